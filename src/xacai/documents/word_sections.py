"""Sections of a report in content controls (``section:II.2``), bound numbers in controls inside (``cell:3.3.3``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xacai.documents.closing import END
from xacai.documents.word_xml import paragraph, run, w
from xacai.domain.report import references

SECTION, CELL = "section:", "cell:"
CELL_TITLE = "Chỉ tiêu "
EMPTY_WORDS = "(Chưa có nội dung)"
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class BoundSection:
    """A section as it is kept: ``text`` with bound numbers as ``{3.3.3}``, ``written`` as each stands on paper."""

    code: str
    title: str
    text: str = ""
    written: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: plain words, or the writing of the row ``code``."""

    text: str
    code: str = ""


class Numbering:
    """Gives each control of a document a number of its own."""

    def __init__(self) -> None:
        self._last = 1000

    def next(self) -> int:
        """The next number."""
        self._last += 1
        return self._last


def pieces(line: str, written: Mapping[str, str]) -> tuple[Piece, ...]:
    """A line parted at its bound numbers; a reference that nothing is known of stays as it is typed."""
    parts: list[Piece] = []
    rest = line
    for code in references(line):
        before, _, rest = rest.partition(f"{{{code}}}")
        parts += [Piece(before)] if before else []
        parts.append(Piece(written[code], code) if code in written else Piece(f"{{{code}}}"))
    return (*parts, Piece(rest)) if rest else tuple(parts)


def ended(line: Sequence[Piece]) -> tuple[Piece, ...]:
    """The last line of the body, closed with ``./.``."""
    if line and not line[-1].code:
        text = line[-1].text.rstrip().removesuffix(END).rstrip(".;, ")
        return (*line[:-1], Piece(text + END))
    return (*line, Piece(END))


def lines_of(text: str) -> tuple[str, ...]:
    """The paragraphs of a section's text: its lines that are not empty."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def section_xml(section: BoundSection, numbering: Numbering, *, last: bool) -> str:
    """The control of a section that has words; ``last`` puts ``./.`` behind them, the signature below."""
    lines = [pieces(line, section.written) for line in lines_of(section.text)]
    if last and lines:
        lines[-1] = ended(lines[-1])
    held = len(lines) if last else 0
    inner = "".join(
        paragraph("".join(_written(line, numbering)), "BodyText", keep=number == held)
        for number, line in enumerate(lines, 1)
    )
    return control(section, inner, numbering)


def empty_section_xml(section: BoundSection, numbering: Numbering) -> str:
    """The control of a section without words, holding the sentence that says so."""
    return control(section, paragraph(run(EMPTY_WORDS, italic=True), "BodyText"), numbering)


def control(section: BoundSection, inner: str, numbering: Numbering) -> str:
    """A block content control that cannot be deleted by mistake."""
    properties = w(
        "sdtPr",
        w("alias", val=_short(f"{section.code} {section.title}")),
        w("tag", val=f"{SECTION}{section.code}"),
        w("id", val=numbering.next()),
        w("lock", val="sdtLocked"),
    )
    return w("sdt", properties, w("sdtContent", inner))


def _written(line: Sequence[Piece], numbering: Numbering) -> Iterator[str]:
    for piece in line:
        yield _bound(piece, numbering) if piece.code else run(piece.text)


def _bound(piece: Piece, numbering: Numbering) -> str:
    properties = w(
        "sdtPr",
        w("alias", val=f"{CELL_TITLE}{piece.code}"),
        w("tag", val=f"{CELL}{piece.code}"),
        w("id", val=numbering.next()),
        w("text"),
    )
    return w("sdt", properties, w("sdtContent", run(piece.text)))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rstrip() + "…"


def all_written(sections: Iterable[BoundSection]) -> dict[str, str]:
    """Every bound number of the document by its row."""
    return {code: text for section in sections for code, text in section.written.items()}
