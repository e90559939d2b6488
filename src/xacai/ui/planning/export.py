"""Writing the plan into a folder that the person chooses: PDF of a draft, PDF and data bundle of an issued plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from xacai.domain.plan import Plan, PlanState
from xacai.files.atomic import make_folder, write_atomic
from xacai.services.workspace import Workspace
from xacai.ui.operation import Operation, run
from xacai.ui.page import Page
from xacai.wording.language import _, ngettext


def write_plan(workspace: Workspace, plan: Plan, folder: Path) -> tuple[Path, ...]:
    """Write and read back: a draft as PDF with its draft mark, an issued plan as PDF and bundle."""
    # These bring the PDF libraries along: not before they are wanted.
    from xacai.services.publishing import plan_pdf
    from xacai.services.submitting import export_plan

    if plan.state is PlanState.ISSUED:
        exported = export_plan(workspace, plan.key, folder)
        return exported.pdf.path, exported.bundle.path
    make_folder(folder)
    name = f"{plan.key.replace('/', '-')}-du-thao.pdf"
    return (write_atomic(folder / name, plan_pdf(workspace, plan)).path,)


def export(page: Page, plan: Plan, folder: Path, done: Callable[[], None] | None = None) -> Operation:
    """Write off the screen's thread and say what was written."""

    def told(paths: tuple[Path, ...]) -> None:
        words = ngettext(
            "{count} file was written and read back: {folder}",
            "{count} files were written and read back: {folder}",
            len(paths),
        )
        page.tell(words.format(count=len(paths), folder=folder), "ok")
        page.changed.emit()
        if done is not None:
            done()

    return run(
        page,
        lambda _progress: write_plan(page.workspace, plan, folder),
        done=told,
        title=_("Writing the plan"),
    )


def choose_folder(page: Page) -> Path | None:
    """Ask for a folder; None where the person changed their mind."""
    chosen = QFileDialog.getExistingDirectory(page, _("Folder for the plan's files"), str(Path.home()))
    return Path(chosen) if chosen else None


def choose_document(page: Page) -> Path | None:
    """Ask for a document to take in."""
    kinds = _("Documents ({patterns})").format(patterns="*.docx *.doc *.xlsx *.html *.htm *.pdf *.txt")
    chosen, _kind = QFileDialog.getOpenFileName(
        page, _("Open the plan that was issued"), str(Path.home()), kinds
    )
    return Path(chosen) if chosen else None
