"""Drafted sentences in a section's words: added, accepted, taken out again. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xacai.domain.catalogue import Row, RowKind
from xacai.domain.report import MISSING
from xacai.domain.text import matches, plain, squeeze
from xacai.services.assessing import drafted_sentences
from xacai.ui.reporting.sheet import Lookup, reference_text


def drafted_lines(lookup: Lookup, section: str) -> tuple[str, ...]:
    """The sentences that the data give for a section, numbers bound; empty where nothing is known yet."""
    sheet = lookup.sheet
    return drafted_sentences(sheet.report, sheet.catalogue, section, sheet.facts, sheet.earlier.previous)


def with_draft(text: str, lines: Sequence[str]) -> str:
    """The words with each drafted sentence that does not stand there yet, one a line at the end."""
    held = {squeeze(line) for line in text.split("\n")}
    fresh = [line for line in lines if squeeze(line) not in held]
    return "\n".join([*([text] if text.strip() else []), *fresh])


def without_draft(text: str, lines: Sequence[str]) -> str:
    """The words without the drafted sentences that still stand as they were drafted."""
    drafted = {squeeze(line) for line in lines}
    return "\n".join(line for line in text.split("\n") if squeeze(line) not in drafted).strip()


@dataclass(frozen=True, slots=True)
class Offered:
    """A row that may be put into a text: code, printed number and name, what it says today."""

    code: str
    text: str
    value: str


def offered_rows(lookup: Lookup, query: str, form: str = "") -> tuple[Offered, ...]:
    """Rows that fit a query typed without diacritics (number, name or code):
    the number itself first, then the words in a row, then the section's own form.
    """
    rows = [row for row in lookup.rows.values() if row.applies and row.kind is not RowKind.HEADING]
    fitting = [row for row in rows if matches(query, f"{row.no} {row.code} {row.name}")]
    said = plain(query)

    def rank(row: Row) -> tuple[bool, bool, bool]:
        return (
            row.no != said and row.code != said,
            said not in plain(row.name),
            row.code.partition(".")[0] != form,
        )

    fitting.sort(key=rank)
    return tuple(Offered(row.code, f"{row.no} {row.name}", _value(lookup, row.code)) for row in fitting)


def _value(lookup: Lookup, code: str) -> str:
    text = reference_text(lookup, code)
    return "" if text == MISSING else text
