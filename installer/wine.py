"""Wine 10 in a Debian 13 chroot: programs, pictures and files of a made-up Windows PC."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

_DISPLAY = ":77"
_HOME = "/trial/home"
_ENVIRONMENT = {
    "HOME": _HOME,
    "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
    "LC_ALL": "C.UTF-8",
    "DISPLAY": _DISPLAY,
    "WINEDEBUG": "-all",
    # No debugger's window when something fails, no offers to install .NET or a browser.
    "WINEDLLOVERRIDES": "winedbg.exe=;mscoree=;mshtml=",
}
LOCAL = "C:\\users\\root\\AppData\\Local"


@dataclass(frozen=True, slots=True)
class Done:
    """How a program ended and what it said."""

    status: int
    words: str


class Wine:
    """A fresh Windows user on a virtual screen of 1366 × 768. Close it: servers go on otherwise."""

    def __init__(self, chroot: Path) -> None:
        self.chroot = chroot
        self.folder = chroot / "trial"
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "home").mkdir(parents=True)
        (chroot / "tmp/.X11-unix").mkdir(parents=True, exist_ok=True)
        self._screen = self._popen("Xvfb", _DISPLAY, "-screen", "0", "1366x768x24", "-nolisten", "tcp")
        time.sleep(2)
        self._inside("wineboot", "-i")
        self._inside("wineserver", "-w")

    def close(self) -> None:
        """End every program of this Windows and the screen."""
        self._inside("wineserver", "-k")
        self._screen.send_signal(signal.SIGTERM)
        self._screen.wait(20)

    def drive(self, path: str) -> Path:
        r"""The file on this machine behind ``C:\…``."""
        return self.folder / "home/.wine/drive_c" / path.removeprefix("C:\\").replace("\\", "/")

    def lay(self, file: Path) -> str:
        """Copy a file onto the made-up PC; its Windows path."""
        shutil.copyfile(file, self.drive(f"C:\\{file.name}"))
        return f"C:\\{file.name}"

    def run(self, *words: str, timeout: float = 300) -> Done:
        """Run a Windows program to its end; its output goes through a pipe, as Python under Wine needs."""
        done = self._inside("wine", *words, timeout=timeout)
        return Done(done.returncode, done.stdout)

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        """Start a Windows program with a window."""
        return self._popen("wine", *words)

    def wait_for_window(self, name: str, timeout: float = 60) -> float | None:
        """Seconds until a visible window bears the name (a regular expression); None when none came."""
        begun = time.monotonic()
        while time.monotonic() - begun < timeout:
            if self._inside("xdotool", "search", "--onlyvisible", "--name", name).stdout.strip():
                return time.monotonic() - begun
            time.sleep(0.1)
        return None

    def press(self, name: str, *keys: str) -> None:
        """Press keys in the first window of that name."""
        found = self._inside("xdotool", "search", "--onlyvisible", "--name", name).stdout.split()
        if found:
            self._inside("xdotool", "windowfocus", "--sync", found[-1])
            self._inside("xdotool", "key", *keys)

    def picture(self, target: Path) -> None:
        """The screen as PNG."""
        self._inside("import", "-window", "root", "/trial/screen.png")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.folder / "screen.png", target)

    def _inside(self, *words: str, timeout: float = 120) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["chroot", str(self.chroot), *words],
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )

    def _popen(self, *words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["chroot", str(self.chroot), *words],
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def end(program: subprocess.Popen[bytes]) -> None:
    """End a started program without asking."""
    if program.poll() is None:
        os.kill(program.pid, signal.SIGKILL)
    program.wait(20)
