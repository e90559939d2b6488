"""The two small programs that start Python: ``XaCai.exe`` with a window, ``xacai.com`` on a console.

On a console ``xacai`` finds the ``.com`` before the ``.exe``, so the commands of the documents hold.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from installer.release import windows_version
from installer.runtime import COMPILER

_FOLDER = Path(__file__).parent / "windows"
_RESOURCES = "x86_64-w64-mingw32-windres"


def build_launchers(version: str, library: str, icon: Path, work: Path, target: Path) -> None:
    """Compile both into the folder. ``library`` is ``python311``. Raises CalledProcessError."""
    numbers = windows_version(version)
    compiled = work / "launcher.o"
    subprocess.run(
        [
            *(_RESOURCES, "--include-dir", str(_FOLDER), "--include-dir", str(icon.parent)),
            f"-DVERSION_NUMBERS={numbers.replace('.', ',')}",
            f'-DVERSION_TEXT=\\"{numbers}\\"',
            *("-i", str(_FOLDER / "launcher.rc"), "-o", str(compiled)),
        ],
        check=True,
    )
    common = [
        *(COMPILER, "-O2", "-s", "-municode", "-Wall", "-Wextra", "-Werror", "-finput-charset=UTF-8"),
        *(f'-DPYTHON_LIBRARY=L"{library}.dll"', "-Wl,--no-insert-timestamp"),
        *(f"-ffile-prefix-map={_FOLDER}=.", str(_FOLDER / "launcher.c"), str(compiled)),
    ]
    subprocess.run([*common, "-DWINDOWED", "-mwindows", "-o", str(target / "XaCai.exe")], check=True)
    subprocess.run([*common, "-mconsole", "-o", str(target / "xacai.com")], check=True)
