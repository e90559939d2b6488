"""The user guide as a booklet: title and contents, then every topic from a page of its own on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xacai.documents.archive import prepare
from xacai.documents.content import Align, Cell, Column, Metadata, Row, Run, Table
from xacai.documents.flow import Flowable, Solid, fill_pages
from xacai.documents.fonts import FontSet, load_fonts
from xacai.documents.footing import number_pages
from xacai.documents.letterhead import words_at
from xacai.documents.page import PORTRAIT, Mark, Page, Part, base_line
from xacai.documents.painting import paint
from xacai.documents.prose import Style, prose
from xacai.documents.table import table
from xacai.domain.guide import Grid, Heading, Line, Text, Topic, bare

TITLE = "Hướng dẫn sử dụng"
CONTENTS = "Mục lục"
_BODY = Style(12.5, 17, Align.LEFT, before=5)
_HANG = 17.0
_TOPIC = Style(20, 26, Align.LEFT, after=6, keep=True)
_SECTION = Style(14, 19, Align.LEFT, before=14, after=1, keep=True)
_CELL_SIZE = 12.0
_LEADING = 14.5
_INSET = 14.0
_DOT, _DOT_STEP = ".", 4.5


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents: its words, the page in the booklet, whether it names a section of a topic."""

    text: str
    page: int
    inner: bool


class _Marked:
    """A heading that remembers the marks it was set with, by which its page is found."""

    keep = True

    def __init__(self, inner: Flowable, text: str) -> None:
        self._inner, self.text = inner, text
        self.before, self.after = inner.before, inner.after
        self.marks: Sequence[Mark] = ()

    def height(self) -> float:
        """The heading's."""
        return self._inner.height()

    def least(self) -> float:
        """The whole heading: it does not part."""
        return self._inner.height()

    def fit(self, room: float, force: bool) -> tuple[Part | None, Flowable | None]:
        """The whole heading or nothing."""
        if not force and self._inner.height() > room:
            return None, self
        part, _rest = self._inner.fit(float("inf"), True)
        if part is not None:
            self.marks = part.marks
        return part, None


def render_guide(topics: Sequence[Topic], version: str) -> bytes:
    """The booklet as PDF bytes; the same topics and version give the same bytes."""
    fonts = load_fonts()
    title = f"{TITLE} xacai"
    return prepare(paint(guide_pages(topics, version, fonts), fonts), Metadata(title, subject=title))


def guide_pages(topics: Sequence[Topic], version: str, fonts: FontSet) -> list[Page]:
    """Title and contents, then the topics; numbered through."""
    body: list[Page] = []
    found: list[_Entry] = []
    for topic in topics:
        pages, entries = _topic_pages(topic, fonts)
        found += [replace(entry, page=len(body) + entry.page) for entry in entries]
        body += pages
    # The contents take the same room whatever the numbers are, so their own pages are counted first.
    ahead = len(_contents_pages(found, version, fonts))
    front = _contents_pages([replace(entry, page=entry.page + ahead) for entry in found], version, fonts)
    pages = [*front, *body]
    number_pages(pages, fonts)
    return pages


def _topic_pages(topic: Topic, fonts: FontSet) -> tuple[list[Page], list[_Entry]]:
    """A topic's pages, and its lines of the contents with pages counted from 1."""
    width = PORTRAIT.frame_width
    head = _Marked(prose([Run(topic.title, bold=True)], _TOPIC, width, fonts), topic.title)
    flow: list[Flowable] = [head, *_topic_flow(topic, width, fonts)]
    pages = fill_pages(flow, PORTRAIT)
    entries = [
        _Entry(item.text, _page_of(item, pages), item is not head)
        for item in flow
        if isinstance(item, _Marked)
    ]
    return pages, entries


def _page_of(heading: _Marked, pages: Sequence[Page]) -> int:
    return next(
        number
        for number, page in enumerate(pages, 1)
        if any(put.marks is heading.marks for put in page.placed)
    )


def _topic_flow(topic: Topic, width: float, fonts: FontSet) -> Iterator[Flowable]:
    for block in topic.blocks:
        if isinstance(block, Heading):
            yield _Marked(prose([Run(block.text, bold=True)], _SECTION, width, fonts), block.text)
        elif isinstance(block, Grid):
            yield _whole(table(_table(block), width, fonts))
        else:
            yield _text(block, width, fonts)


def _text(text: Text, width: float, fonts: FontSet) -> Flowable:
    """A paragraph; points and steps with their mark standing out to the left."""
    if not text.mark:
        return prose(_runs(text.line), _BODY, width, fonts)
    mark = "–" if text.mark == "-" else text.mark
    style = replace(_BODY, hang=_HANG, before=3)
    return _Hung(prose(_runs(text.line), style, width, fonts), mark, fonts)


class _Hung:
    """A paragraph with its mark beside its first line."""

    keep = False

    def __init__(self, inner: Flowable, mark: str, fonts: FontSet) -> None:
        self._inner, self._mark, self._fonts = inner, mark, fonts
        self.before, self.after = inner.before, inner.after

    def height(self) -> float:
        """The paragraph's."""
        return self._inner.height()

    def least(self) -> float:
        """The paragraph's."""
        return self._inner.least()

    def fit(self, room: float, force: bool) -> tuple[Part | None, Flowable | None]:
        """What fits of the paragraph, its mark with the first lines."""
        part, rest = self._inner.fit(room, force)
        if part is None:
            return None, self
        base = base_line(0, _BODY.leading, _BODY.size)
        mark = words_at(self._mark, self._fonts.regular, _BODY.size, 2, base)
        return Part(part.height, (mark, *part.marks)), rest


def _runs(line: Line) -> list[Run]:
    """Words of the screen are bold; links are plain words on paper."""
    return [Run(part.text, bold=part.bold) for part in line]


def _table(grid: Grid) -> Table:
    names, *lines = grid.rows
    header = Row(tuple(Cell(bare(cell), bold=True) for cell in names))
    rows = tuple(Row(tuple(Cell(tuple(_runs(cell))) for cell in line)) for line in lines)
    return Table((Column(30), Column(70)), (header,), rows, _CELL_SIZE)


def _whole(flowable: Flowable) -> Flowable:
    """Kept on one page: the tables of keys are short and are looked at as one."""
    part, _rest = flowable.fit(float("inf"), True)
    return flowable if part is None else Solid(part.height, part.marks, flowable.before, flowable.after)


def _contents_pages(entries: Sequence[_Entry], version: str, fonts: FontSet) -> list[Page]:
    width = PORTRAIT.frame_width
    centred = Style(26, 34, Align.CENTRE, before=4, keep=True)
    under = Style(13, 18, Align.CENTRE, after=18, keep=True)
    flow: list[Flowable] = [
        prose([Run(TITLE, bold=True)], centred, width, fonts),
        prose([Run(f"Chương trình xacai, phiên bản {version}")], under, width, fonts),
        prose([Run(CONTENTS, bold=True)], replace(_SECTION, after=4), width, fonts),
    ]
    flow += [_entry_line(entry, width, fonts) for entry in entries]
    return fill_pages(flow, PORTRAIT)


def _entry_line(entry: _Entry, width: float, fonts: FontSet) -> Solid:
    """Words at the left, the page at the right, dots between; a topic stays with its first section."""
    face = fonts.regular if entry.inner else fonts.bold
    size = 11.0 if entry.inner else 11.5
    left = _INSET if entry.inner else 0.0
    text, number = fonts.printable(entry.text), str(entry.page)
    base = base_line(0, _LEADING, size)
    marks: list[Mark] = [
        words_at(text, face, size, left, base),
        words_at(number, fonts.regular, size, width, base, Align.RIGHT),
    ]
    begin = left + face.width(text, size) + _DOT_STEP
    count = int((width - fonts.regular.width("000", size) - begin) // _DOT_STEP)
    for place in range(count):
        # Measured from the right edge, so that the dots of all lines stand below each other.
        at = width - fonts.regular.width("000", size) - _DOT_STEP * (count - place)
        marks.append(words_at(_DOT, fonts.regular, size, at, base))
    return Solid(_LEADING, marks, before=0 if entry.inner else 4, keep=not entry.inner)
