"""Where a signature is seen on the printed document: between the signer's authority and name, Decree 30/2020."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.documents.content import StateDocument
from xacai.documents.fonts import load_fonts
from xacai.documents.page import SigningRoom
from xacai.documents.state_layout import lay_out


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """A rectangle of a page (counted from 0), in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def signature_place(document: StateDocument) -> SignaturePlace:
    """The room above the signer's name on the document's own pages (after those of a decision that carries it)."""
    found: list[SignaturePlace] = []
    for number, page in enumerate(lay_out(document, load_fonts())):
        for left, top, marks in page.placed:
            for mark in marks:
                if isinstance(mark, SigningRoom):
                    x, y = left + mark.x, page.shape.height - top - mark.y
                    found.append(SignaturePlace(number, x, y - mark.height, x + mark.width, y))
    return found[-1]
