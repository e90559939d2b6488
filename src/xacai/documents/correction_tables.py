"""The sheet "Các nội dung đính chính": what a correction changed, as tables for the last appendix of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xacai.documents.content import Align, Appendix, Block, Column, Row, Run, StateDocument, Table
from xacai.documents.content import Cell as TableCell
from xacai.documents.content import Paragraph as Words
from xacai.documents.report_tables import NOT_AVAILABLE, NOTHING_AROSE, STATUS_WORDS
from xacai.domain.catalogue import Catalogue
from xacai.domain.correction import CellChange, Correction, TaskChange
from xacai.domain.indicator import Cell, CellState
from xacai.domain.number import write_number
from xacai.domain.progress import Status

TITLE = "Các nội dung đính chính"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_NONE = "(không có)"
_BLANK = "(chưa nhập)"


def with_correction(paper: StateDocument, correction: Correction, catalogue: Catalogue) -> StateDocument:
    """The report with one appendix more, which tells what the correction changed."""
    others = paper.appendices
    label = f"Phụ lục {_ROMAN[len(others)]}" if others else "Phụ lục"
    first = replace(others[0], label="Phụ lục I") if len(others) == 1 else None
    sheet = Appendix(
        label,
        TITLE,
        others[0].reference if others else "",
        correction_notes(correction),
        correction_blocks(correction, catalogue),
    )
    return replace(paper, appendices=(*((first,) if first else others), sheet))


def correction_notes(correction: Correction) -> tuple[str, ...]:
    """Which revision replaces which, and why."""
    replaces = f"Bản lần {correction.revision} thay thế bản lần {correction.former}."
    return (replaces, f"Lý do: {correction.reason}") if correction.reason else (replaces,)


def correction_blocks(correction: Correction, catalogue: Catalogue) -> tuple[Block, ...]:
    """One table each for figures, words and tasks; only what changed."""
    found: list[Block] = []
    if correction.cells:
        found += [_lead("Số liệu"), _cells(correction, catalogue)]
    if correction.sections:
        found += [_lead("Lời văn"), _sections(correction)]
    if correction.tasks:
        found += [_lead("Nhiệm vụ"), _tasks(correction.tasks)]
    return tuple(found) or (Words((Run("Nội dung không thay đổi so với bản trước."),)),)


def _lead(text: str) -> Words:
    return Words((Run(text, bold=True),))


def _table(heads: tuple[tuple[str, float, Align], ...], rows: Iterator[tuple[str, ...]]) -> Table:
    columns = tuple(Column(share, align) for _head, share, align in heads)
    header = Row(tuple(TableCell(head) for head, _share, _align in heads))
    return Table(columns, (header,), tuple(Row(tuple(TableCell(text) for text in row)) for row in rows))


def _cells(correction: Correction, catalogue: Catalogue) -> Table:
    heads = (
        ("Mã", 10, Align.CENTRE),
        ("Chỉ tiêu", 40, Align.LEFT),
        ("Đã gửi", 13, Align.RIGHT),
        ("Đính chính", 13, Align.RIGHT),
        ("Ghi chú", 24, Align.LEFT),
    )
    return _table(heads, (_cell_row(item, catalogue) for item in correction.cells))


def _cell_row(item: CellChange, catalogue: Catalogue) -> tuple[str, ...]:
    row = catalogue.row(item.code)
    name = row.name if row is not None else item.code
    if item.cumulative:
        name = f"{name} (lũy kế)"
    decimals = row.decimals if row is not None else 2
    return (item.code, name, _figure(item.old, decimals), _figure(item.new, decimals), item.reason)


def _figure(cell: Cell | None, decimals: int) -> str:
    if cell is None:
        return _NONE
    words = {
        CellState.NOTHING_AROSE: NOTHING_AROSE,
        CellState.NOT_AVAILABLE: NOT_AVAILABLE,
        CellState.UNTOUCHED: _BLANK,
    }
    if cell.state is not CellState.VALUE:
        return words[cell.state]
    return cell.text if cell.number is None else write_number(cell.number, decimals)


def _sections(correction: Correction) -> Table:
    heads = (("Mục", 10, Align.CENTRE), ("Đã gửi", 45, Align.LEFT), ("Đính chính", 45, Align.LEFT))
    rows = ((item.code, item.old or _NONE, item.new or _NONE) for item in correction.sections)
    return _table(heads, rows)


def _tasks(tasks: tuple[TaskChange, ...]) -> Table:
    heads = (
        ("Nhiệm vụ", 46, Align.LEFT),
        ("Đã gửi", 27, Align.LEFT),
        ("Đính chính", 27, Align.LEFT),
    )
    rows = (
        (f"{item.key}. {item.content}", _stand(item.old, item.old_result), _stand(item.new, item.new_result))
        for item in tasks
    )
    return _table(heads, rows)


def _stand(status: str, result: str) -> str:
    if not status:
        return _NONE
    words = STATUS_WORDS[Status(status)]
    return f"{words}. {result}" if result else words
