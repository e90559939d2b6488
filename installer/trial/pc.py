"""A made-up PC with the program on it: what every step of the trial asks of it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from installer.wine import FULL, LOCAL, Done, Wine, end

PROGRAM = LOCAL + "\\Programs\\XaCai"
BEFORE, ASIDE, GONE, KEPT = (PROGRAM + suffix for suffix in ("-truoc", "-cu", "-bo", "-giu-1"))
DATA = LOCAL + "\\xacai"  # where the program looks by itself
HOME = "C:\\so-lieu"
OFFICE, ABOVE = HOME + "\\commune", HOME + "\\province"
PAPERS = "C:\\demo"
PERIOD, PLAN = "2026-Q3", "2026/cchc"
UNINSTALL_KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\XaCai"
WINDOW, WIZARD = "^[Xx]acai$", "Cài đặt XaCai"
DONE, REFUSED = 0, 2  # what a silent setup ends with


class Failed(Exception):
    """A step did not come out as it must."""


def must(good: bool, otherwise: str) -> None:
    """Raise Failed unless it is good."""
    if not good:
        raise Failed(otherwise)


@dataclass(frozen=True, slots=True)
class Setup:
    """A setup on the PC, and the version in it."""

    path: str
    version: str

    @property
    def process(self) -> str:
        """Its name among the running programs."""
        return self.path.rpartition("\\")[2]


@dataclass(slots=True)
class PC:
    """A Windows user, where the pictures go, and what one step leaves for a later one."""

    wine: Wine
    out: Path
    figures_before: str = ""
    installed: int = 0  # bytes of the program

    def lay_setup(self, file: Path) -> Setup:
        """Bring a setup onto the PC; its version stands in its name."""
        return Setup(self.wine.lay(file), file.name.split("-")[1])

    def install(self, setup: Setup, *more: str, status: int = DONE) -> float:
        """Run a setup silently, which must end with that status; the seconds."""
        begun = time.monotonic()
        done = self.wine.run(setup.path, "/S", *more)
        must(done.status == status, f"the setup ended with {done.status}, not {status}: {done.words}")
        return time.monotonic() - begun

    def version(self, folder: str = PROGRAM) -> str:
        """What the program of a folder says of itself."""
        return self.wine.run(folder + "\\xacai.com", "--version").words.strip().removeprefix("xacai ")

    def must_be(self, setup: Setup, folder: str = PROGRAM) -> None:
        """The program of that folder must be the one of this setup."""
        found = self.version(folder)
        must(found == setup.version, f"{folder} holds {found or 'no program'}, not {setup.version}")

    def xacai(self, *words: str, folder: str = PROGRAM, status: int = 0) -> Done:
        """The console program, which must end with that status."""
        done = self.wine.run(folder + "\\xacai.com", *words)
        must(done.status == status, f"{' '.join(words)}: {done.status}, {done.words}")
        return done

    def asked(self, *words: str) -> dict[str, object]:
        """What the console program answers as JSON."""
        answer = json.loads(self.xacai(*words, "--json").words)
        return answer if isinstance(answer, dict) else {"answer": answer}

    def furnish(self) -> str:
        """The demo: plan, report, bundle and PDF inside Windows' Python; the level above receives the bundle."""
        begun = time.monotonic()
        answer = self.xacai("demo", "--no-window", "--data", HOME, "--out", PAPERS)
        made = {path.suffix for path in self.wine.drive(PAPERS).iterdir()}
        must({".pdf", ".xacai"} <= made, answer.words)
        self.figures_before = self.figures()
        return f"{time.monotonic() - begun:.1f} s, {len(answer.words.splitlines())} steps"

    def figures(self) -> str:
        """The plan and the report as the program tells them."""
        asked = (("plan", "show", "--plan", PLAN), ("report", "show", "--period", PERIOD))
        return "\n".join(self.xacai(*words, "--data", OFFICE, "--json").words for words in asked)

    def must_be_equal(self) -> None:
        """The figures must be those that the demo left."""
        must(self.figures() == self.figures_before, "the figures differ")

    def picture(self, name: str, colours: int = FULL) -> None:
        """The screen into the folder of the pictures."""
        self.wine.picture(self.out / f"{name}.png", colours)

    @contextmanager
    def window(self, *words: str, folder: str = PROGRAM) -> Iterator[float]:
        """The program's window; gives the seconds until it came and closes it afterwards."""
        program = self.wine.start(folder + "\\XaCai.exe", *words)
        try:
            yield self.seen(WINDOW)
        finally:
            self.stop("XaCai.exe")
            end(program)

    def open_page(self, number: int) -> None:
        """Ctrl and a number opens a page of the window."""
        self.wine.change(lambda: self.wine.press(WINDOW, f"ctrl+{number}"))

    def seen(self, name: str) -> float:
        """Seconds until a window of that name came; it must come."""
        seconds = self.wine.wait_for_window(name)
        if seconds is None:
            raise Failed(f"no window {name} came")
        return seconds

    def stop(self, process: str) -> None:
        """End a program as the task manager does, and wait until its files are free."""
        self.wine.run("taskkill", "/F", "/IM", process)
        time.sleep(2)

    def exists(self, path: str) -> bool:
        """Whether a file or folder is there."""
        return self.wine.drive(path).exists()

    def until(self, seen: Callable[[], bool], timeout: float = 300) -> None:
        """Wait for what a program that works on by itself must come to."""
        begun = time.monotonic()
        while not seen():
            must(time.monotonic() - begun < timeout, "it did not come to its end")
            time.sleep(0.5)
