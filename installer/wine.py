"""Wine 10 in a Debian 13 chroot: programs, pictures and files of a made-up Windows PC."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
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
_PRINTER, _SPOOL = "may-in", "var/spool/cups"
LOCAL = "C:\\users\\root\\AppData\\Local"
_SCREEN_GREY = "#6b7785"
FULL = 900  # a picture with fewer colours is of a window that has not painted all of itself yet


@dataclass(frozen=True, slots=True)
class Done:
    """How a program ended and what it said."""

    status: int
    words: str


class Wine:
    """A fresh Windows user on a virtual screen of 1366 × 768, with a printer. Close it: servers go on otherwise."""

    def __init__(self, chroot: Path) -> None:
        self.chroot = chroot
        self.folder = chroot / "trial"
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder / "home").mkdir(parents=True)
        (chroot / "tmp/.X11-unix").mkdir(parents=True, exist_ok=True)
        self._screen = self._popen("Xvfb", _DISPLAY, "-screen", "0", "1366x768x24", "-nolisten", "tcp")
        time.sleep(2)
        # Frames around the windows, and the keys to the one in front.
        self._manager = self._popen("openbox")
        self._add_printer()
        self._inside("wineboot", "-i")
        self._inside("wineserver", "-w")
        self._inside("xsetroot", "-solid", _SCREEN_GREY)
        # Windows stays up between two programs, as on a PC; otherwise each would wait for its services.
        self._up = self._popen("wine", "cmd", stdin=subprocess.PIPE)

    def close(self) -> None:
        """End every program of this Windows and the screen."""
        self._inside("wineserver", "-k")
        self._up.communicate()
        for program in (self._manager, self._screen, self._spooler):
            program.send_signal(signal.SIGTERM)
            program.wait(20)
        for disk in self.folder.glob("disk-*"):
            subprocess.run(["umount", str(disk)], check=False)

    def add_disk(self, letter: str, megabytes: int) -> None:
        """Another disk, so small that it can be filled."""
        place = self.folder / f"disk-{letter}"
        place.mkdir()
        size = f"size={megabytes}m"
        subprocess.run(["mount", "-t", "tmpfs", "-o", size, "xacai-trial", str(place)], check=True)
        (self.folder / "home/.wine/dosdevices" / f"{letter}:").symlink_to(f"/trial/disk-{letter}")

    def _add_printer(self) -> None:
        """A printer that keeps what it is sent instead of printing it."""
        for job in (self.chroot / _SPOOL).glob("[cd]0*"):
            job.unlink()
        self._spooler = self._popen("cupsd", "-f")
        time.sleep(2)
        self._inside("lpadmin", "-p", _PRINTER, "-E", "-v", "file:/dev/null", "-m", "raw")
        self._inside("lpadmin", "-d", _PRINTER)

    def pages_printed(self) -> int:
        """How many pages the printer was sent."""
        jobs = (path.read_bytes() for path in (self.chroot / _SPOOL).glob("d0*"))
        return sum(job.count(b"\n%%Page: ") for job in jobs)

    def drive(self, path: str) -> Path:
        r"""The file on this machine behind ``C:\…``."""
        return behind(self.folder, path)

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

    def wait_for_window(self, name: str, timeout: float = 120) -> float | None:
        """Seconds until a visible window bears the name (a regular expression); None when none came."""
        begun = time.monotonic()
        while True:
            if self._inside("xdotool", "search", "--onlyvisible", "--name", name).stdout.strip():
                return time.monotonic() - begun
            if time.monotonic() - begun >= timeout:
                return None
            time.sleep(0.1)

    def press(self, name: str, *keys: str) -> None:
        """Press keys in the last window of that name, once it stands still."""
        self.settle()
        found = self._inside("xdotool", "search", "--onlyvisible", "--name", name).stdout.split()
        if found:
            self._inside("xdotool", "windowactivate", "--sync", found[-1])
            for key in keys:
                self._inside("xdotool", "key", "--clearmodifiers", key)
                time.sleep(0.3)

    def type_in(self, words: str) -> None:
        """Type into what has the keys."""
        self._inside("xdotool", "type", "--delay", "30", words)

    def click(self, x: int, y: int) -> None:
        """Click at a point of the screen."""
        self._inside("xdotool", "mousemove", str(x), str(y), "click", "1")

    def settle(self, colours: int = 60, timeout: float = 15) -> bool:
        """Wait until that many colours are painted and two looks are alike; whether it came to that."""
        begun, before = time.monotonic(), ""
        while time.monotonic() - begun < timeout:
            seen = self._look()
            if seen == before and int(seen.split()[0]) >= colours:
                return True
            before = seen
            time.sleep(0.5)
        return False

    def change(self, act: Callable[[], None], timeout: float = 60) -> None:
        """Do something and wait until the screen shows it; a page that is opened first keeps the one before."""
        self.settle()
        before, begun = self._look(), time.monotonic()
        act()
        while self._look() == before and time.monotonic() - begun < timeout:
            time.sleep(0.5)
        self.settle()

    def _look(self) -> str:
        """The number of colours on the screen and a digest of it."""
        return self._inside("sh", "-c", "import -window root png:- | identify -format '%k %#' -").stdout

    def picture(self, target: Path, colours: int = 60) -> None:
        """The screen as PNG, once that many colours are painted and stand still."""
        self.settle(colours, timeout=40)
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

    def _popen(self, *words: str, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["chroot", str(self.chroot), *words],
            env=_ENVIRONMENT,
            stdin=stdin,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def behind(folder: Path, path: str) -> Path:
    r"""The file behind ``C:\…`` or another disk's letter, in the folder of a made-up PC."""
    letter, _colon, rest = path.partition(":\\")
    top = "home/.wine/drive_c" if letter == "C" else f"disk-{letter.lower()}"
    return folder / top / rest.replace("\\", "/")


def end(program: subprocess.Popen[bytes]) -> None:
    """End a started program without asking."""
    if program.poll() is None:
        os.kill(program.pid, signal.SIGKILL)
    program.wait(20)
