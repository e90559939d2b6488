"""A workbook (.xlsx, .xlsm) as its sheets of cells: text, figure, formula, merged areas; nothing of it is run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from posixpath import normpath
from xml.etree.ElementTree import Element

from xacai.domain.issue import refuse
from xacai.domain.sheet_place import Area, Place, read_area, read_place
from xacai.domain.text import nfc
from xacai.intake.excel_values import Formats, is_yes, shared_strings, text_of
from xacai.intake.markup import attribute, elements, local
from xacai.intake.package import Package

MOST_SHEETS = 200
MOST_CELLS = 400_000
MOST_AREA_ROWS = 200_000
# Elements of one row, or of a list such as that of merged cells, held at a time.
_MOST_HELD = 300_000
_WORKBOOK = "xl/workbook.xml"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_TOGETHER = frozenset({"array", "dataTable"})


class Sort(StrEnum):
    """What a cell holds."""

    BLANK = "blank"
    FIGURE = "figure"
    TEXT = "text"
    TRUTH = "truth"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: ``text`` as an officer would have typed it, ``raw`` as the file has it; ``formula``: it has one."""

    sort: Sort
    text: str = ""
    raw: str = ""
    style: int = 0
    formula: bool = False


BLANK = SheetCell(Sort.BLANK)


class Areas:
    """Rectangles of cells, found by place."""

    def __init__(self) -> None:
        self._rows: dict[int, list[Area]] = {}
        self._held = 0

    def add(self, written: str, file: str) -> None:
        """Take ``A1:C3`` in; one that covers a single cell or is no range is left out."""
        area = read_area(written)
        if area is None or area.first == area.last:
            return
        self._held += area.last[0] - area.first[0] + 1
        if self._held > MOST_AREA_ROWS:
            raise refuse("intake.too-large", file, file=file)
        for row in range(area.first[0], area.last[0] + 1):
            self._rows.setdefault(row, []).append(area)

    def at(self, place: Place) -> Area | None:
        """The area that holds a cell."""
        return next((area for area in self._rows.get(place[0], ()) if area.holds(place)), None)


@dataclass(slots=True)
class WorkSheet:
    """A sheet with its cells by place, merged areas, and areas that one formula fills as a whole."""

    name: str
    part: str
    hidden: bool
    cells: dict[Place, SheetCell] = field(default_factory=dict)
    merged: Areas = field(default_factory=Areas)
    arrays: Areas = field(default_factory=Areas)

    def cell(self, place: Place) -> SheetCell:
        """The cell of a place."""
        return self.cells.get(place, BLANK)

    def merged_at(self, place: Place) -> Area | None:
        """The merged area that a place lies in, unless it is its top left corner."""
        area = self.merged.at(place)
        return area if area is not None and area.first != place else None

    def reckoned(self, place: Place) -> bool:
        """Whether a formula fills the cell, its own or that of an area round it."""
        return self.cell(place).formula or self.arrays.at(place) is not None


@dataclass(frozen=True, slots=True)
class Workbook:
    """An opened workbook; ``sheets`` in the order of their tabs, hidden ones among them."""

    package: Package
    formats: Formats
    sheets: tuple[WorkSheet, ...]

    def sheet(self, name: str) -> WorkSheet | None:
        """A sheet by its name; Excel tells no capital from small letters."""
        wanted = nfc(name).casefold()
        return next((sheet for sheet in self.sheets if nfc(sheet.name).casefold() == wanted), None)


def open_workbook(data: bytes, name: str) -> Workbook:
    """The workbook of a file's bytes; refused where it is none, locked, damaged or far too large."""
    if data.startswith(_OLD_OFFICE):
        raise refuse("intake.old-excel", name, file=name)
    package = Package(data, name)
    if not package.has(_WORKBOOK):
        raise refuse("intake.figures-not-xlsx", name, name=name)
    book = package.tree(_WORKBOOK)
    formats = Formats(package, any(is_yes(node, "date1904") for node in book if local(node) == "workbookPr"))
    sheets = tuple(_sheets(package, book))
    strings = [nfc(text) for text in shared_strings(package, "xl/sharedStrings.xml")]
    room = MOST_CELLS
    for sheet in sheets:
        _read(package, sheet, strings, formats, room)
        room -= len(sheet.cells)
    return Workbook(package, formats, sheets)


def _sheets(package: Package, book: Element) -> Iterator[WorkSheet]:
    targets = {}
    if package.has("xl/_rels/workbook.xml.rels"):
        for node in package.tree("xl/_rels/workbook.xml.rels"):
            target = node.get("Target") or ""
            path = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
            targets[node.get("Id") or ""] = path
    nodes = [node for group in book if local(group) == "sheets" for node in group]
    if len(nodes) > MOST_SHEETS:
        raise refuse("intake.too-large", package.name, file=package.name)
    for node in nodes:
        part = targets.get(attribute(node, "id") or "", "")
        if package.has(part) and "worksheets/" in part:
            yield WorkSheet(node.get("name") or "", part, (node.get("state") or "").endswith("idden"))


def _read(package: Package, sheet: WorkSheet, strings: list[str], formats: Formats, room: int) -> None:
    above: list[Element] = []
    row = held = 0
    for event, node in elements(package.chunks(sheet.part), package.name):
        held += 1
        if event == "start":
            above.append(node)
            continue
        above.pop()
        name = local(node)
        if name == "row":
            row = _whole(node.get("r")) or row + 1
            _take_row(node, row, sheet, strings, formats)
        elif name == "mergeCell":
            sheet.merged.add(node.get("ref") or "", package.name)
        if name in {"row", "mergeCell"} and above:
            above[-1].remove(node)
            held = 0
        if held > _MOST_HELD or len(sheet.cells) > room:
            raise refuse("intake.too-large", package.name, file=package.name)


def _take_row(node: Element, row: int, sheet: WorkSheet, strings: list[str], formats: Formats) -> None:
    column = 0
    for item in node:
        given = read_place(item.get("r") or "")
        column = given[1] if given else column + 1
        parts = {local(part): part for part in item}
        cell = _cell(item, parts, strings, formats)
        if cell != BLANK:
            sheet.cells[row, column] = cell
        formula = parts.get("f")
        if formula is not None and formula.get("t") in _TOGETHER:
            sheet.arrays.add(formula.get("ref") or "", sheet.part)


def _cell(item: Element, parts: dict[str, Element], strings: list[str], formats: Formats) -> SheetCell:
    kind, style, formula = item.get("t") or "n", _whole(item.get("s")), "f" in parts
    raw = (parts["v"].text or "") if "v" in parts else ""
    if kind == "inlineStr":
        text = nfc(text_of(parts["is"])) if "is" in parts else ""
        return SheetCell(Sort.TEXT if text else Sort.BLANK, text, text, style, formula)
    if kind == "s":
        place = _whole(raw.strip())
        text = strings[place] if raw.strip() and place < len(strings) else ""
        return SheetCell(Sort.TEXT if text else Sort.BLANK, text, text, style, formula)
    if kind == "str":
        return SheetCell(Sort.TEXT if raw else Sort.BLANK, nfc(raw), raw, style, formula)
    raw = raw.strip()
    if not raw:
        return SheetCell(Sort.BLANK, style=style, formula=formula)
    if kind == "b":
        return SheetCell(Sort.TRUTH, "1" if raw == "1" else "0", raw, style, formula)
    if kind == "n":
        return SheetCell(Sort.FIGURE, formats.written(raw, style), raw, style, formula)
    return SheetCell(Sort.TEXT if kind == "d" else Sort.ERROR, raw, raw, style, formula)


def _whole(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0
