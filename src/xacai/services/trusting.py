"""The keys of other offices: looked at, taken in, confirmed against the sealed sheet, revoked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from xacai.db.offices import PinnedCard
from xacai.db.shelves import Shelves
from xacai.domain.issue import refuse
from xacai.domain.text import nfc, squeeze
from xacai.domain.trust import KeyStanding, KeyState, Trust, joined, trust_on
from xacai.exchange.card import LARGEST_CARD, OfficeCard, confirm_fingerprint, read_card
from xacai.exchange.check_code import plain_code
from xacai.files.reading import read_limited
from xacai.services.workspace import Workspace


def look_at_card(source: Path) -> OfficeCard:
    """The card in a file, its own signature checked; refused where it is none."""
    return read_card(read_limited(source, LARGEST_CARD))


def groups_that_agree(card: OfficeCard, typed: str) -> int:
    """How many groups of four at the beginning of a typed fingerprint are the card's; -1 at the first other letter."""
    bare, wanted = plain_code(typed), plain_code(card.fingerprint)
    return len(bare) // 4 if wanted.startswith(bare) else -1


def trust_card(workspace: Workspace, source: Path, *, fingerprint: str = "") -> OfficeCard:
    """Take another office's card in. Confirmed where the fingerprint typed from the sealed sheet is the card's, or
    where a key trusted today signed this one over; else it stays unconfirmed."""
    own, card, day = workspace.office(), look_at_card(source), workspace.today()
    if fingerprint:
        confirm_fingerprint(card, fingerprint)
    with workspace.store.writing("office.trust", card.code) as shelves:
        held = shelves.offices.card(card.key_id)
        _check_taken(held, card, own.code)
        sure = bool(fingerprint) or _follows_trusted(shelves, card, day)
        given = KeyStanding(KeyState.PINNED if sure else KeyState.UNCONFIRMED)
        standing = joined(given, held.standing) if held is not None else given
        shelves.offices.pin(card.code, card.name, card.key_id, card.public, state=standing.state.value)
    return replace(card, trust=trust_on(standing, day))


def _check_taken(held: PinnedCard | None, card: OfficeCard, own: str) -> None:
    if card.code == own:
        raise refuse("office.card-own", name=card.name, office=card.code)
    if held is not None and held.code != card.code:
        raise refuse("office.card-other-code", name=card.name, office=card.code, held=held.code)
    if held is not None and held.standing.state is KeyState.REVOKED:
        raise refuse("office.card-revoked", name=card.name, office=card.code)


def _follows_trusted(shelves: Shelves, card: OfficeCard, day: date) -> bool:
    """Whether a key of the same office that is trusted today signed this one over."""
    return bool(card.follows) and any(
        held.public == card.follows and trust_on(held.standing, day) is Trust.TRUSTED
        for held in shelves.offices.cards(card.code)
    )


def confirm_key(workspace: Workspace, code: str, fingerprint: str) -> OfficeCard:
    """Confirm a card taken in before, by the fingerprint typed from the sealed sheet."""
    workspace.office()
    with workspace.store.writing("office.confirm", code) as shelves:
        cards = [card for card in shelves.offices.cards(code) if card.standing.state is KeyState.UNCONFIRMED]
        if not cards:
            raise refuse("office.nothing-to-confirm", f"office {code}", office=code)
        fits = [card for card in cards if plain_code(_card(card).fingerprint) == plain_code(fingerprint)]
        held = (fits or cards)[0]
        confirm_fingerprint(_card(held), fingerprint)
        shelves.offices.pin(held.code, held.name, held.key_id, held.public)
    return _card(held)


def revoke_key(workspace: Workspace, code: str, key_id: str, *, on: date, reason: str) -> PinnedCard:
    """From the day on nothing that arrives under the key is taken; what arrived before stays. Refused without a reason,
    and where the office has no such key. ``key_id`` may be left empty where the office has one key only."""
    workspace.office()
    words = squeeze(nfc(reason))
    if not words:
        raise refuse("office.revoke-reason", f"office {code}")
    with workspace.store.writing("office.revoke", code) as shelves:
        found = [card for card in shelves.offices.cards(code) if key_id in ("", card.key_id)]
        if len(found) != 1:
            raise refuse("office.key-unknown", f"office {code}", office=code, count=str(len(found)))
        standing = joined(found[0].standing, KeyStanding(KeyState.REVOKED, on, words))
        return pin_as(shelves, found[0], standing)


def pin_as(shelves: Shelves, card: PinnedCard, standing: KeyStanding) -> PinnedCard:
    """Keep a key in a standing."""
    return shelves.offices.pin(
        card.code,
        card.name,
        card.key_id,
        card.public,
        state=standing.state.value,
        revoked_on=standing.revoked_on,
        reason=standing.reason,
    )


def held_keys(workspace: Workspace) -> tuple[PinnedCard, ...]:
    """The keys of other offices with their standing, by code and moment."""
    own = workspace.office().code
    with workspace.store.reading() as shelves:
        return tuple(card for card in shelves.offices.cards() if card.code != own)


def held_cards(workspace: Workspace) -> dict[str, OfficeCard]:
    """Every card held, by key id, with what it is worth today."""
    day = workspace.today()
    with workspace.store.reading() as shelves:
        held = shelves.offices.cards()
    return {card.key_id: replace(_card(card), trust=trust_on(card.standing, day)) for card in held}


def trusted_cards(workspace: Workspace) -> dict[str, OfficeCard]:
    """The cards that are trusted today, by key id."""
    return {key: card for key, card in held_cards(workspace).items() if card.trust is Trust.TRUSTED}


def fingerprint_of(card: PinnedCard) -> str:
    """What is compared with the sheet."""
    return _card(card).fingerprint


def _card(held: PinnedCard) -> OfficeCard:
    return OfficeCard(held.code, held.name, held.public)
