"""The province's own Excel: a mapping is proposed, mended, kept; a report fills the workbook; one is read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from xacai.domain.catalogue import Catalogue
from xacai.domain.indicator import EMPTY, Cell, CellState
from xacai.domain.issue import Issue, Refusal, Severity, errors, refuse
from xacai.domain.report import Report
from xacai.domain.submission import ReportFacts
from xacai.domain.text import plain
from xacai.domain.workbook_content import Content, contents, row_content
from xacai.domain.workbook_map import What, WorkbookMap, check_map, read_map, write_map
from xacai.domain.workbook_proposal import Proposal, propose
from xacai.files.canonical import encode, load
from xacai.files.reading import read_limited
from xacai.intake.workbook import open_workbook
from xacai.intake.workbook_filling import fill_workbook
from xacai.intake.workbook_reading import BackReading, read_back, sheet_texts
from xacai.services import reporting
from xacai.services.computing import printed_facts
from xacai.services.workspace import Workspace

LARGEST_WORKBOOK = 50_000_000
LARGEST_MAP = 5_000_000
# Ratios are compared as a sheet shows them, not to their last binary digit.
_ALIKE = Decimal("0.005")


def read_workbook(source: Path) -> bytes:
    """The bytes of a workbook; a plain refusal where it cannot be read."""
    return read_limited(source, LARGEST_WORKBOOK)


def propose_map(data: bytes, name: str, catalogue: Catalogue) -> tuple[Proposal, ...]:
    """What the cells of a workbook seem to stand for; refused where nothing is recognised."""
    found = recognise(data, name, catalogue).proposals
    if not any(item.entry.code for item in found):
        raise refuse("workbook.nothing-recognised", name, name=name)
    return found


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a workbook is: the names of its sheets, what its cells seem to stand for (nothing where unknown)."""

    sheets: tuple[str, ...]
    proposals: tuple[Proposal, ...]


def recognise(data: bytes, name: str, catalogue: Catalogue) -> Recognised:
    """The sheets of a workbook with a proposal for its cells."""
    book = open_workbook(data, name)
    return Recognised(tuple(sheet.name for sheet in book.sheets), propose(sheet_texts(book), catalogue))


def fits(mapping: WorkbookMap, sheets: Sequence[str]) -> bool:
    """Whether a workbook has every sheet that a mapping names."""
    return {entry.sheet.casefold() for entry in mapping.entries} <= {name.casefold() for name in sheets}


def map_bytes(mapping: WorkbookMap) -> bytes:
    """A mapping as one small file (canonical JSON)."""
    return encode(write_map(mapping))


def read_map_file(source: Path) -> tuple[WorkbookMap | None, tuple[Issue, ...]]:
    """The mapping of a file, its shape checked; refused where it is none."""
    try:
        data = load(read_limited(source, LARGEST_MAP))
    except Refusal as fault:
        raise refuse("workbook.no-map", source.name, name=source.name) from fault
    if not isinstance(data, dict):
        raise refuse("workbook.no-map", source.name, name=source.name)
    return read_map(data)


def sound_map(source: Path) -> WorkbookMap:
    """The mapping of a file; the first thing that is wrong with its shape refuses it."""
    mapping, issues = read_map_file(source)
    for issue in errors(issues):
        raise Refusal(issue)
    if mapping is None:
        raise refuse("workbook.no-map", source.name, name=source.name)
    return mapping


def keep_map(workspace: Workspace, mapping: WorkbookMap) -> WorkbookMap:
    """Keep a mapping, over one of the same name; refused where it does not fit its catalogue."""
    for issue in errors(check_map(mapping, workspace.catalogue(mapping.catalogue))):
        raise Refusal(issue)
    with workspace.store.writing("workbook.map", mapping.name) as shelves:
        shelves.workbook_maps.put(mapping)
    return mapping


def remove_map(workspace: Workspace, name: str) -> None:
    """Forget a mapping."""
    with workspace.store.writing("workbook.unmap", name) as shelves:
        shelves.workbook_maps.remove(name)


def maps(workspace: Workspace) -> tuple[WorkbookMap, ...]:
    """Every mapping that is kept, by name."""
    with workspace.store.reading() as shelves:
        return shelves.workbook_maps.all()


def find_map(workspace: Workspace, name: str) -> WorkbookMap:
    """The mapping of a name; refused where there is none."""
    with workspace.store.reading() as shelves:
        found = shelves.workbook_maps.get(name)
    if found is None:
        raise refuse("workbook.unknown-map", name, name=name)
    return found


@dataclass(frozen=True, slots=True)
class FilledWorkbook:
    """A filled workbook (None where an error stopped it), cells with content, cells left empty, and issues."""

    data: bytes | None
    filled: int
    empty: tuple[str, ...]
    issues: tuple[Issue, ...]


def fill_in(
    workspace: Workspace, report: Report, mapping: WorkbookMap, data: bytes, name: str
) -> FilledWorkbook:
    """The workbook with the report's figures; of a locked report those of its snapshot."""
    catalogue = workspace.catalogue(report.catalogue)
    known = printed_facts(workspace, report)
    found = _fitting(mapping, catalogue, report)
    if errors(found):
        return FilledWorkbook(None, 0, (), found)
    wanted = tuple(contents(mapping, catalogue, known, workspace.office().name, report.period))
    made, issues = fill_workbook(data, name, wanted)
    empty = tuple(
        item.entry.place for item in wanted if item.content is None and item.entry.what is not What.NOTE
    )
    count = sum(1 for item in wanted if item.content is not None)
    return FilledWorkbook(made, count if made is not None else 0, empty, (*found, *issues))


def _fitting(mapping: WorkbookMap, catalogue: Catalogue, report: Report) -> tuple[Issue, ...]:
    """Whether a mapping goes with a report: its kind of period, its catalogue, its codes."""
    if mapping.kinds and report.period.kind not in mapping.kinds:
        raise refuse("workbook.other-kind", mapping.name, name=mapping.name, period=report.period.code)
    found = check_map(mapping, catalogue)
    if mapping.catalogue == catalogue.id:
        return found
    params = {"name": mapping.name, "catalogue": mapping.catalogue, "used": catalogue.id}
    return (*found, Issue("workbook.other-catalogue", Severity.WARNING, mapping.name, params))


@dataclass(frozen=True, slots=True)
class Comparison:
    """A workbook beside the report. ``cells`` can be taken (by code); of these ``new`` stand nowhere yet and
    ``differing`` against another value (code: own, the workbook's); ``derived`` are figures that the program works
    out otherwise (place: own, the workbook's).
    """

    cells: Mapping[str, Cell]
    new: tuple[str, ...]
    same: tuple[str, ...]
    differing: Mapping[str, tuple[Cell, Cell]]
    derived: Mapping[str, tuple[Content, Content]]
    issues: tuple[Issue, ...]


def compare(workspace: Workspace, report: Report, mapping: WorkbookMap, data: bytes, name: str) -> Comparison:
    """What a filled workbook says that the report does not; nothing is stored."""
    catalogue = workspace.catalogue(report.catalogue)
    found = _fitting(mapping, catalogue, report)
    for issue in errors(found):
        raise Refusal(issue)
    reading = read_back(open_workbook(data, name), mapping, catalogue)
    typed = _typed(reading, catalogue, report)
    old = {code: report.values.get(code, EMPTY) for code in typed}
    cells = {code: _meant(cell, old[code]) for code, cell in typed.items()}
    alike = {code for code, cell in cells.items() if old[code] == cell}
    new = {code for code, cell in old.items() if cell.state is CellState.UNTOUCHED}
    other = [code for code in cells if code not in alike | new]
    known = printed_facts(workspace, report)
    issues = (*found, *_other_report(workspace, reading, known), *reading.issues)
    return Comparison(
        cells,
        tuple(code for code in cells if code in new - alike),
        tuple(code for code in cells if code in alike),
        {code: (old[code], cells[code]) for code in other},
        _derived(mapping, reading, catalogue, known, typed),
        issues,
    )


def _meant(cell: Cell, old: Cell) -> Cell:
    """A workbook without a note takes no note away; its 0 is how "nothing arose" was written."""
    if old.state is CellState.NOTHING_AROSE and cell.number == 0:
        cell = replace(old, note=cell.note)
    return cell if cell.note else replace(cell, note=old.note)


def _typed(reading: BackReading, catalogue: Catalogue, report: Report) -> dict[str, Cell]:
    """Cells of typed rows: the period's own; the cumulative column too where the period is not cumulative."""
    kept = {What.VALUE} if report.period.cumulative else {What.CUMULATIVE, What.VALUE}
    rows = {row.code: row for row in catalogue.rows()}
    return {
        code: cell
        for (what, code), cell in sorted(reading.cells.items(), key=lambda item: item[0][0] is What.VALUE)
        if what in kept and rows[code].typed
    }


def _derived(
    mapping: WorkbookMap,
    reading: BackReading,
    catalogue: Catalogue,
    known: ReportFacts,
    typed: Mapping[str, Cell],
) -> dict[str, tuple[Content, Content]]:
    found: dict[str, tuple[Content, Content]] = {}
    rows = {row.code: row for row in catalogue.rows()}
    for entry in mapping.entries:
        cell, row = reading.cells.get((entry.what, entry.code)), rows.get(entry.code)
        if cell is None or row is None or entry.code in typed:
            continue
        own = row_content(entry.what, row, known)
        said: Content = cell.text if cell.text else cell.amount
        if not _agree(own, said):
            found[entry.place] = (own, said)
    return found


def _agree(own: Content, said: Content) -> bool:
    if isinstance(own, Decimal) and isinstance(said, Decimal):
        return abs(own - said) <= _ALIKE
    return own == said


def _other_report(workspace: Workspace, reading: BackReading, known: ReportFacts) -> tuple[Issue, ...]:
    """A doubt where the workbook names another office."""
    office = workspace.office().name
    named = reading.words.get(What.OFFICE, "")
    if not named or plain(named) == plain(office):
        return ()
    return (Issue("workbook.other-office", Severity.WARNING, "", {"found": named, "office": office}),)


def take_back(
    workspace: Workspace, report: Report, found: Comparison, *, overwrite: bool = False
) -> reporting.Filling:
    """Put the cells of a workbook into the report; those against another value only on ``overwrite``."""
    return reporting.fill(workspace, report, found.cells, overwrite=overwrite)
