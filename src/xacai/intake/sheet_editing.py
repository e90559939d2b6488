"""The XML of a worksheet with a few cells changed: every byte that is not of these cells stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from xml.parsers import expat

from xacai.domain.issue import refuse
from xacai.domain.number import write_decimal
from xacai.domain.sheet_place import Place, place_name, read_place

Written = Decimal | str | None
"""What a cell shall hold: a figure, words, nothing."""
# A start tag: quoted values may hold ">".
_TAG = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_DROPPED = re.compile(rb"\s(?:t|cm|vm)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(slots=True)
class _Row:
    """A row: where its tag and its end are, which cells it has."""

    number: int
    style: str
    start: int
    end: int = 0
    cells: list[_Cell] = field(default_factory=list)


@dataclass(slots=True)
class _Cell:
    column: int
    start: int
    end: int = 0


@dataclass(slots=True)
class _Outline:
    """The rows with their cells and the places of their tags in the file, as a parser meets them."""

    rows: list[_Row] = field(default_factory=list)
    styles: list[tuple[int, int, str]] = field(default_factory=list)
    start: int = -1
    end: int = -1


class _Reader:
    """Walks once over a sheet and notes where everything stands."""

    def __init__(self, data: bytes, file: str) -> None:
        self.outline = _Outline()
        self._data, self._file, self._path = data, file, [""]
        parser = expat.ParserCreate()
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser
        try:
            parser.Parse(data, True)
        except expat.ExpatError:
            raise refuse("intake.damaged", file, file=file) from None

    def _doctype(self, *_parts: object) -> None:
        raise refuse("intake.entities", self._file, file=self._file)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        at, above = self._parser.CurrentByteIndex, self._path[-1]
        self._path.append(name)
        outline = self.outline
        if name == "sheetData":
            outline.start = at
        elif name == "col" and above == "cols" and "style" in given:
            outline.styles.append((int(given["min"]), int(given["max"]), given["style"]))
        elif name == "row" and above == "sheetData":
            number = int(given.get("r") or (outline.rows[-1].number + 1 if outline.rows else 1))
            outline.rows.append(_Row(number, given.get("s", ""), at))
        elif name == "c" and above == "row":
            row = outline.rows[-1]
            place = read_place(given.get("r", ""))
            row.cells.append(_Cell(place[1] if place else (row.cells[-1].column + 1 if row.cells else 1), at))

    def _end(self, tag: str) -> None:
        name = self._path.pop()
        above, outline = self._path[-1], self.outline
        if name == "sheetData":
            outline.end = self._after(outline.start)
        elif name == "row" and above == "sheetData":
            outline.rows[-1].end = self._after(outline.rows[-1].start)
        elif name == "c" and above == "row":
            cell = outline.rows[-1].cells[-1]
            cell.end = self._after(cell.start)

    def _after(self, start: int) -> int:
        """The place behind the element that ends here; an empty-element tag ends with itself."""
        opening = tag_at(self._data, start)
        if opening.endswith(b"/>"):
            return start + len(opening)
        at = self._parser.CurrentByteIndex
        return at + len(tag_at(self._data, at))


def tag_at(data: bytes, start: int) -> bytes:
    """The tag that begins at a place."""
    found = _TAG.match(data, start)
    return found.group() if found else b""


def edited_sheet(data: bytes, changes: Mapping[Place, Written], file: str) -> bytes:
    """The sheet with these cells changed. Each keeps its style; one that was not there takes its row's or column's.

    A cell that is to hold nothing and is not there is not made.
    """
    try:
        outline = _Reader(data, file).outline
    except (ValueError, KeyError):
        raise refuse("intake.damaged", file, file=file) from None
    if outline.start < 0:
        raise refuse("intake.damaged", file, file=file)
    pieces: list[bytes] = []
    done = 0
    for start, end, new in sorted(_edits(data, outline, changes), key=lambda edit: edit[:2]):
        pieces += (data[done:start], new)
        done = end
    return b"".join((*pieces, data[done:]))


def _edits(
    data: bytes, outline: _Outline, changes: Mapping[Place, Written]
) -> Iterator[tuple[int, int, bytes]]:
    """(start, end, new bytes) for each place of the file that changes."""
    prefix = _prefix(data, outline.start)
    rows = {row.number: row for row in outline.rows}
    new: dict[int, dict[int, Written]] = {}
    for (number, column), content in sorted(changes.items()):
        row = rows.get(number)
        cell = next((cell for cell in row.cells if cell.column == column), None) if row else None
        if cell is not None:
            yield cell.start, cell.end, _changed(tag_at(data, cell.start), content, prefix)
        elif content is not None:
            new.setdefault(number, {})[column] = content
    alone: list[tuple[int, bytes]] = []
    for number, cells in new.items():
        row = rows.get(number)
        style = row.style if row else ""
        made = [
            (column, _made((number, column), style or _column_style(outline, column), content, prefix))
            for column, content in cells.items()
        ]
        if row is None:
            inner = b"".join(cell for _column, cell in made)
            alone.append((number, b'<%brow r="%d">%b</%brow>' % (prefix, number, inner, prefix)))
        else:
            yield from _into_row(data, row, made, prefix)
    yield from _new_rows(data, outline, alone, prefix)


def _into_row(
    data: bytes, row: _Row, made: list[tuple[int, bytes]], prefix: bytes
) -> Iterator[tuple[int, int, bytes]]:
    if not row.cells:
        yield _inside(data, row.start, row.end, b"row", b"".join(cell for _column, cell in made), prefix)
        return
    places: dict[int, bytes] = {}
    for column, cell in made:
        following = next((other.start for other in row.cells if other.column > column), row.cells[-1].end)
        places[following] = places.get(following, b"") + cell
    yield from ((place, place, cells) for place, cells in places.items())


def _new_rows(
    data: bytes, outline: _Outline, alone: list[tuple[int, bytes]], prefix: bytes
) -> Iterator[tuple[int, int, bytes]]:
    if alone and not outline.rows:
        whole = b"".join(row for _number, row in alone)
        yield _inside(data, outline.start, outline.end, b"sheetData", whole, prefix)
        return
    places: dict[int, bytes] = {}
    for number, row in alone:
        following = next(
            (other.start for other in outline.rows if other.number > number), outline.rows[-1].end
        )
        places[following] = places.get(following, b"") + row
    yield from ((place, place, rows) for place, rows in places.items())


def _inside(
    data: bytes, start: int, end: int, name: bytes, inner: bytes, prefix: bytes
) -> tuple[int, int, bytes]:
    """Put something into an element that has no rows or cells yet."""
    opening = tag_at(data, start)
    if opening.endswith(b"/>"):
        return start, end, opening[:-2].rstrip() + b">" + inner + b"</" + prefix + name + b">"
    after = start + len(opening)
    return after, after, inner


def _prefix(data: bytes, start: int) -> bytes:
    """``x:`` where the file writes ``<x:sheetData>``."""
    name = tag_at(data, start)[1:].split(b"sheetData", 1)[0]
    return name if name.endswith(b":") else b""


def _column_style(outline: _Outline, column: int) -> str:
    return next((style for first, last, style in outline.styles if first <= column <= last), "")


def _made(place: Place, style: str, content: Written, prefix: bytes) -> bytes:
    tag = b'<%bc r="%b"' % (prefix, place_name(place).encode())
    if style.isdigit():
        tag += b' s="%b"' % style.encode()
    return _changed(tag + b"/>", content, prefix)


def _changed(tag: bytes, content: Written, prefix: bytes) -> bytes:
    """The cell of a start tag with another content; what the tag says but its type stays."""
    head = _DROPPED.sub(b"", tag.removesuffix(b">").removesuffix(b"/").rstrip())
    if content is None:
        return head + b"/>"
    end = b"</" + prefix + b"c>"
    if isinstance(content, Decimal):
        return b"%b><%bv>%b</%bv>%b" % (head, prefix, write_decimal(content).encode(), prefix, end)
    inner = b'<%bis><%bt xml:space="preserve">%b</%bt></%bis>' % (
        prefix,
        prefix,
        _escaped(content),
        prefix,
        prefix,
    )
    return head + b' t="inlineStr">' + inner + end


def _escaped(words: str) -> bytes:
    """Words as ASCII with references, which is right in whatever encoding the file is."""
    safe = _FORBIDDEN.sub("", words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.encode("ascii", "xmlcharrefreplace")
