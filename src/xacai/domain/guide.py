"""The user guide as data: topics of headings, paragraphs, steps and tables, read from a small part of Markdown.

What is understood: ``# Title`` once, ``## Heading``, ``1. step``, ``- point``, tables of ``| a | b |``, paragraphs;
inside a line ``**words on the screen**``, ``[words](page:KEY)``, ``[words](topic:KEY)`` and `` `command` ``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xacai.domain.text import matches, nfc, plain, squeeze

TOPICS = (
    "start",
    "quarter",
    "sample",
    "home",
    "planning",
    "progress",
    "reporting",
    "scoring",
    "evidence",
    "submitting",
    "receiving",
    "consolidating",
    "settings",
    "trouble",
    "safety",
    "keyboard",
)
"""Every topic in reading order; a topic of a page bears the page's key."""

_INLINE = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\[(?P<link>[^\]]+)\]\((?P<to>[^)]+)\)|`(?P<code>[^`]+)`")
_STEP = re.compile(r"(\d+)\. (.+)")
_AROUND = 36


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a line; ``bold`` for words that stand on the screen, ``link`` as ``page:KEY`` or ``topic:KEY``."""

    text: str
    bold: bool = False
    link: str = ""


Line = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``mark`` is ``-`` of a point, ``3.`` of a step, empty otherwise."""

    line: Line
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first row is its header."""

    rows: tuple[tuple[Line, ...], ...]


Block = Heading | Text | Grid


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: its key, its title, its blocks."""

    key: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a search found something: topic, section (empty before the first heading), the words around."""

    topic: Topic
    heading: str
    words: str


def read_topic(key: str, text: str) -> Topic:
    """A topic from its file's text."""
    lines = [line.strip() for line in nfc(text).splitlines()]
    title = next((line[2:] for line in lines if line.startswith("# ")), "")
    return Topic(key, title, tuple(_blocks(line for line in lines if line and not line.startswith("# "))))


def _blocks(lines: Iterable[str]) -> Iterator[Block]:
    rows: list[tuple[Line, ...]] = []
    for line in lines:
        if line.startswith("|"):
            if line.strip("|-: "):
                rows.append(tuple(read_line(cell.strip()) for cell in line.strip("|").split("|")))
            continue
        if rows:
            yield Grid(tuple(rows))
            rows = []
        yield _block(line)
    if rows:
        yield Grid(tuple(rows))


def _block(line: str) -> Block:
    if line.startswith("## "):
        return Heading(line[3:])
    if line.startswith("- "):
        return Text(read_line(line[2:]), "-")
    step = _STEP.fullmatch(line)
    return Text(read_line(step[2]), f"{step[1]}.") if step else Text(read_line(line))


def read_line(text: str) -> Line:
    """The stretches of a line."""
    parts: list[Words] = []
    done = 0
    for found in _INLINE.finditer(text):
        parts.append(Words(text[done : found.start()]))
        bold, link, code = found["bold"], found["link"], found["code"]
        parts.append(Words(bold or link or code, bool(bold), found["to"] or ""))
        done = found.end()
    parts.append(Words(text[done:]))
    return tuple(part for part in parts if part.text)


def bare(line: Line) -> str:
    """A line's words without marks."""
    return "".join(part.text for part in line)


def sentences(topic: Topic) -> tuple[str, ...]:
    """Every line of a topic as bare words, headings and cells of tables too, in order."""
    found: list[str] = [topic.title]
    for block in topic.blocks:
        if isinstance(block, Heading):
            found.append(block.text)
        elif isinstance(block, Text):
            found.append(bare(block.line))
        else:
            found.extend(bare(cell) for row in block.rows for cell in row)
    return tuple(found)


def lines_of(topic: Topic) -> Iterator[Line]:
    """Every line that may hold links and words of the screen."""
    for block in topic.blocks:
        if isinstance(block, Text):
            yield block.line
        elif isinstance(block, Grid):
            for row in block.rows:
                yield from row


def find(topics: Iterable[Topic], query: str) -> tuple[Passage, ...]:
    """The sections in which every word of the query occurs, diacritics aside; those whose heading has them first."""
    if not squeeze(query):
        return ()
    named: list[Passage] = []
    others: list[Passage] = []
    for topic in topics:
        for heading, lines in _sections(topic):
            if matches(query, f"{topic.title} {heading}"):
                named.append(Passage(topic, heading, next(iter(lines), "")))
            elif matches(query, f"{topic.title} {heading} {' '.join(lines)}"):
                others.append(Passage(topic, heading, _around(lines, query)))
    return (*named, *others)


def _sections(topic: Topic) -> Iterator[tuple[str, list[str]]]:
    heading, lines = "", list[str]()
    for block in topic.blocks:
        if isinstance(block, Heading):
            if lines:
                yield heading, lines
            heading, lines = block.text, []
        elif isinstance(block, Text):
            lines.append(bare(block.line))
        else:
            lines.extend(": ".join(bare(cell) for cell in row) for row in block.rows[1:])
    if lines:
        yield heading, lines


def _around(lines: Iterable[str], query: str) -> str:
    """The line that has most of the query's words, cut to their neighbourhood."""
    wanted = plain(query).split()
    line = max(lines, key=lambda text: sum(word in plain(text) for word in wanted))
    ground = plain(line)
    first = min((ground.find(word) for word in wanted if word in ground), default=0)
    if first <= _AROUND or len(ground) != len(line):
        return line
    cut = line.find(" ", first - _AROUND)
    return f"…{line[cut:]}"
