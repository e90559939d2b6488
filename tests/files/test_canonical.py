"""One spelling for one meaning; everything else is refused."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.files.canonical import (
    DEEPEST,
    LARGEST,
    LONGEST,
    MOST,
    JsonRefused,
    decode,
    encode,
    load,
    sha256_of,
)

TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST, LARGEST) | TEXT,
    lambda parts: st.lists(parts, max_size=4) | st.dictionaries(TEXT, parts, max_size=4),
    max_leaves=20,
)


def same_keys_after_nfc(value: Any) -> bool:
    if isinstance(value, dict):
        keys = {unicodedata.normalize("NFC", key).replace("\u00a0", " ") for key in value}
        return len(keys) < len(value) or any(map(same_keys_after_nfc, value.values()))
    return isinstance(value, list) and any(map(same_keys_after_nfc, value))


@given(VALUES)
def test_bytes_and_value_are_one(value: Any) -> None:
    if same_keys_after_nfc(value):
        return
    data = encode(value)
    read = decode(data)
    assert encode(read) == data
    assert json.loads(data) == read
    assert load(json.dumps(read, indent=1).encode()) == read


@given(st.dictionaries(st.text("abcđêấ", max_size=4), st.integers(0, 9), max_size=6), st.randoms())
def test_the_order_of_keys_never_shows(members: dict[str, int], chance: Any) -> None:
    pairs = list(members.items())
    chance.shuffle(pairs)
    assert encode(dict(pairs)) == encode(members)
    assert sha256_of(dict(pairs)) == sha256_of(members)


def test_one_plain_example() -> None:
    value = {"b": [1, None, True], "a": "Hồ sơ\n\tđúng hạn", "đ": {}}
    assert encode(value) == '{"a":"Hồ sơ\\n\\tđúng hạn","b":[1,null,true],"đ":{}}'.encode()


def test_composed_and_decomposed_text_are_one() -> None:
    assert encode({"x": unicodedata.normalize("NFD", "Tiếng Việt")}) == encode({"x": "Tiếng Việt"})


BAD = {
    "": b'{"a":1',
    "-duplicate": b'{"a":1,"a":2}',
    "-number": b'{"a":1.5}',
    "-text": b'{"a":"\\u0000"}',
    "-spelling": b'{"a": 1}',
}


@pytest.mark.parametrize("reason", sorted(BAD))
def test_each_refusal_has_its_code(reason: str) -> None:
    with pytest.raises(JsonRefused) as refused:
        decode(BAD[reason])
    assert refused.value.issue.code == f"bundle.json{reason}"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"\xef\xbb\xbf{}",
        b"{}{}",
        b"NaN",
        b"[Infinity]",
        b"[-Infinity]",
        b"[1e3]",
        b"[1E400]",
        b"[-0]",
        b"[01]",
        b"[9007199254740993]",
        b"[-9007199254740993]",
        b"[" + b"9" * 100_000 + b"]",
        b'["\\ud800"]',
        b'["\xed\xa0\x80"]',
        b'["\\u007f"]',
        b'["\\u0085"]',
        b'["a\\u00a0b"]',
        b'["\x00"]',
        b'["\\r"]',
        b'["\\/"]',
        b'["\\u0041"]',
        b'{"b":1,"a":2}',
        b'{"a":{"b":1,"b":1}}',
        '["Tiê\u0301ng"]'.encode(),
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
        b'["' + b"x" * (LONGEST + 1) + b'"]',
        b"[" + b"0," * MOST + b"0]",
        b"[" + b"[]," * 600_000 + b"0]",
    ],
)
def test_hostile_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(JsonRefused):
        decode(data)


def test_the_limits_themselves_are_allowed() -> None:
    deep: Any = 0
    for _level in range(DEEPEST):
        deep = [deep]
    for value in (deep, "x" * LONGEST, LARGEST, -LARGEST, [0] * MOST):
        assert decode(encode([value] if not isinstance(value, list) else value)) is not None


@pytest.mark.parametrize("value", [1.5, float("nan"), b"x", {1: 2}, {"a": {1, 2}}, LARGEST + 1, "\x07"])
def test_what_canonical_json_cannot_hold(value: Any) -> None:
    with pytest.raises(JsonRefused):
        encode({"a": value})


def test_half_a_letter_becomes_the_replacement_sign_like_at_every_door() -> None:
    assert decode(encode({"a": "x\ud800"})) == {"a": "x\ufffd"}
    with pytest.raises(JsonRefused):
        decode(b'{"a":"\\ud800"}')


def test_keys_that_become_one_are_refused() -> None:
    with pytest.raises(JsonRefused):
        encode({"é": 1, "e\u0301": 2})


def test_the_place_is_named() -> None:
    with pytest.raises(JsonRefused) as refused:
        encode({"tasks": [{"note": "ok"}, {"note": "\x0b"}]})
    assert refused.value.issue.where == "tasks[1].note"
