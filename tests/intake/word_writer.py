"""Writes small Word files for tests, by hand: real merges, generated numbers, tracked changes, nothing made easy."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
# The lists of every file: 1 headings (I. / 1. / 1.1. / -), 2 plain figures, 3 letters.
LISTS = (
    (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3."), ("bullet", "-")),
    (("decimal", "%1"),),
    (("lowerLetter", "%1)"), ("lowerRoman", "(%2)")),
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/numbering.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>'
)
PARTS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"'
    ' Target="numbering.xml"/></Relationships>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    ' Target="word/document.xml"/></Relationships>'
)


@dataclass(frozen=True)
class Box:
    """A cell: its text (line ends part paragraphs), the columns it covers, its vertical merge, its list."""

    text: str = ""
    span: int = 1
    merge: str = ""
    listed: int = 0


def run(text: str, properties: str = "") -> str:
    """A run; tabs and line ends of the text become Word's."""
    inner = escape(text).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    inner = inner.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r w:rsidR="00A1"><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{inner}</w:t></w:r>'


def runs(text: str) -> str:
    """A text in two runs with what Word strews between them: a deleted word, a bookmark, a spelling error."""
    half = len(text) // 2
    by = 'w:author="A" w:date="2026-01-05T08:00:00Z"'
    deleted = (
        f'<w:del w:id="1" {by}><w:r><w:delText>cũ </w:delText></w:r></w:del><w:proofErr w:type="spellStart"/>'
    )
    marks = '<w:bookmarkStart w:id="3" w:name="_x"/><w:bookmarkEnd w:id="3"/>'
    return f'{run(text[:half])}{deleted}{marks}<w:ins w:id="2" {by}>{run(text[half:])}</w:ins>'


def paragraph(
    text: str, listed: tuple[int, int] | None = None, centred: bool = False, content: str = ""
) -> str:
    """A paragraph; ``listed`` is the list and its level (from 0), ``content`` ready runs instead of a text."""
    numbering = ""
    if listed:
        numbering = f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    placed = '<w:jc w:val="center"/>' if centred else ""
    return f"<w:p><w:pPr>{numbering}{placed}</w:pPr>{content or (runs(text) if text else '')}</w:p>"


def cell(box: Box, inside: str = "") -> str:
    """A cell of a table; a merge is "restart" or "continue"."""
    merge = f'<w:vMerge w:val="{box.merge}"/>' if box.merge == "restart" else ""
    merge = "<w:vMerge/>" if box.merge == "continue" else merge
    span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
    listed = (box.listed, 0) if box.listed else None
    paragraphs = "".join(paragraph(line, listed) for line in box.text.split("\n"))
    return f"<w:tc><w:tcPr><w:tcW w:w='900'/>{span}{merge}</w:tcPr>{inside}{paragraphs}</w:tc>"


def table(rows: Sequence[Sequence[Box]], widths: Sequence[int], headers: int = 1) -> str:
    """A table with its grid; the first ``headers`` rows repeat on each page."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = []
    for number, row in enumerate(rows):
        repeated = "<w:trPr><w:tblHeader/></w:trPr>" if number < headers else ""
        made.append(f"<w:tr>{repeated}{''.join(cell(box) for box in row)}</w:tr>")
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in _SIDES)
    borders = f"<w:tblBorders>{sides}</w:tblBorders>" if headers else ""
    return f"<w:tbl><w:tblPr>{borders}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"


def numbering() -> str:
    """The numbering part with LISTS."""
    parts = []
    for number, levels in enumerate(LISTS, 1):
        inner = "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for place, (form, text) in enumerate(levels)
        )
        parts.append(f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>')
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(LISTS) + 1)
    )
    return f"<w:numbering {SPACES}>{''.join(parts)}{lists}</w:numbering>"


@dataclass
class WordFile:
    """The parts of a file; ``more`` are further members by name."""

    body: list[str] = field(default_factory=list)
    more: dict[str, str | bytes] = field(default_factory=dict)

    def add(self, *parts: str) -> None:
        """Put elements at the end of the body."""
        self.body.extend(parts)

    def lines(self, texts: Iterable[str], centred: bool = False) -> None:
        """Plain paragraphs."""
        self.add(*(paragraph(text, centred=centred) for text in texts))

    def data(self) -> bytes:
        """The file."""
        document = f"<w:document {SPACES}><w:body>{''.join(self.body)}<w:sectPr/></w:body></w:document>"
        members: dict[str, str | bytes] = {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + document,
            "word/_rels/document.xml.rels": PARTS,
            "word/numbering.xml": numbering(),
            **self.more,
        }
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members.items():
                archive.writestr(name, content)
        return target.getvalue()


def word(*parts: str, **more: str) -> bytes:
    """A file of these body elements; ``more`` are parts of the folder word, without their ending."""
    return WordFile(list(parts), {f"word/{name}.xml": text for name, text in more.items()}).data()
