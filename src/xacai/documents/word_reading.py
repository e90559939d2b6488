"""Reading a Word file that came back: its text as it reads with every tracked change accepted.

Deleted and moved-away words and drawings are left out, inserted words taken; items of lists get a dash, since
Word's own numbers are no text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from xacai.documents.word_package import parse_xml
from xacai.documents.word_sections import CELL, CELL_TITLE, SECTION
from xacai.documents.word_xml import NAMESPACES
from xacai.domain.text import nfc, squeeze

_W = f"{{{NAMESPACES['w']}}}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_GONE = frozenset(
    f"{_W}{name}"
    for name in (
        "del",
        "moveFrom",
        "pict",
        "object",
        "drawing",
        "pPr",
        "rPr",
        "sdtPr",
        "tblPr",
        "trPr",
        "tcPr",
    )
)
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words as read; ``code`` where they stand in the control of a row."""

    text: str
    code: str = ""


Line = tuple[Stretch, ...]


def read_tree(data: bytes) -> Element:
    """The main part as a tree; files of the strict kind are read like the usual ones."""
    return parse_xml(data.replace(_STRICT.encode(), NAMESPACES["w"].encode()))


def control_tag(control: Element) -> str:
    """The tag of a content control."""
    tag = control.find(f"{_W}sdtPr/{_W}tag")
    return tag.get(f"{_W}val", "") if tag is not None else ""


def row_of(control: Element) -> str:
    """The row whose number a control holds, by its tag or, where that was dropped, by its title; else empty."""
    tag = control_tag(control)
    if tag:
        return tag.removeprefix(CELL) if tag.startswith(CELL) else ""
    alias = control.find(f"{_W}sdtPr/{_W}alias")
    title = alias.get(f"{_W}val", "") if alias is not None else ""
    return title.removeprefix(CELL_TITLE) if title.startswith(CELL_TITLE) else ""


def section_controls(root: Element) -> Iterator[tuple[str, list[Line]]]:
    """Every control that holds the paragraphs of a section, in the file's order: the section's code, its lines."""
    for control in root.iter(f"{_W}sdt"):
        tag = control_tag(control)
        if tag.startswith(SECTION) and next(control.iter(f"{_W}p"), None) is not None:
            yield tag.removeprefix(SECTION), section_lines(control)


def under_headings(
    root: Element, headings: Mapping[str, str]
) -> tuple[dict[str, list[Line]], tuple[str, ...]]:
    """Sections told by their headings (code → words), for files that lost their controls; and the other lines.

    A section ends with the next heading; the last one with the table of the signature.
    """
    waiting = list(headings.items())
    sections: dict[str, list[Line]] = {}
    others: list[str] = []
    own: list[Line] | None = None
    for block in _blocks(root):
        for line in _lines(block, inside=True):
            text = squeeze(line_text(line))
            place = next((number for number, item in enumerate(waiting) if item[1] == text), None)
            if place is not None:
                own = sections.setdefault(waiting[place][0], [])
                waiting = waiting[place + 1 :]
            if own is None or place is not None or block.tag == f"{_W}tbl":
                others += [text] if text else []
            elif text:
                own.append(line)
        if block.tag == f"{_W}tbl":
            own = None
    return sections, tuple(others)


def _blocks(element: Element) -> Iterator[Element]:
    """Paragraphs (each as the only child of a holder) and tables in the file's order."""
    for child in element:
        if child.tag == f"{_W}p":
            holder = Element(f"{_W}body")
            holder.append(child)
            yield holder
        elif child.tag == f"{_W}tbl":
            yield child
        elif child.tag not in _GONE:
            yield from _blocks(child)


def section_lines(control: Element) -> list[Line]:
    """The lines inside a control; empty ones and what Word prompts for words with are left out."""
    if _prompts(control):
        return []
    return [line for line in _lines(control, inside=True) if line_text(line).strip()]


def line_text(line: Line) -> str:
    """The bare words of a line."""
    return "".join(part.text for part in line)


def outside_lines(root: Element) -> tuple[str, ...]:
    """The lines that stand in no section's control, cells of tables among them; empty ones are left out."""
    lines = (squeeze(line_text(line)) for line in _lines(root, inside=False))
    return tuple(line for line in lines if line)


def _lines(element: Element, *, inside: bool) -> Iterator[Line]:
    """Paragraphs below an element; one whose mark was deleted runs into the next."""
    pending: list[Stretch] = []
    for paragraph in _paragraphs(element, inside):
        words = list(_stretches(paragraph, ""))
        if words and _is_listed(paragraph):
            pending.append(Stretch("- "))
        pending += words
        if paragraph.find(f"{_W}pPr/{_W}rPr/{_W}del") is None:
            yield from _parted(pending)
            pending = []
    if pending:
        yield from _parted(pending)


def _paragraphs(element: Element, inside: bool) -> Iterator[Element]:
    """The paragraphs below an element; those of section controls only from ``inside`` one."""
    for child in element:
        if child.tag == f"{_W}p":
            yield child
        elif child.tag in _GONE or child.tag == _FALLBACK:
            continue
        elif inside or child.tag != f"{_W}sdt" or not control_tag(child).startswith(SECTION):
            yield from _paragraphs(child, inside)


def _is_listed(paragraph: Element) -> bool:
    number = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    return number is not None and number.get(f"{_W}val") != "0"


def _prompts(control: Element) -> bool:
    return control.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def _stretches(element: Element, code: str) -> Iterator[Stretch]:
    """The words of a paragraph in order, each with the row whose control holds it."""
    for child in element:
        if child.tag == f"{_W}t":
            yield Stretch(nfc(child.text or ""), code)
        elif child.tag in _SIGNS:
            yield Stretch(_SIGNS[child.tag], code)
        elif child.tag == f"{_W}sdt":
            yield from _control(child, code)
        elif child.tag not in _GONE and child.tag != _FALLBACK:
            yield from _stretches(child, code)


def _control(control: Element, code: str) -> Iterator[Stretch]:
    """A control inside a paragraph, its words as one stretch where it is that of a row."""
    if _prompts(control):
        return
    row = row_of(control)
    if not row:
        yield from _stretches(control, code)
        return
    text = "".join(part.text for part in _stretches(control, code))
    if text.strip():
        yield Stretch(text.replace("\n", " "), row)


def _parted(stretches: list[Stretch]) -> Iterator[Line]:
    """A paragraph as one line for each of its line breaks."""
    line: list[Stretch] = []
    for stretch in stretches:
        head, *tail = stretch.text.split("\n")
        line.append(Stretch(head, stretch.code))
        for text in tail:
            yield tuple(line)
            line = [Stretch(text, stretch.code)]
    yield tuple(line)
