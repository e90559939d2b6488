"""Set up an office in a data folder: who it is, its key, its card, the cards of others that it trusts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xacai.domain.issue import Refusal, errors, refuse
from xacai.domain.office import Office, check_office
from xacai.domain.text import nfc, squeeze
from xacai.exchange.card import LARGEST_CARD, OfficeCard, confirm_fingerprint, read_card, write_card
from xacai.exchange.keys import OfficeKey, make_key
from xacai.exchange.keystore import has_key, load_key, store_key
from xacai.files.atomic import Written, write_atomic
from xacai.files.reading import read_limited
from xacai.services.workspace import Workspace


def found_office(workspace: Workspace, office: Office) -> Office:
    """Set up the data folder's office and make its key. Refused where another office lives there already."""
    clean = replace(
        office, name=squeeze(office.name), place=squeeze(office.place), code=nfc(office.code).strip()
    )
    for issue in errors(check_office(clean)):
        raise Refusal(issue)
    standing = workspace.find_office()
    if standing is not None:
        raise refuse("office.set-up-already", name=standing.name, office=standing.code)
    if not has_key(workspace.folder):
        store_key(workspace.folder, make_key())
    with workspace.store.writing("office.init", clean.code) as shelves:
        shelves.offices.put_own(clean)
    return clean


def change_office(workspace: Workspace, office: Office) -> Office:
    """Change what documents say of the office (signer, recipients, departments …); its code stays."""
    standing = workspace.office()
    for issue in errors(check_office(office)):
        raise Refusal(issue)
    if office.code != standing.code:
        raise refuse("office.set-up-already", name=standing.name, office=standing.code)
    with workspace.store.writing("office.change", office.code) as shelves:
        shelves.offices.put_own(office)
    return office


def office_key(workspace: Workspace) -> OfficeKey:
    """The office's own key."""
    return load_key(workspace.folder)


def write_office_card(workspace: Workspace, target: Path) -> Written:
    """Write the office's public card to a file."""
    office = workspace.office()
    return write_atomic(target, write_card(office.code, office.name, office_key(workspace)))


def own_card(workspace: Workspace) -> OfficeCard:
    """The office's card as others will read it."""
    office = workspace.office()
    return OfficeCard(office.code, office.name, office_key(workspace).public)


def trust_card(workspace: Workspace, source: Path, *, fingerprint: str = "") -> OfficeCard:
    """Pin another office's card; a fingerprint that was read from the sealed sheet is compared first."""
    workspace.office()
    card = read_card(read_limited(source, LARGEST_CARD))
    if fingerprint:
        confirm_fingerprint(card, fingerprint)
    with workspace.store.writing("office.trust", card.code) as shelves:
        shelves.offices.pin(card.code, card.name, card.key_id, card.public)
    return card


def trusted_cards(workspace: Workspace) -> dict[str, OfficeCard]:
    """The cards of the offices that were pinned, by key id."""
    with workspace.store.reading() as shelves:
        cards = [OfficeCard(card.code, card.name, card.public) for card in shelves.offices.cards()]
    return {card.key_id: card for card in cards}
