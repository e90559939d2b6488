"""Taking a card in and confirming it; what was kept apart of the office until then is taken in at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xacai.domain.trust import Trust
from xacai.exchange.card import OfficeCard
from xacai.services.receiving import Reception, take_kept
from xacai.services.trusting import confirm_key, trust_card
from xacai.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TakenCard:
    """A card with what it is worth now, and the answers to the bundles that had waited for it."""

    card: OfficeCard
    receptions: tuple[Reception, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether the office is trusted from now on."""
        return self.card.trust is Trust.TRUSTED


def take_card(workspace: Workspace, source: Path, *, fingerprint: str = "") -> TakenCard:
    """Take a card in; without the fingerprint from the sealed sheet it stays unconfirmed, unless a trusted key signed
    it over."""
    return _with_kept(workspace, trust_card(workspace, source, fingerprint=fingerprint))


def confirm(workspace: Workspace, code: str, fingerprint: str) -> TakenCard:
    """Confirm a card taken in before by the fingerprint from the sealed sheet."""
    return _with_kept(workspace, confirm_key(workspace, code, fingerprint))


def _with_kept(workspace: Workspace, card: OfficeCard) -> TakenCard:
    kept = take_kept(workspace, card.code) if card.trust is Trust.TRUSTED else ()
    return TakenCard(card, kept)
