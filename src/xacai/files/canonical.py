"""Canonical JSON: one spelling only of the same data, so that a hash of the bytes is a hash of the meaning.

Keys sorted by code point, no spaces, UTF-8, NFC; strings, integers, true, false, null, lists and objects
only. Decimals travel as strings: two programs never agree on the last digit of a float.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn, TypeAlias

from xacai.domain.issue import Refusal, refuse
from xacai.domain.text import nfc

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

LARGEST = 2**53  # beyond it other languages' JSON readers lose digits
DEEPEST = 32
LONGEST = 20_000  # characters of one string
MOST = 50_000  # members of one list or object
# Control characters but line feed and tab, the no-break space (a plain one here), halves of surrogate pairs.
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\xa0\ud800-\udfff]")
_MOST_MARKS = 1_000_000  # commas and brackets in one text: bounds the memory before anything is built


class JsonRefused(Refusal):
    """Data that canonical JSON cannot hold, or bytes that are not canonical JSON; ``where`` is the place.

    Codes: ``bundle.json`` (not well-formed), ``-duplicate``, ``-number``, ``-text``, ``-deep``, ``-long``,
    ``-many``, ``-type``, ``-spelling`` (readable, but not the canonical bytes).
    """


def encode(value: Json) -> bytes:
    """The canonical bytes of the value, its texts brought to NFC; raises :class:`JsonRefused`."""
    return _spell(_normal(value, "", 0))


def decode(data: bytes) -> Json:
    """The value of canonical bytes; raises :class:`JsonRefused` for anything else, before building much."""
    value = load(data)
    if _spell(value) != data:
        _refuse("spelling")
    return value


def load(data: bytes) -> Json:
    """The value of strict JSON, spaces and order of keys aside; raises :class:`JsonRefused`."""
    if data.count(b",") + data.count(b"[") + data.count(b"{") > _MOST_MARKS:
        _refuse("many")
    try:
        value: Json = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_members,
            parse_float=_no_float,
            parse_int=_integer,
            parse_constant=_no_float,
        )
    except RecursionError:
        _refuse("deep")
    except ValueError:
        _refuse("")
    _check(value, "", 0)
    return value


def sha256_of(value: Json) -> str:
    """SHA-256 of the value's canonical bytes, in hex."""
    return hashlib.sha256(encode(value)).hexdigest()


def _spell(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        _refuse("duplicate", pairs[0][0])
    return members


def _integer(digits: str) -> int:
    # The length first: turning a million digits into a number takes time that grows with its square.
    if len(digits) > 17 or abs(int(digits)) > LARGEST:
        _refuse("number", digits[:17])
    return int(digits)


def _no_float(digits: str) -> NoReturn:
    _refuse("number", digits[:17])


def _normal(value: Json, where: str, depth: int) -> Json:
    """A copy with every text in NFC, each value checked on the way."""
    if isinstance(value, str):
        text = nfc(value)
        _check_text(text, where)
        return text
    if value is None or isinstance(value, int):
        _check_number(value, where)
        return value
    _check_room(value, where, depth)
    if isinstance(value, Mapping):
        return _normal_members(value, where, depth)
    return [_normal(part, f"{where}[{place}]", depth + 1) for place, part in enumerate(value)]


def _normal_members(value: Mapping[str, Json], where: str, depth: int) -> dict[str, Json]:
    members: dict[str, Json] = {}
    for key, part in value.items():
        if not isinstance(key, str):
            _refuse("type", where)
        name = nfc(key)
        _check_text(name, where)
        if name in members:
            _refuse("duplicate", _below(where, name))
        members[name] = _normal(part, _below(where, name), depth + 1)
    return members


def _check(value: Json, where: str, depth: int) -> None:
    """Check a value that was just read; its numbers were checked while reading."""
    if isinstance(value, str):
        _check_text(value, where)
    elif isinstance(value, dict):
        _check_room(value, where, depth)
        for key, part in value.items():
            _check_text(key, where)
            _check(part, _below(where, key), depth + 1)
    elif isinstance(value, list):
        _check_room(value, where, depth)
        for place, part in enumerate(value):
            _check(part, f"{where}[{place}]", depth + 1)


def _check_text(text: str, where: str) -> None:
    if len(text) > LONGEST:
        _refuse("long", where)
    if text.isascii():
        if text.isprintable():
            return
    elif not unicodedata.is_normalized("NFC", text):
        _refuse("text", where)
    if _FORBIDDEN.search(text):
        _refuse("text", where)


def _check_number(value: Json, where: str) -> None:
    if isinstance(value, int) and abs(value) > LARGEST:
        _refuse("number", where)


def _check_room(value: Json, where: str, depth: int) -> None:
    if not isinstance(value, (dict, Mapping, list, tuple)):
        _refuse("type", where)
    if depth >= DEEPEST:
        _refuse("deep", where)
    if len(value) > MOST:
        _refuse("many", where)


def _below(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _refuse(reason: str, where: str = "") -> NoReturn:
    code = f"bundle.json-{reason}" if reason else "bundle.json"
    place = where.encode("utf-8", "replace").decode()[:80]
    raise JsonRefused(refuse(code, place, longest=str(LONGEST), deepest=str(DEEPEST)).issue)
