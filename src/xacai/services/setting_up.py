"""Set up an office in a data folder: who it is, its key, its card, the cards of others that it trusts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xacai.domain.issue import Issue, Refusal, errors, refuse
from xacai.domain.office import Office, check_office, tidy
from xacai.domain.text import nfc
from xacai.exchange.keys import make_key
from xacai.exchange.keystore import has_key, store_key
from xacai.files.reading import read_limited
from xacai.intake.office_list import LARGEST_LIST, read_offices
from xacai.services.own_key import office_key as office_key
from xacai.services.own_key import own_card as own_card
from xacai.services.own_key import write_office_card as write_office_card
from xacai.services.trusting import look_at_card as look_at_card
from xacai.services.trusting import trust_card as trust_card
from xacai.services.trusting import trusted_cards as trusted_cards
from xacai.services.workspace import Workspace


def found_office(workspace: Workspace, office: Office) -> Office:
    """Set up the data folder's office and make its key. Refused where another office lives there already."""
    clean = replace(tidy(office), code=nfc(office.code).strip())
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


def listed_offices(source: Path) -> tuple[tuple[Office, ...], tuple[Issue, ...]]:
    """The offices of a list, to choose the own one from; what is wrong with its other lines. Nothing is stored."""
    return read_offices(read_limited(source, LARGEST_LIST), source.name)


def change_office(workspace: Workspace, office: Office) -> Office:
    """Change what documents say of the office (signer, recipients, departments …); its code stays."""
    standing, office = workspace.office(), tidy(office)
    for issue in errors(check_office(office)):
        raise Refusal(issue)
    if office.code != standing.code:
        raise refuse("office.set-up-already", name=standing.name, office=standing.code)
    with workspace.store.writing("office.change", office.code) as shelves:
        shelves.offices.put_own(office)
    return office
