"""Keys, cards and the letters people compare."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.samples import COMMUNE, COMMUNE_KEY, COMMUNE_NAME, STRANGER_KEY

from xacai.domain.issue import Refusal
from xacai.exchange.card import CardRefused, confirm_fingerprint, read_card, write_card
from xacai.exchange.check_code import agrees, check_code, content_sha256, full_code, grouped
from xacai.exchange.keys import (
    Cost,
    KeyRefused,
    OfficeKey,
    fingerprint,
    make_key,
    passphrase_secret,
    signed_by,
    unwrap_key,
    wrap_key,
)
from xacai.exchange.keystore import MACHINE_KEY, OFFICE_KEY, has_key, load_key, load_public, store_key
from xacai.files.canonical import decode, encode

CHEAP = Cost(rounds=1, memory=64, lanes=1)
GROUPS = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4})*")


def code_of(fault: pytest.ExceptionInfo[Refusal]) -> str:
    return fault.value.issue.code


def test_a_signature_is_of_one_key_and_one_message() -> None:
    signature = COMMUNE_KEY.sign(b"message")
    assert signed_by(COMMUNE_KEY.public, signature, b"message")
    assert not signed_by(COMMUNE_KEY.public, signature, b"messagf")
    assert not signed_by(STRANGER_KEY.public, signature, b"message")
    assert not signed_by(b"short", signature, b"message")
    assert not signed_by(COMMUNE_KEY.public, b"", b"message")


def test_new_keys_differ_and_a_seed_gives_the_same_key() -> None:
    assert make_key().seed != make_key().seed
    assert (
        make_key(bytes(32)).public.hex() == "3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29"
    )


def test_the_secret_does_not_show() -> None:
    for shown in (repr(COMMUNE_KEY), str(COMMUNE_KEY), f"{COMMUNE_KEY}"):
        assert COMMUNE_KEY.seed.hex() not in shown
        assert repr(COMMUNE_KEY.seed) not in shown


def test_the_fingerprint_has_eight_groups_of_four() -> None:
    shown = fingerprint(COMMUNE_KEY.public)
    assert GROUPS.fullmatch(shown)
    assert len(shown.split("-")) == 8
    assert shown != fingerprint(STRANGER_KEY.public)


def test_a_wrapped_key_opens_with_its_secret_only() -> None:
    wrapped = wrap_key(COMMUNE_KEY, b"secret", cost=CHEAP)
    assert unwrap_key(wrapped, b"secret") == COMMUNE_KEY
    assert COMMUNE_KEY.seed.hex().encode() not in wrapped
    assert wrap_key(COMMUNE_KEY, b"secret", cost=CHEAP) != wrapped
    with pytest.raises(KeyRefused) as refused:
        unwrap_key(wrapped, b"Secret")
    assert code_of(refused) == "bundle.key-passphrase"


def test_every_changed_byte_of_a_wrapped_key_is_found() -> None:
    wrapped = wrap_key(COMMUNE_KEY, b"secret", cost=CHEAP)
    for at in range(len(wrapped)):
        changed = bytearray(wrapped)
        changed[at] ^= 1
        with pytest.raises(KeyRefused):
            unwrap_key(bytes(changed), b"secret")


@pytest.mark.parametrize("name", ["rounds", "memory", "lanes"])
@pytest.mark.parametrize("number", [0, -1, 1 << 40, True, "1", None])
def test_a_key_file_cannot_ask_for_the_whole_machine(name: str, number: object) -> None:
    head = decode(wrap_key(COMMUNE_KEY, b"s", cost=CHEAP))
    assert isinstance(head, dict)
    with pytest.raises(KeyRefused) as refused:
        unwrap_key(encode({**head, name: number}), b"s")  # type: ignore[dict-item]
    assert code_of(refused) == "bundle.key-damaged"


def test_a_newer_key_file() -> None:
    head = decode(wrap_key(COMMUNE_KEY, b"s", cost=CHEAP))
    assert isinstance(head, dict)
    with pytest.raises(KeyRefused) as refused:
        unwrap_key(encode({**head, "format": 2}), b"s")
    assert code_of(refused) == "bundle.key-newer"


def test_a_passphrase_is_the_same_on_every_keyboard() -> None:
    assert passphrase_secret("Mâ\u0323t khẩu") == passphrase_secret("Mật khẩu")


def test_the_store_without_a_passphrase(tmp_path: Path) -> None:
    assert not has_key(tmp_path)
    store_key(tmp_path, COMMUNE_KEY)
    assert has_key(tmp_path)
    assert load_key(tmp_path) == COMMUNE_KEY
    for name in (OFFICE_KEY, MACHINE_KEY):
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
    store_key(tmp_path, STRANGER_KEY, cost=CHEAP)
    assert load_key(tmp_path) == STRANGER_KEY
    (tmp_path / MACHINE_KEY).unlink()
    with pytest.raises(KeyRefused) as refused:
        load_key(tmp_path)
    assert code_of(refused) == "bundle.key-missing"


def test_the_store_with_a_passphrase(tmp_path: Path) -> None:
    store_key(tmp_path, COMMUNE_KEY, passphrase="đồng mây 2026", cost=CHEAP)
    assert load_public(tmp_path) == COMMUNE_KEY.public
    assert [path.name for path in tmp_path.iterdir()] == [OFFICE_KEY]
    assert load_key(tmp_path, passphrase="đồng mây 2026") == COMMUNE_KEY
    with pytest.raises(KeyRefused):
        load_key(tmp_path, passphrase="dong may 2026")
    with pytest.raises(KeyRefused):
        load_key(tmp_path)


def test_a_card_comes_back() -> None:
    card = read_card(write_card(COMMUNE, COMMUNE_NAME, COMMUNE_KEY))
    assert (card.code, card.name, card.public) == (COMMUNE, COMMUNE_NAME, COMMUNE_KEY.public)
    assert (card.key_id, card.fingerprint) == (COMMUNE_KEY.key_id, fingerprint(COMMUNE_KEY.public))


def test_every_changed_byte_and_every_truncation_of_a_card_is_found() -> None:
    data = write_card(COMMUNE, COMMUNE_NAME, COMMUNE_KEY)
    for at in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[at] ^= 1 << bit
            with pytest.raises(CardRefused):
                read_card(bytes(changed))
        with pytest.raises(CardRefused):
            read_card(data[:at])
    for longer in (data + b" ", data + data, b"\xef\xbb\xbf" + data, data + b"\n"):
        with pytest.raises(CardRefused):
            read_card(longer)


def test_a_card_of_another_key_or_of_a_newer_program() -> None:
    body = decode(write_card(COMMUNE, COMMUNE_NAME, COMMUNE_KEY))
    assert isinstance(body, dict)
    with pytest.raises(CardRefused):
        read_card(encode({**body, "public": STRANGER_KEY.public.hex()}))
    with pytest.raises(CardRefused) as refused:
        read_card(encode({**body, "format": 2, "more": "x"}))
    assert code_of(refused) == "bundle.card-newer"


def test_a_fingerprint_typed_carelessly_still_agrees() -> None:
    card = read_card(write_card(COMMUNE, COMMUNE_NAME, COMMUNE_KEY))
    confirm_fingerprint(card, card.fingerprint)
    confirm_fingerprint(card, card.fingerprint.lower().replace("-", " ").replace("0", "o").replace("1", "l"))
    for wrong in ("", card.fingerprint[:-1], fingerprint(STRANGER_KEY.public)):
        with pytest.raises(CardRefused):
            confirm_fingerprint(card, wrong)


@given(st.binary(min_size=32, max_size=32))
def test_codes_have_their_form_and_belong_to_their_hash(digest: bytes) -> None:
    sha256 = digest.hex()
    short, full = check_code(sha256), full_code(sha256)
    assert GROUPS.fullmatch(short)
    assert len(short) == 19
    assert GROUPS.fullmatch(full)
    assert full.startswith(short)
    assert len(full.split("-")) == 13
    assert agrees(short.lower(), sha256)
    assert agrees(full, sha256)
    other = bytes([digest[0] ^ 1]) + digest[1:]
    assert not agrees(short, other.hex())
    assert not agrees("", sha256)
    assert not agrees(full[:30], sha256)


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_all_bits_are_in_the_letters(one: bytes, other: bytes) -> None:
    if len(one) == len(other):
        assert (grouped(one) == grouped(other)) == (one == other)


def test_a_known_code() -> None:
    assert check_code("a0" * 32) == "M2GA-1850-M2GA-1850"
    assert content_sha256({"a": "Mã"}) == content_sha256({"a": "Ma\u0303"})


def test_keys_are_values() -> None:
    assert OfficeKey(bytes(32)) == make_key(bytes(32))
