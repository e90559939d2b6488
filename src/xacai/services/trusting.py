"""Looking at another office's card before it is trusted. Nothing is written here."""

from __future__ import annotations

from pathlib import Path

from xacai.exchange.card import LARGEST_CARD, OfficeCard, read_card
from xacai.exchange.check_code import plain_code
from xacai.files.reading import read_limited


def look_at_card(source: Path) -> OfficeCard:
    """The card in a file, its own signature checked; refused where it is none."""
    return read_card(read_limited(source, LARGEST_CARD))


def groups_that_agree(card: OfficeCard, typed: str) -> int:
    """How many groups of four at the beginning of a typed fingerprint are the card's; -1 at the first other letter."""
    bare, wanted = plain_code(typed), plain_code(card.fingerprint)
    return len(bare) // 4 if wanted.startswith(bare) else -1
