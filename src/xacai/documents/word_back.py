"""A Word twin read back: each section's text with its bound numbers restored, and what a person must look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from xacai.documents.closing import END
from xacai.documents.word_origin import Origin, find_origin
from xacai.documents.word_package import PackageRefused, unpack
from xacai.documents.word_reading import (
    Line,
    Stretch,
    line_text,
    outside_lines,
    read_tree,
    section_controls,
    under_headings,
)
from xacai.documents.word_sections import EMPTY_WORDS, lines_of, pieces
from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.report import references
from xacai.domain.text import squeeze

MAIN = "word/document.xml"
_MOST_OUTSIDE = 20
_MOST_LINES = 50_000
_LONGEST_EXCERPT = 120
_BEFORE_NUMBER = re.compile(r"(?:^|[\s(“\"'/–-])$")
_BEHIND_NUMBER = re.compile(r"^(?:$|[\s);:”\"'/–-]|[.,](?!\d))")


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: texts by section with ``{CODE}`` restored, problems, and the report that the twin was of."""

    texts: Mapping[str, str]
    issues: tuple[Issue, ...] = ()
    origin: Origin | None = None


@dataclass(slots=True)
class _Reader:
    """Reads sections while it gathers what is wrong with them."""

    written: Mapping[str, str]
    sent: Mapping[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def section(self, code: str, lines: list[Line]) -> str:
        """The text of a section; a line that reads as it was sent is that line, its numbers bound as before."""
        known = {_printed(line, self.written): line for line in lines_of(self.sent.get(code, ""))}
        known |= {bare_end(printed) + END: line for printed, line in known.items()}
        text = "\n".join(known.get(squeeze(line_text(line))) or self._line(code, line) for line in lines)
        kept = "\n".join(lines_of(text.replace(EMPTY_WORDS, "")))
        return f"{bare_end(kept)}." if kept.endswith(END) and bare_end(kept) else kept.removesuffix(END)

    def _line(self, section: str, line: Line) -> str:
        return "".join(self._number(section, part) if part.code else part.text for part in line)

    def _number(self, section: str, part: Stretch) -> str:
        """The reference of a bound number; words typed at its edges stay words."""
        reference = f"{{{part.code}}}"
        old = self.written.get(part.code)
        if old is None:
            self._ask("number-unknown", Severity.WARNING, section, row=part.code, new=squeeze(part.text))
            return part.text
        before, found, behind = part.text.partition(old)
        if found and _BEFORE_NUMBER.search(before) and _BEHIND_NUMBER.match(behind):
            return f"{before}{reference}{behind}"
        self._ask(
            "number-changed", Severity.QUESTION, section, row=part.code, old=old, new=squeeze(part.text)
        )
        return reference

    def _ask(self, reason: str, severity: Severity, section: str, **params: str) -> None:
        where = f"cell {params['row']}"
        self.issues.append(Issue(f"document.{reason}", severity, where, {"section": section, **params}))


def read_back(data: bytes, written: Mapping[str, str] | None = None) -> Returned:
    """The sections of a Word twin, tracked changes accepted.

    ``written`` are the numbers by row to compare with where the file has lost its own memory of them. Raises
    :class:`PackageRefused` for a file that is no DOCX, is too large or carries entities
    (``document.word-unreadable``, ``-large``, ``-unsafe``), or has no section to read (``document.word-no-sections``).
    """
    parts = unpack(data)
    if MAIN not in parts:
        raise PackageRefused(refuse("document.word-unreadable").issue)
    root = read_tree(parts[MAIN])
    origin = find_origin(parts)
    reader = _Reader(
        {**(written or {}), **(origin.written if origin else {})}, origin.sections if origin else {}
    )
    controls, outside = list(section_controls(root)), outside_lines(root)
    if not controls and origin is not None:
        told, outside = under_headings(root, origin.headings)
        controls = list(told.items())
        reader.issues += [Issue("document.word-marks-lost", Severity.WARNING, "document")] if told else []
    texts = _texts(reader, controls)
    if not texts:
        raise PackageRefused(refuse("document.word-no-sections").issue)
    found = list(reader.issues)
    if origin is not None:
        found += [*_lost(origin, texts), *_outside(origin, outside)]
    return Returned(texts, tuple(found), origin)


def _texts(reader: _Reader, controls: Iterable[tuple[str, list[Line]]]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for code, lines in controls:
        text = reader.section(code, lines)
        if code in texts:
            reader.issues.append(_issue("section-twice", Severity.WARNING, code))
            text = "\n".join(item for item in (texts[code], text) if item)
        texts[code] = text
    return texts


def _printed(line: str, written: Mapping[str, str]) -> str:
    return squeeze("".join(piece.text for piece in pieces(line, written)))


def bare_end(text: str) -> str:
    """A text without its closing signs, ``./.`` among them: what closes the body is no change of a section."""
    return text.strip().removesuffix(END).rstrip(".;, ")


def comparable(text: str) -> str:
    """A text as it comes back from paper: lines without blanks at their ends, no empty ones."""
    return "\n".join(" ".join(line.split()) for line in lines_of(text))


def _issue(reason: str, severity: Severity, section: str, **params: str) -> Issue:
    details = {"section": section, **params}
    return Issue(f"document.{reason}", severity, f"section {section}", details)


def _lost(origin: Origin, texts: Mapping[str, str]) -> Iterator[Issue]:
    """Controls that were written and did not come back: of sections, and of numbers within those that did."""
    for code, text in origin.sections.items():
        if code not in texts:
            if lines_of(text):
                yield _issue("section-missing", Severity.ERROR, code)
            continue
        left = Counter(references(text)) - Counter(references(texts[code]))
        for row in left:
            old = origin.written.get(row, "")
            if old:
                params = {"section": code, "row": row, "old": old}
                yield Issue("document.number-unbound", Severity.WARNING, f"section {code}", params)


def _outside(origin: Origin, lines: tuple[str, ...]) -> Iterator[Issue]:
    """Words that changed where nothing is read back: titles, head, tables, what stands between the sections."""
    if lines == origin.outside or not origin.outside or len(lines) > _MOST_LINES:
        return
    blocks = SequenceMatcher(None, origin.outside, lines).get_opcodes()
    changed = [block[1:] for block in blocks if block[0] != "equal"]
    for first, end, now_first, now_end in changed[:_MOST_OUTSIDE]:
        old, new = _excerpt(origin.outside[first:end]), _excerpt(lines[now_first:now_end])
        yield Issue("document.outside-changed", Severity.WARNING, "document", {"old": old, "new": new})


def _excerpt(lines: tuple[str, ...]) -> str:
    text = " / ".join(lines) or "–"
    return text if len(text) <= _LONGEST_EXCERPT else text[: _LONGEST_EXCERPT - 1] + "…"
