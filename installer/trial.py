"""The run gate: a setup of an older version, data, the upgrade, one step back, the uninstaller, under Wine.

``python -m installer.trial CHROOT OLDER_SETUP SETUP OUT``: a line a step, pictures and ``log.txt`` in OUT; exit
status 1 when a step failed.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from installer.wine import LOCAL, Done, Wine, end

PROGRAM = LOCAL + "\\Programs\\XaCai"
BEFORE = PROGRAM + "-truoc"
DATA = LOCAL + "\\xacai"
OFFICE = DATA + "\\commune"
_KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\XaCai"
_WINDOW = "[Xx]acai"


class Failed(Exception):
    """A step did not come out as it must."""


class Trial:
    """The steps, in their order; each tells what was seen."""

    def __init__(self, wine: Wine, older: Path, newer: Path, out: Path) -> None:
        self.wine = wine
        self.out = out
        self.older, self.newer = wine.lay(older), wine.lay(newer)
        self.old_version, self.new_version = older.name.split("-")[1], newer.name.split("-")[1]
        self.figures_before = ""

    def steps(self) -> tuple[Callable[[], str], ...]:
        """All steps; the first that fails ends the trial."""
        return (
            self.wizard_is_vietnamese,
            self.foreign_folder_is_refused,
            self.install_older,
            self.demo_river,
            self.first_start,
            self.upgrade_keeps_the_older,
            self.data_is_the_same,
            self.window_opens_on_the_data,
            self.lower_version_is_refused,
            self.one_step_back,
            self.upgrade_again,
            self.uninstall_keeps_data,
        )

    def wizard_is_vietnamese(self) -> str:
        """The pages of the wizard as pictures; then it is left."""
        program = self.wine.start(self.newer)
        _must(self.wine.wait_for_window("Cài đặt") is not None, "the wizard's window did not come")
        time.sleep(2)
        self.wine.picture(self.out / "1-wizard-welcome.png")
        self.wine.press("Cài đặt", "Return")
        time.sleep(2)
        self.wine.picture(self.out / "2-wizard-folder.png")
        end(program)
        self.wine.run("taskkill", "/F", "/IM", self.newer.rpartition("\\")[2])
        return "see the pictures"

    def foreign_folder_is_refused(self) -> str:
        """A folder with someone's files is neither installed into nor emptied."""
        letter = self.wine.drive("C:\\thu-rieng\\thu.txt")
        letter.parent.mkdir()
        letter.write_text("của tôi", encoding="utf-8")
        _must(self.wine.run(self.newer, "/S", "/D=C:\\thu-rieng").status == 2, "it was not refused")
        _must([path.name for path in letter.parent.iterdir()] == ["thu.txt"], "the folder was changed")
        return "refused, its file is untouched"

    def install_older(self) -> str:
        """A silent installation for this user."""
        begun = time.monotonic()
        _must(self.wine.run(self.older, "/S").status == 0, "the setup failed")
        _must(self.version() == self.old_version, self.version())
        _must(any(self.wine.drive("C:\\users\\root\\Desktop").glob("XaCai*.lnk")), "no desktop icon")
        opening = self.wine.run(
            "reg", "query", "HKCU\\Software\\Classes\\XaCai.Bundle\\shell\\open\\command"
        ).words
        _must("XaCai.exe" in opening and "%1" in opening, opening)
        return f"{self.old_version} in {time.monotonic() - begun:.1f} s"

    def demo_river(self) -> str:
        """Plan, report, bundle and PDF inside Windows' Python; the level above receives it."""
        begun = time.monotonic()
        answer = self.xacai("demo", "--no-window", "--data", DATA, "--out", "C:\\demo")
        made = {path.suffix for path in self.wine.drive("C:\\demo").iterdir()}
        _must({".pdf", ".xacai"} <= made, answer.words)
        self.figures_before = self.figures()
        return f"{time.monotonic() - begun:.1f} s, {len(answer.words.splitlines())} steps"

    def first_start(self) -> str:
        """The window without any data."""
        program = self.wine.start(PROGRAM + "\\XaCai.exe", "--data", "C:\\moi")
        seconds = self.wine.wait_for_window(_WINDOW)
        _must(seconds is not None, "no window came")
        time.sleep(20)
        self.wine.picture(self.out / "3-first-start.png")
        # While it is open nothing may be replaced under it.
        _must(self.wine.run(self.newer, "/S").status == 2, "an upgrade under an open window was not refused")
        _must(self.version() == self.old_version, self.version())
        self.close_window(program)
        return f"window after {seconds:.1f} s; an upgrade meanwhile was refused"

    def upgrade_keeps_the_older(self) -> str:
        """The newer setup over the older program; a file of a person in the folder survives."""
        begun = time.monotonic()
        _must(self.wine.run(self.newer, "/S").status == 0, "the setup failed")
        _must(self.version() == self.new_version, self.version())
        _must(self.version(BEFORE) == self.old_version, "the older program was not kept")
        _must(
            self.new_version in self.wine.run("reg", "query", _KEY, "/v", "DisplayVersion").words, "registry"
        )
        return f"{self.old_version} to {self.new_version} in {time.monotonic() - begun:.1f} s"

    def data_is_the_same(self) -> str:
        """The newer program opens the older one's data (and brings it to its own schema) with equal figures."""
        _must(self.figures() == self.figures_before, "the figures differ after the upgrade")
        return "report and plan as before"

    def window_opens_on_the_data(self) -> str:
        """Start to window, twice; the first pages as pictures."""
        times = []
        for number in (1, 2):
            program = self.wine.start(PROGRAM + "\\XaCai.exe", "--data", OFFICE)
            times.append(self.wine.wait_for_window(_WINDOW))
            _must(times[-1] is not None, "no window came")
            time.sleep(8)
            if number == 2:
                for key, page in (("1", "home"), ("2", "plan"), ("3", "progress"), ("4", "report")):
                    self.wine.press(_WINDOW, f"ctrl+{key}")
                    time.sleep(4)
                    self.wine.picture(self.out / f"4-{page}.png")
            self.close_window(program)
        return "window after " + ", ".join(f"{seconds:.1f} s" for seconds in times if seconds is not None)

    def lower_version_is_refused(self) -> str:
        """The older setup over the newer program."""
        _must(self.wine.run(self.older, "/S").status == 2, "it was not refused")
        _must(self.version() == self.new_version, self.version())
        return f"{self.old_version} over {self.new_version}: refused"

    def one_step_back(self) -> str:
        """The older program again, with the same data."""
        self.wine.run(PROGRAM + "\\uninstall.exe", "/BACK", "/S")
        self.until(
            lambda: not self.wine.drive(PROGRAM + "-bo").exists() and self.version() == self.old_version
        )
        _must(not self.wine.drive(BEFORE).exists(), "the folder of the step back is still there")
        _must(self.figures() == self.figures_before, "the figures differ after the step back")
        return f"{self.old_version} again, figures as before"

    def upgrade_again(self) -> str:
        """After a step back the newer one can be installed once more."""
        _must(self.wine.run(self.newer, "/S").status == 0, "the setup failed")
        return self.version()

    def uninstall_keeps_data(self) -> str:
        """Program, links and registry go; data and a person's own file stay."""
        own = self.wine.drive(PROGRAM + "\\ghi-chu.txt")
        own.write_text("của tôi", encoding="utf-8")
        self.wine.run(PROGRAM + "\\uninstall.exe", "/S")
        folder = self.wine.drive(PROGRAM)
        self.until(lambda: [path.name for path in folder.iterdir()] == ["ghi-chu.txt"])
        _must(not self.wine.drive(BEFORE).exists(), "the older program is still there")
        _must((self.wine.drive(OFFICE) / "xacai.db").exists(), "the data is gone")
        _must(self.wine.run("reg", "query", _KEY).status != 0, "the uninstall entry is still there")
        _must(
            not any(self.wine.drive("C:\\users\\root\\Desktop").glob("XaCai*.lnk")), "the icon is still there"
        )
        return "data and a person's file stayed, all else is gone"

    def version(self, folder: str = PROGRAM) -> str:
        """What the program of a folder says of itself."""
        return self.wine.run(folder + "\\xacai.com", "--version").words.strip().removeprefix("xacai ")

    def figures(self) -> str:
        """The plan and the reports as the program tells them."""
        asked = (("plan", "show"), ("report", "show", "--period", "2026-Q3"))
        told = [self.xacai(*words, "--data", OFFICE, "--json").words for words in asked]
        for text in told:
            json.loads(text)
        return "\n".join(told)

    def xacai(self, *words: str) -> Done:
        """The console program; it must succeed."""
        done = self.wine.run(PROGRAM + "\\xacai.com", *words)
        _must(done.status == 0, f"{' '.join(words)}: {done.words}")
        return done

    def close_window(self, program: object) -> None:
        """End the program and wait until its files are free."""
        del program
        self.wine.run("taskkill", "/F", "/IM", "XaCai.exe")
        time.sleep(2)

    def until(self, seen: Callable[[], bool], timeout: float = 120) -> None:
        """The uninstaller works on after it returned: wait for what it must come to."""
        begun = time.monotonic()
        while not seen():
            _must(time.monotonic() - begun < timeout, "it did not come to its end")
            time.sleep(1)


def _must(good: bool, otherwise: str) -> None:
    if not good:
        raise Failed(otherwise)


def main() -> int:
    """Run the trial and write its log."""
    chroot, older, newer, out = map(Path, sys.argv[1:5])
    out.mkdir(parents=True, exist_ok=True)
    lines: list[str] = []
    wine = Wine(chroot)
    try:
        trial = Trial(wine, older, newer, out)
        for step in trial.steps():
            lines.append(_told(step))
            print(lines[-1], flush=True)
            if lines[-1].startswith("FAILED"):
                wine.picture(out / "failed.png")
                break
    finally:
        wine.close()
        (out / "log.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 1 if any(line.startswith("FAILED") for line in lines) else 0


def _told(step: Callable[[], str]) -> str:
    name = step.__name__.replace("_", " ")
    try:
        return f"ok      {name}: {step()}"
    except Failed as fault:
        return f"FAILED  {name}: {fault}"


if __name__ == "__main__":
    sys.exit(main())
