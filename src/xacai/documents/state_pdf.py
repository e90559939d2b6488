"""A state document as a PDF: content → pages → bytes, prepared for archiving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from xacai.documents.archive import prepare
from xacai.documents.content import StateDocument
from xacai.documents.fonts import letter_names, load_fonts
from xacai.documents.painting import paint
from xacai.documents.state_layout import lay_out
from xacai.domain.issue import Issue, Severity
from xacai.domain.text import nfc


def render(document: StateDocument) -> bytes:
    """The document as PDF bytes, prepared as PDF/A-2b; the same content gives the same bytes.

    Raises a refusal ``document.no-font`` where no serif face is found.
    """
    fonts = load_fonts()
    return prepare(paint(lay_out(document, fonts), fonts), document.metadata)


def unprintable(document: StateDocument) -> tuple[Issue, ...]:
    """A warning that names the letters which the face lacks and which print as ``□``; none if it has all."""
    fonts = load_fonts()
    missing = set().union(*(fonts.missing(nfc(text)) for text in _texts(document)))
    letters = letter_names(missing)
    return (Issue("document.letters-missing", Severity.WARNING, "", {"letters": letters}),) if missing else ()


def _texts(value: object) -> Iterator[str]:
    """Every text inside a value made of dataclasses and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
