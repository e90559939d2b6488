"""Tab-separated text: lines are paragraphs, lines with tabs are rows, an empty line ends a table (a page break)."""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator

from xacai.domain.issue import refuse
from xacai.domain.text import nfc
from xacai.intake.document import Block, Cell, Paragraph, Row, Table
from xacai.intake.legacy import recognised, syllable_share
from xacai.intake.syllable import is_modern

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
# Paragraphs and rows of a document; the longest plans have some thousand.
MOST_LINES = 60_000
# Of the words with marks, how many must be syllables in text of an old code page.
_LEAST_SHARE = 0.8
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_PARAGRAPH_TAG = re.compile(r"</?\s*(?:p|br|li|div)\b[^<>]{0,200}>", re.IGNORECASE)
_OTHER_TAG = re.compile(r"</?\s*[a-z][a-z0-9]{0,9}(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_HEADING_MARK = re.compile(r"^\s*#{1,6}\s+")
_EMPHASIS = re.compile(r"(?<!\*)(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1(?!\*)")
_LOOSE_EMPHASIS = re.compile(r"\*{2,3}")
_FOOTNOTE = re.compile(r"^\s*[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s*\S")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def decode(data: bytes, name: str = "") -> str:
    """The text of a file in UTF-8 (with or without its mark) or UTF-16. Refuses empty and unreadable ones."""
    if len(data) > MOST_BYTES:
        raise refuse("intake.too-large", name, file=name)
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8":
        encoding = _unmarked_encoding(data[:4000])
    try:
        text = nfc(data.decode(encoding)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        text = _eight_bit(data, name)
    if not text.strip():
        raise refuse("intake.empty", name, file=name)
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise refuse("intake.unreadable", name, file=name)
    return _CONTROL.sub("", text)


def _eight_bit(data: bytes, name: str) -> str:
    """Text from before Unicode, left as it is where it is recognised, or in the Vietnamese code page of Windows."""
    text = data.decode("latin-1")
    if recognised((text,)):
        return text
    modern = nfc(data.decode("cp1258", "replace"))
    if is_modern(modern) and syllable_share(modern) > _LEAST_SHARE:
        return modern
    raise refuse("intake.unreadable", name, file=name)


def _unmarked_encoding(sample: bytes) -> str:
    """UTF-16 without its mark shows itself by the zero half of every plain letter; otherwise UTF-8."""
    low, high = sample[1::2].count(0), sample[::2].count(0)
    if max(low, high) * 5 < len(sample) // 2:
        return "utf-8"
    return "utf-16-le" if low > high else "utf-16-be"


def blocks_of_text(text: str, name: str = "") -> tuple[Block, ...]:
    """Paragraphs and tables of a text, in NFC, the marks of web and markdown writing taken off."""
    if text.count("\n") > MOST_ROWS and sum("\t" in line for line in text.split("\n")) > MOST_ROWS:
        raise refuse("intake.too-large", name, file=name)
    blocks: list[Block] = []
    rows: list[Row] = []
    gap = True
    for number, line in enumerate(nfc(text).replace("\x0c", "\n").split("\n"), start=1):
        if "\t" in line:
            rows.append(Row(tuple(Cell(text) for text in _cells(line)), number))
            continue
        if rows:
            blocks.extend(_tables(rows))
            rows = []
        clean = _clean_line(line)
        if clean and not _FOOTNOTE.match(line):
            blocks.append(Paragraph(clean, number, gap))
            if len(blocks) > MOST_LINES:
                raise refuse("intake.too-large", name, file=name)
        gap = not clean
    blocks.extend(_tables(rows))
    return tuple(blocks)


def _tables(rows: list[Row]) -> Iterator[Table]:
    if rows:
        yield Table(tuple(rows))


def _cells(line: str) -> list[str]:
    return [_clean_cell(cell) for cell in line.split("\t")]


def _clean_cell(text: str) -> str:
    broken = _PARAGRAPH_TAG.sub("\n", text)
    plain = html.unescape(_OTHER_TAG.sub(" ", broken))
    lines = (_unmarked(line).strip() for line in nfc(plain).split("\n"))
    return "\n".join(line for line in lines if line)


def _clean_line(line: str) -> str:
    text = html.unescape(_OTHER_TAG.sub(" ", _PARAGRAPH_TAG.sub(" ", line)))
    return _unmarked(_HEADING_MARK.sub("", nfc(text))).strip()


def _unmarked(text: str) -> str:
    """Without the stars of bold and slanted writing; a lone star of a list stays."""
    return _LOOSE_EMPHASIS.sub("", _EMPHASIS.sub(r"\2", text))
