"""The window from the first word of the command line to the first page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xacai.domain.issue import Refusal
from xacai.files.paths import data_folder
from xacai.files.preferences import read_preferences
from xacai.files.presence import in_use
from xacai.ui.app import run
from xacai.ui.frame import FrameView, Scope
from xacai.ui.main_window import MainWindow
from xacai.ui.page import FILE
from xacai.ui.theme import Mode
from xacai.wording.language import _, use_language

if TYPE_CHECKING:
    from xacai.services.workspace import Workspace
    from xacai.ui.sample_visit import SampleVisit

_MODES: dict[str, Mode] = {"light": "light", "dark": "dark"}


def main(arguments: list[str]) -> int:
    """Open the window on the data folder that the arguments name, or the user's own; the exit status."""
    given, package = _options(arguments)
    folder = (Path(given["--data"]) if "--data" in given else data_folder()).expanduser().absolute()
    preferences = read_preferences(folder)
    use_language(given.get("--lang") or preferences.language)
    return run(
        ["xacai"],
        partial(_open, folder),
        settle=partial(settle, package=package),
        mode=_MODES.get(preferences.mode, "system"),
        percent=preferences.percent,
        reports=folder / "faults",
        claim=lambda: _claim(folder, package),
    )


def _options(arguments: list[str]) -> tuple[dict[str, str], str]:
    """``--data DIR`` and ``--lang CODE``, also with ``=``; and the package that is to be opened, as a whole path.

    A whole parser would cost the start more than the window.
    """
    words = [
        part for word in arguments for part in (word.split("=", 1) if word.startswith("--") else (word,))
    ]
    given: dict[str, str] = {}
    package = ""
    rest = iter(words)
    for word in rest:
        if word.startswith("--"):
            given[word] = next(rest, "")
        else:
            package = str(Path(word).absolute())
    return given, package


def _claim(folder: Path, package: str) -> bool:
    """Whether this start may go on; a window that has the folder open is asked to come to the front instead."""
    if not in_use(folder):
        return True
    from xacai.ui.second_start import OneWindow

    return not OneWindow(folder).call(package)


def _open(folder: Path) -> Workspace:
    from xacai.bootstrap import open_workspace

    try:
        return open_workspace(folder)
    except Refusal as refusal:
        from xacai.ui.rescue import offer_rescue
        from xacai.ui.step_back import offer_copy

        newer = refusal.issue.code == "store.newer"
        if not (offer_copy(folder) if newer else offer_rescue(folder, refusal)):
            raise
        return open_workspace(folder)


def settle(window: MainWindow, workspace: Workspace, package: str = "") -> None:
    """Show the first start while there is no office, else the pages, and on them the package that is to be opened."""
    from xacai.ui.copy_keeper import CopyKeeper
    from xacai.ui.sample_visit import SampleVisit
    from xacai.ui.second_start import OneWindow

    window.destroyed.connect(lambda: workspace.close())
    home = partial(show_own, window, workspace)
    visit = SampleVisit(window, workspace, partial(_show_sample, window, workspace), home)
    OneWindow(workspace.folder, window).listen(partial(_second_start, window, workspace, visit))
    window.help_wanted.connect(partial(_show_help, window, workspace))
    CopyKeeper(window, workspace)
    home()
    if package and workspace.find_office() is not None:
        open_package(window, workspace, package)


def show_own(window: MainWindow, workspace: Workspace) -> None:
    """The pages of the own office; the first start while there is none."""
    if workspace.find_office() is not None:
        open_pages(window, workspace)
        return
    from xacai.ui.first_start.page import FirstStart

    first = FirstStart(workspace)
    first.finished.connect(lambda page: _leave_first_start(window, workspace, page, first.place))
    first.sample_wanted.connect(window.sample_wanted)
    first.help_wanted.connect(window.help_wanted)
    window.refresh_frame()
    window.cover(first)


def _show_sample(window: MainWindow, own: Workspace, sample: Workspace) -> None:
    """The pages of the sample office, each under the words that say so."""
    window.uncover()
    open_pages(window, sample, leaving=lambda: sample_leaving(own.find_office() is not None))


def sample_leaving(has_office: bool) -> str:
    """The words of the way out of the sample office."""
    return _("Back to my own office") if has_office else _("Begin with my own office")


def _show_help(window: MainWindow, workspace: Workspace) -> None:
    """The guide beside the first start, where no page can show it."""
    from xacai.ui.help.dialog import show_help

    show_help(window, workspace)


def _second_start(window: MainWindow, workspace: Workspace, visit: SampleVisit, package: str) -> None:
    window.raise_from_second_start()
    if package and workspace.find_office() is not None and visit.leave():
        open_package(window, workspace, package)


def open_package(window: MainWindow, workspace: Workspace, package: str) -> None:
    """A package was double-clicked: an office that receives looks through it first, another takes its answer in."""
    window.show_page("receiving" if workspace.office().receives else "submitting", f"{FILE}{package}")


def _leave_first_start(window: MainWindow, workspace: Workspace, page: str, place: str) -> None:
    window.uncover()
    open_pages(window, workspace, page)
    if place:
        window.show_page(page, place)


def open_pages(
    window: MainWindow, workspace: Workspace, page: str = "", *, leaving: Callable[[], str] | None = None
) -> None:
    """Show the pages for the period that is worked on today; ``leaving`` names the way out of the sample office."""
    from xacai.ui.frame_words import FrameWords, sample_words

    words = FrameWords(workspace)

    def frame(scope: Scope) -> FrameView:
        view = words.view(scope)
        if leaving is None:
            return view
        return view._replace(sample=sample_words(workspace.today()), leaving=leaving())

    window.open(
        workspace,
        words.first_scope(),
        frame=frame,
        search=lambda query: words.hits(query, window.scope),
        page=page,
    )
