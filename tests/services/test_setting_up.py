"""Setting up: an office once per folder, its key, its card, the cards it trusts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.services.offices import refused, small_office

from xacai.domain.office import Office
from xacai.exchange.card import read_card
from xacai.services import setting_up, trusting
from xacai.services.workspace import Workspace


def test_an_office_is_set_up_once_with_a_key(blank: Workspace) -> None:
    founded = setting_up.found_office(blank, replace(small_office(), name="  Ủy ban  nhân dân xã Lộc Khê "))
    assert founded.name == "Ủy ban nhân dân xã Lộc Khê"
    assert blank.office() == founded
    assert setting_up.own_card(blank).code == "98001"
    with refused(blank, "office.set-up-already"):
        setting_up.found_office(blank, small_office(code="98002"))


@pytest.mark.parametrize(
    ("office", "code"),
    [
        (small_office(code="mã số"), "office.code"),
        (replace(small_office(), name=" "), "office.name-missing"),
        (replace(small_office(), place=""), "office.place-missing"),
        (small_office(valid_from=date(2026, 7, 1), valid_to=date(2025, 7, 1)), "office.validity"),
    ],
)
def test_an_office_without_its_particulars_is_refused(blank: Workspace, office: Office, code: str) -> None:
    with refused(blank, code):
        setting_up.found_office(blank, office)
    assert not (blank.folder / "office.key").exists()
    setting_up.found_office(blank, small_office())
    with refused(blank, "office.set-up-already" if code == "office.code" else code):
        setting_up.change_office(blank, replace(office, code="98002") if code == "office.code" else office)


def test_before_it_is_set_up_there_is_no_office(blank: Workspace, tmp_path: Path) -> None:
    assert blank.find_office() is None
    with refused(blank, "office.not-set-up"):
        setting_up.change_office(blank, small_office())
    with refused(blank, "office.not-set-up"):
        setting_up.write_office_card(blank, tmp_path / "the.xacai-card")


def test_what_documents_say_of_the_office_can_be_changed(small: Workspace) -> None:
    changed = replace(small.office(), signer_name="Lò Thị Mai", recipients=("Như trên",))
    assert setting_up.change_office(small, changed) == small.office()


def test_a_card_comes_back_as_it_was_written(small: Workspace, tmp_path: Path) -> None:
    written = setting_up.write_office_card(small, tmp_path / "the.xacai-card")
    assert read_card(written.path.read_bytes()) == setting_up.own_card(small)
    with refused(small, "bundle.target-gone"):
        setting_up.write_office_card(small, tmp_path / "khong-co" / "the.xacai-card")


def test_a_card_is_trusted_after_its_fingerprint_was_compared(
    small: Workspace, sender: Workspace, tmp_path: Path
) -> None:
    card = setting_up.own_card(sender)
    path = setting_up.write_office_card(sender, tmp_path / "the.xacai-card").path
    with refused(small, "bundle.card-fingerprint"):
        setting_up.trust_card(small, path, fingerprint="0000-" + card.fingerprint[5:])
    assert setting_up.trusted_cards(small) == {}
    assert setting_up.trust_card(small, path, fingerprint=card.fingerprint.lower().replace("-", " ")) == card
    assert setting_up.trusted_cards(small) == {card.key_id: card}
    assert trusting.look_at_card(path) == card


def test_a_changed_card_is_refused(small: Workspace, sender: Workspace, tmp_path: Path) -> None:
    path = setting_up.write_office_card(sender, tmp_path / "the.xacai-card").path
    path.write_bytes(path.read_bytes().replace(b"97213", b"97214"))
    with refused(small, "bundle.card-damaged"):
        setting_up.trust_card(small, path)


def test_names_are_kept_without_signs_that_nobody_sees(small: Workspace) -> None:
    own = small.office()
    spoiled = replace(own, name=f"\u202e{own.name}\u200b", signer_name="Lê\u2066 Văn An")
    assert setting_up.change_office(small, spoiled) == replace(own, signer_name="Lê Văn An") == small.office()
