"""What the page does with the sums: the own report filled in, the printed pages, the workbook."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from xacai.domain.consolidation import View
from xacai.domain.period import Period
from xacai.files.atomic import write_atomic
from xacai.services.consolidation_papers import consolidation_facts, consolidation_pdf, consolidation_xlsx
from xacai.services.prefilling import Prefilled, prefill
from xacai.ui.operation import run
from xacai.ui.page import Page
from xacai.ui.printing.preview import PrintPreview, show_preview
from xacai.wording.language import _, ngettext
from xacai.wording.periods import dated_words


def stem(period: Period) -> str:
    """The name of the files without their ending."""
    return f"tong-hop-{period.code.lower()}"


def preview(page: Page, period: Period, view: View, ranked: str) -> PrintPreview:
    """The printed pages over the page; from there they are saved and printed."""
    workspace = page.workspace
    return show_preview(
        page,
        stem(period),
        lambda: consolidation_pdf(consolidation_facts(workspace, period, view=view, ranked=ranked)),
    )


def ask_for_workbook(page: Page, period: Period) -> Path | None:
    """Where the workbook goes; None where the person changed their mind."""
    start = str(Path.home() / f"{stem(period)}.xlsx")
    chosen, _kind = QFileDialog.getSaveFileName(page, _("Save the Excel workbook"), start, "Excel (*.xlsx)")
    return Path(chosen).with_suffix(".xlsx") if chosen else None


def write_workbook(page: Page, period: Period, view: View, ranked: str, target: Path) -> None:
    """Every row of every office as a workbook, written and read back."""
    workspace = page.workspace

    def work() -> Path:
        facts = consolidation_facts(workspace, period, view=view, ranked=ranked)
        return write_atomic(target, consolidation_xlsx(facts)).path

    run(
        page,
        lambda _progress: work(),
        done=lambda path: page.tell(_("Written: {path}").format(path=path), "ok"),
        title=_("Writing the workbook"),
    )


def fill_own_report(page: Page, period: Period, *, overwrite: bool = False) -> None:
    """Fill the own report in from the sums and say what was filled, what stands otherwise, what is left."""
    workspace = page.workspace

    def told(done: Prefilled) -> None:
        page.changed.emit()
        if done.filling.differing and not overwrite:
            page.tell(
                prefill_words(done, period),
                "warn",
                _("Take the totals there too"),
                lambda: fill_own_report(page, period, overwrite=True),
            )
        else:
            page.tell(
                prefill_words(done, period), "ok", _("Open the report"), lambda: page.go.emit("reporting", "")
            )

    run(
        page,
        lambda _progress: prefill(workspace, period, overwrite=overwrite),
        done=told,
        title=_("Filling in the report"),
    )


def prefill_words(done: Prefilled, period: Period) -> str:
    """What became of the own report, in one or two sentences."""
    gathering = done.found.gathering
    count = len(done.filling.filled)
    words = ngettext(
        "{count} cell of the report {period} filled in from {counted} of {expected} offices.",
        "{count} cells of the report {period} filled in from {counted} of {expected} offices.",
        count,
    ).format(
        count=count,
        period=dated_words(period),
        counted=len(gathering.counted),
        expected=len(gathering.expected),
    )
    other = len(done.filling.differing)
    if other:
        more = ngettext(
            "{count} cell says something else and stays as it is.",
            "{count} cells say something else and stay as they are.",
            other,
        )
        if set(done.filling.differing) <= set(done.filling.filled):
            more = ngettext(
                "{count} of them said something else before.",
                "{count} of them said something else before.",
                other,
            )
        words = f"{words} {more.format(count=other)}"
    if done.left:
        left = ngettext("{count} cell is left to you.", "{count} cells are left to you.", len(done.left))
        words = f"{words} {left.format(count=len(done.left))}"
    return words
