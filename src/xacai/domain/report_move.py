"""A draft report taken along to another version of its catalogue. Nothing typed is lost: the rest is set aside.

Values, overrides and words go where their row or section went; bound numbers in words follow their rows, and one whose
row is gone is written out as it stood. Reasons follow the place that they answer for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_move import CatalogueMove
from xacai.domain.indicator import EMPTY, Cell, CellState, Values
from xacai.domain.plan import Target
from xacai.domain.report import REFERENCE, Report, SectionText, edited

Write = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class MovedReport:
    """The report under the new catalogue and what found no place there, by where it stood (``cell 3.3.9``)."""

    report: Report
    left: Mapping[str, str]


def move_report(report: Report, new: Catalogue, move: CatalogueMove, write: Write) -> MovedReport:
    """The draft under ``new``. ``write`` gives the writing of an old row's value. Refused where it is locked."""
    rows, sections = move.row_codes(), move.section_codes()
    left: dict[str, str] = {}
    values = _moved(report.values, rows, "cell", left)
    overrides = _moved(report.overrides, rows, "cumulative", left)
    texts = {}
    for code, section in report.texts.items():
        text = rebound(section.text, move.named(), write)
        if code in sections:
            texts[sections[code]] = SectionText(text, section.drafted)
        elif text:
            left[f"section {code}"] = text
    reasons = dict(_reasons(report.reasons, new, move, left))
    moved = edited(
        report,
        catalogue=new.id,
        values=values,
        overrides=overrides,
        texts=texts,
        reasons=reasons,
        set_aside={**report.set_aside, **left},
    )
    return MovedReport(moved, left)


def _moved(cells: Values, codes: Mapping[str, str], place: str, left: dict[str, str]) -> dict[str, Cell]:
    kept = {}
    for code, cell in cells.items():
        if code in codes:
            kept[codes[code]] = cell
        elif cell != EMPTY:
            left[f"{place} {code}"] = cell_words(cell)
    return kept


def cell_words(cell: Cell) -> str:
    """A cell in plain words, note and all, as it is kept aside."""
    states = {CellState.NOTHING_AROSE: "không phát sinh", CellState.NOT_AVAILABLE: "chưa có số liệu"}
    number = "" if cell.number is None else f"{cell.number.normalize():f}".replace(".", ",")
    said = states.get(cell.state) or cell.text or number
    return " – ".join(words for words in (said, cell.note) if words)


def rebound(text: str, codes: Mapping[str, str], write: Write) -> str:
    """The text with its bound numbers bound to the new codes; one without a new row is written out."""

    def new(code: str) -> str:
        return f"{{{codes[code]}}}" if code in codes else write(code)

    return REFERENCE.sub(lambda found: new(found.group(1)), text)


def _reasons(
    reasons: Mapping[str, str], new: Catalogue, move: CatalogueMove, left: dict[str, str]
) -> Iterator[tuple[str, str]]:
    rules = {f"rule.{rule.code}" for rule in new.rules}
    for key, words in reasons.items():
        code, bar, where = key.partition("|")
        place = _place(where, new, move)
        if place is None or (code.startswith("rule.") and code not in rules):
            left[f"reason {key}"] = words
        else:
            yield f"{code}{bar}{place}", words


def _place(where: str, new: Catalogue, move: CatalogueMove) -> str | None:
    """The place in the new catalogue; None where it is gone."""
    kind, _space, code = where.partition(" ")
    if kind == "cell":
        found = move.named().get(code)
    elif kind == "section":
        found = move.section_codes().get(code)
    elif kind == "form":
        found = code if new.form(code) is not None else None
    else:
        return where
    return None if found is None else f"{kind} {found}"


def measured_by(targets: Iterable[Target], codes: Mapping[str, str]) -> tuple[Target, ...]:
    """Targets with the rows that measure them under the codes of another version; a row that is gone stays named."""
    return tuple(
        replace(target, indicator=codes.get(target.indicator, target.indicator)) for target in targets
    )


def carried(values: Values, move: CatalogueMove) -> dict[str, Cell]:
    """Cells of another catalogue version by the codes of this one; rows that cannot move are left out, never 0."""
    codes = move.row_codes()
    return {codes[code]: cell for code, cell in values.items() if code in codes}
