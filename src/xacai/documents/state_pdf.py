"""A state document as a PDF: content → pages → bytes, prepared for archiving."""

from __future__ import annotations

from xacai.documents.archive import prepare
from xacai.documents.content import StateDocument
from xacai.documents.fonts import load_fonts
from xacai.documents.painting import paint
from xacai.documents.state_layout import lay_out


def render(document: StateDocument) -> bytes:
    """The document as PDF bytes, prepared as PDF/A-2b; the same content gives the same bytes.

    Raises a refusal ``document.no-font`` where no serif face is found.
    """
    fonts = load_fonts()
    return prepare(paint(lay_out(document, fonts), fonts), document.metadata)
