"""The setup that leaves: wizard, first start, silent installation, the demo, the pages, the uninstaller."""

from __future__ import annotations

import time
from pathlib import Path

from installer.trial.pc import (
    ABOVE,
    ASIDE,
    BEFORE,
    DATA,
    OFFICE,
    PAPERS,
    PC,
    PROGRAM,
    REFUSED,
    UNINSTALL_KEY,
    WINDOW,
    WIZARD,
    Setup,
    must,
)
from installer.wine import FULL

_DESKTOP = "C:\\users\\root\\Desktop"
_CLASSES = "Software\\Classes"
_OPENING = f"HKCU\\{_CLASSES}\\XaCai.Bundle\\shell\\open\\command"
_PLAIN = 300  # colours of a page of the wizard
# Ctrl and a number opens a page; in the sample office these.
_PAGES = (("5-plan", 2), ("6-report", 4), ("7-sending", 7), ("8-home", 1))


def wizard_installs(pc: PC, setup: Setup) -> str:
    """Next, Install, Finish by the keyboard; the last page opens the program."""
    program = pc.wine.start(setup.path)
    pc.seen(WIZARD)
    pc.picture("1-wizard-welcome", _PLAIN)
    pc.wine.press(WIZARD, "Return")
    pc.picture("2-wizard-folder", _PLAIN)
    begun = time.monotonic()
    pc.wine.press(WIZARD, "Return")
    pc.until(lambda: pc.exists(PROGRAM + "\\uninstall.exe"))
    seconds = time.monotonic() - begun
    pc.picture("3-wizard-finish", _PLAIN)
    pc.wine.press(WIZARD, "Return")
    pc.seen(WINDOW)
    pc.picture("4-first-start")
    pc.stop("XaCai.exe")
    must(program.wait(60) == 0, "the wizard did not end well")
    pc.must_be(setup)
    return f"{setup.version} in {seconds:.1f} s by the wizard, which opened the first start"


def foreign_folder_is_refused(pc: PC, setup: Setup) -> str:
    """A folder with someone's files is neither installed into nor emptied."""
    letter = pc.wine.drive("C:\\thu-rieng\\thu.txt")
    letter.parent.mkdir()
    letter.write_text("của tôi", encoding="utf-8")
    pc.install(setup, "/D=C:\\thu-rieng", status=REFUSED)
    must([path.name for path in letter.parent.iterdir()] == ["thu.txt"], "the folder was changed")
    return "refused, its file is untouched"


def same_version_again(pc: PC, setup: Setup) -> str:
    """A silent installation over the same version leaves one program, not two."""
    seconds = pc.install(setup)
    pc.must_be(setup)
    must(not pc.exists(ASIDE) and not pc.exists(BEFORE), "the same version was kept twice")
    must(any(pc.wine.drive(_DESKTOP).glob("XaCai*.lnk")), "no desktop icon")
    opening = pc.wine.run("reg", "query", _OPENING).words
    must("XaCai.exe" in opening and "%1" in opening, opening)
    return f"{seconds:.1f} s, silently"


def demo_river(pc: PC) -> str:
    """Plan, report, bundle and PDF inside Windows' Python; the level above receives it."""
    return pc.furnish()


def window_opens_on_the_data(pc: PC) -> str:
    """Start to window, twice; at the second time the pages as pictures."""
    with pc.window("--data", OFFICE) as first:
        pc.wine.settle()
    with pc.window("--data", OFFICE) as second:
        choose_period(pc)
        for name, number in _PAGES:
            pc.open_page(number)
            pc.picture(name)
    return f"window after {first:.1f} s, {second:.1f} s"


def choose_period(pc: PC) -> None:
    """The quarter of the demo's report, by the keyboard: before the search field stands the list of the periods."""
    pc.wine.settle(FULL)
    pc.wine.press(WINDOW, "ctrl+k", "shift+Tab", "space", "Down", "Down", "Down", "Return")
    pc.wine.settle()


def double_click_opens(pc: PC) -> str:
    """A bundle that is opened as the explorer opens it leads to its page in the receiving office."""
    _set_aside(pc)
    pc.wine.drive(ABOVE).rename(pc.wine.drive(DATA))
    bundle = next(path for path in pc.wine.drive(PAPERS).glob("*_report_*.xacai"))
    for key in (".xacai", "XaCai.Bundle"):
        # Wine asks the machine's own part of the registry only, Windows the user's too.
        pc.wine.run("reg", "copy", f"HKCU\\{_CLASSES}\\{key}", f"HKLM\\{_CLASSES}\\{key}", "/s", "/f")
    pc.wine.start("start", f"{PAPERS}\\{bundle.name}")
    seconds = pc.seen(WINDOW)
    pc.picture("9-double-click")
    pc.stop("XaCai.exe")
    return f"window after {seconds:.1f} s, see the picture"


def _set_aside(pc: PC) -> None:
    """Make room where the program looks for its data by itself."""
    if pc.exists(DATA):
        pc.wine.drive(DATA).rename(pc.wine.drive(DATA + "-dau"))


def uninstall_keeps_data(pc: PC) -> str:
    """Program, links and registry go; data and a person's own file stay."""
    own = pc.wine.drive(PROGRAM + "\\ghi-chu.txt")
    own.write_text("của tôi", encoding="utf-8")
    pc.wine.run(PROGRAM + "\\uninstall.exe", "/S")
    folder = pc.wine.drive(PROGRAM)
    pc.until(lambda: names(folder) == ["ghi-chu.txt"])
    must(not pc.exists(BEFORE), "the older program is still there")
    must(pc.exists(OFFICE + "\\xacai.db"), "the data is gone")
    must(pc.wine.run("reg", "query", UNINSTALL_KEY).status != 0, "the uninstall entry is still there")
    must(not any(pc.wine.drive(_DESKTOP).glob("XaCai*.lnk")), "the icon is still there")
    own.unlink()
    folder.rmdir()
    return "data and a person's file stayed, all else is gone"


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())
