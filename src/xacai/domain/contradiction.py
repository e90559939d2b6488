"""Numbers typed by hand into a text where the catalogue's sentences have a row's number: compared with the tables.

"đạt 97% số hồ sơ" stands where a template says "đạt {3.3.3} số hồ sơ": the typed number means that row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from xacai.domain.catalogue import Catalogue
from xacai.domain.catalogue_check import CODE
from xacai.domain.indicator import Ratio, Values
from xacai.domain.issue import Issue, Severity
from xacai.domain.number import read_number
from xacai.domain.report import Report, write_cell
from xacai.domain.text import plain

_REFERENCE = re.compile(r"\{([^{}]*)\}")
_NUMBER = r"(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)\s*%?"
_BEFORE, _LEAST = 3, 2


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A number as written in a text, the row that the words around it mean, and what that row says today."""

    written: str
    row: str
    now: str


def check_contradictions(
    report: Report, catalogue: Catalogue, values: Values, ratios: Mapping[str, Ratio]
) -> Iterator[Issue]:
    """A warning for each typed number that contradicts a table."""

    def write(row: str) -> str:
        return write_cell(row, catalogue, values, ratios)

    for code, section in report.texts.items():
        for item in contradictions(section.text, code, catalogue, write):
            details = {"section": code, "written": item.written, "row": item.row, "now": item.now}
            yield Issue("report.number-differs", Severity.WARNING, f"section {code}", details)


def contradictions(
    text: str, section: str, catalogue: Catalogue, write: Callable[[str], str]
) -> Iterator[Contradiction]:
    """Typed numbers of a section's text that differ from the row which the words around them mean.

    ``write`` gives a row's value as the text would print it; a row without a number makes no issue.
    """
    ground = plain(_REFERENCE.sub("§", text))
    seen: set[tuple[str, str]] = set()
    for code, pattern in _places(catalogue, section):
        now = write(code)
        number = read_number(now.rstrip("%"))
        for found in pattern.finditer(ground) if number is not None else ():
            written = found.group(1) + ("%" if now.endswith("%") else "")
            if _differs(found.group(1), number) and (written, code) not in seen:
                seen.add((written, code))
                yield Contradiction(written, code, now)


def _differs(text: str, number: Decimal | None) -> bool:
    typed = read_number(text)
    return typed is not None and typed != number


def _places(catalogue: Catalogue, section: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The words around each bound number of the section's templates, as a pattern; each pattern means one row only."""
    owners: dict[str, set[str]] = {}
    for item in catalogue.sentences:
        if item.section == section:
            for code, pattern in _patterns(item.text):
                owners.setdefault(pattern, set()).add(code)
    for pattern, codes in owners.items():
        if len(codes) == 1:
            yield next(iter(codes)), re.compile(pattern)


def _patterns(template: str) -> Iterator[tuple[str, str]]:
    """Up to three words before a bound number and the word after it, within its own clause."""
    for found in _REFERENCE.finditer(template):
        if not CODE.fullmatch(found.group(1)):
            continue
        before = _words(re.split(r"[.;:,{}()/]", template[: found.start()])[-1])[-_BEFORE:]
        after = _words(re.split(r"[.;:,{}()/]", template[found.end() :])[0])[:1]
        if len(before) + len(after) >= _LEAST and before:
            lead = r"\s+".join(map(re.escape, before))
            tail = r"\s+" + re.escape(after[0]) if after else ""
            yield found.group(1), rf"\b{lead}\s+{_NUMBER}{tail}"


def _words(text: str) -> list[str]:
    return plain(text).split()
