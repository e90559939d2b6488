"""A first mapping of a workbook: its rows beside the catalogue's, by their words and numbers (STT), accents aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xacai.domain.catalogue import Catalogue, Row, RowKind
from xacai.domain.sheet_place import Place, place_name
from xacai.domain.text import plain, squeeze
from xacai.domain.workbook_map import Entry, What

LEAST, SURE, LEAST_ALIKE = 0.65, 0.9, 0.5
SAME_NUMBER = 0.2
MOST_LINES = 2_000
_HEADER_ROWS = 4
_COLUMNS = (
    (What.NOTE, re.compile(r"ghi chu|giai trinh")),
    (What.CUMULATIVE, re.compile(r"luy ke|cong don|tu dau nam")),
    (What.VALUE, re.compile(r"so lieu|gia tri|trong ky|ky nay|ket qua|thuc hien|so luong|ky bao cao")),
)
_OWN = re.compile(r"trong ky|ky nay|rieng")
_NAME = re.compile(r"chi tieu|noi dung|tieu chi|ten bieu")
_NUMBER = re.compile(r"(?:stt|tt|so tt|so thu tu|ma so|ma)\.?")
_GENERAL = (
    (What.OFFICE, re.compile(r"(?:ten )?(?:don vi|co quan)(?: bao cao)? ?:?")),
    (What.PERIOD, re.compile(r"ky bao cao ?:?")),
    (What.FIRST_DAY, re.compile(r"(?:so lieu )?tu ngay ?:?")),
    (What.LAST_DAY, re.compile(r"(?:den ngay|ngay chot so lieu) ?:?")),
)
_SHORT = {
    "tthc": "thu tuc hanh chinh",
    "cchc": "cai cach hanh chinh",
    "vbqppl": "van ban quy pham phap luat",
    "dvsncl": "don vi su nghiep cong lap",
    "pakn": "phan anh kien nghi",
    "vtvl": "vi tri viec lam",
    "ubnd": "uy ban nhan dan",
    "ttdt": "thong tin dien tu",
}


@dataclass(frozen=True, slots=True)
class SheetTexts:
    """The words of a visible sheet by place, and the cells that cannot be filled (formulas, parts of merged ones)."""

    name: str
    texts: Mapping[Place, str]
    closed: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A cell beside what it seems to stand for; ``sure`` where name or number leave little doubt."""

    entry: Entry
    sure: bool


@dataclass(frozen=True, slots=True)
class _Line:
    row: int
    words: str
    number: str


@dataclass(frozen=True, slots=True)
class _Head:
    """Columns of a table: names, numbers (0: none), what is entered where; the header's first and last row."""

    name: int
    number: int
    columns: Mapping[What, int]
    first: int
    last: int


def propose(sheets: Iterable[SheetTexts], catalogue: Catalogue) -> tuple[Proposal, ...]:
    """A proposal for each cell that a row of the catalogue seems to belong to, sheet by sheet, each row once."""
    left = [row for row in catalogue.rows() if row.applies]
    found: list[Proposal] = []
    for sheet in sheets:
        head = _head(sheet.texts)
        found.extend(_general(sheet, head))
        if head is None:
            continue
        matched = _matched(list(_lines(sheet, head)), left)
        for line, row, sure in matched:
            found.extend(_proposals(sheet, head, line, row, sure=sure))
        taken = {row.code for _line, row, _sure in matched}
        left = [row for row in left if row.code not in taken]
    return tuple(found)


def _head(texts: Mapping[Place, str]) -> _Head | None:
    """The first row that names a column of indicators and, within the next rows, one of figures."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), words in sorted(texts.items()):
        rows.setdefault(row, {})[column] = plain(words)
    for row, cells in rows.items():
        name = next((column for column, words in cells.items() if _NAME.search(words)), 0)
        if not name or len(cells) < 2:
            continue
        columns, last = _figure_columns(rows, row, name)
        if columns:
            number = next((column for column, words in cells.items() if _NUMBER.fullmatch(words)), 0)
            return _Head(name, number, columns, row, last)
    return None


def _figure_columns(
    rows: Mapping[int, Mapping[int, str]], first: int, name: int
) -> tuple[dict[What, int], int]:
    """What each column right of the names holds; a lower line of the header says more than an upper one."""
    said: dict[int, What] = {}
    own: set[int] = set()
    last = first
    for row in range(first, first + _HEADER_ROWS):
        cells = rows.get(row, {})
        if row > first and name in cells:
            break
        for column, words in cells.items():
            what = next((what for what, form in _COLUMNS if form.search(words)), None)
            if column > name and what is not None and len(words) < 60:
                said[column], last = what, row
                own |= {column} if _OWN.search(words) else set()
    columns: dict[What, int] = {}
    for column, what in sorted(said.items()):
        columns.setdefault(what, column)
    if What.CUMULATIVE not in columns and columns.get(What.VALUE, 0) not in own | {0}:
        # The only column of figures is that of the whole period.
        columns[What.CUMULATIVE] = columns.pop(What.VALUE)
    return (columns if set(columns) - {What.NOTE} else {}), last


def _lines(sheet: SheetTexts, head: _Head) -> Iterator[_Line]:
    rows = sorted(row for row, column in sheet.texts if column == head.name and row > head.last)
    for row in rows[:MOST_LINES]:
        number = squeeze(sheet.texts.get((row, head.number), "")).rstrip(".")
        yield _Line(row, squeeze(sheet.texts[row, head.name]), number)


def _matched(lines: Sequence[_Line], rows: Sequence[Row]) -> list[tuple[_Line, Row, bool]]:
    """Pairs from the best to the worst, each line and each row once; of equals those at like heights win."""
    pairs = []
    for at, line in enumerate(lines):
        for place, row in enumerate(rows):
            alike = likeness(line.words, row.name)
            score = alike + (SAME_NUMBER if line.number and line.number == row.no else 0)
            if score >= LEAST and alike >= LEAST_ALIKE:
                apart = abs(at / len(lines) - place / len(rows))
                pairs.append((-score, apart, at, place))
    found: dict[int, tuple[int, bool]] = {}
    taken: set[int] = set()
    for score, _apart, at, place in sorted(pairs):
        if at not in found and place not in taken:
            found[at] = (place, -score >= SURE)
            taken.add(place)
    return [(lines[at], rows[place], sure) for at, (place, sure) in sorted(found.items())]


def likeness(one: str, other: str) -> float:
    """How many words two names share, 0 to 1; short forms such as TTHC count as their words."""
    first, second = _bag(one), _bag(other)
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0


@lru_cache(maxsize=8192)
def _bag(words: str) -> Counter[str]:
    parts = re.findall(r"\w+", plain(words))
    return Counter(part for word in parts for part in _SHORT.get(word, word).split())


def _proposals(sheet: SheetTexts, head: _Head, line: _Line, row: Row, *, sure: bool) -> Iterator[Proposal]:
    if row.kind is RowKind.HEADING:
        return
    for what, column in sorted(head.columns.items(), key=lambda item: item[1]):
        place = (line.row, column)
        if place in sheet.closed:
            continue
        entry = Entry(sheet.name, place_name(place), _shown(what, row), row.code, line.words[:200])
        yield Proposal(entry, sure)


def _shown(what: What, row: Row) -> What:
    """A ratio of the whole period belongs to the column of cumulative figures."""
    return What.RATIO if row.kind is RowKind.RATIO and what is What.CUMULATIVE else what


def _general(sheet: SheetTexts, head: _Head | None) -> Iterator[Proposal]:
    """Blank cells right of words such as "Đơn vị báo cáo:", above the table."""
    for (row, column), words in sorted(sheet.texts.items()):
        what = next((what for what, form in _GENERAL if form.fullmatch(plain(words))), None)
        beside = (row, column + 1)
        if what is None or (head is not None and row >= head.first):
            continue
        if beside not in sheet.texts and beside not in sheet.closed:
            yield Proposal(Entry(sheet.name, place_name(beside), what, "", squeeze(words)), False)
