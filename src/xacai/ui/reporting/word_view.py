"""What a Word file that comes back shows: a change for each section, a place for each thing to look at."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape

from xacai.domain.catalogue import Catalogue
from xacai.domain.issue import Issue
from xacai.services.twinning import ReadBack


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A section that was edited in Word: its code and title, the words here and there."""

    code: str
    title: str
    old: str
    new: str


def change_rows(back: ReadBack, catalogue: Catalogue) -> tuple[ChangeRow, ...]:
    """The changed sections in the order of the outline."""
    return tuple(
        ChangeRow(section.code, section.title, *back.changes[section.code])
        for section in catalogue.outline
        if section.code in back.changes
    )


def marked_words(old: str, new: str, taken: str, added: str) -> str:
    """The change as rich text: words taken out struck through, new ones underlined; the colours only help."""
    before, after = old.split(), new.split()
    parts: list[str] = []
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = escape(" ".join(before[start:end])), escape(" ".join(after[first:last]))
        if kind == "equal":
            parts.append(gone)
            continue
        if gone:
            parts.append(f'<s style="color:{taken}">{gone}</s>')
        if come:
            parts.append(f'<u style="color:{added}">{come}</u>')
    return " ".join(parts)


def place_of(issue: Issue) -> str:
    """Where an issue leads: a changed number to its cell, everything else to its section."""
    row = issue.params.get("row", "")
    return f"cell {row}" if row else issue.where
