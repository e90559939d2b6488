"""The office's public identity card (``.xacai-card``): code, name and public key, signed by itself.

The signature shows that the card came through whole, not that the office is who it says: that is shown by
comparing the fingerprint with the sheet that the chair signed and sealed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from xacai.domain.issue import Refusal, refuse
from xacai.domain.text import squeeze
from xacai.exchange.check_code import plain_code
from xacai.exchange.keys import OfficeKey, fingerprint, key_id_of, signed_by
from xacai.files.canonical import Json, decode, encode

SUFFIX = ".xacai-card"
FORMAT = 1
LARGEST_CARD = 10_000
OFFICE_CODE = re.compile(r"[0-9A-Za-z.\-]{2,13}")
_DOMAIN = b"xacai-card-v1\0"
_MEMBERS = {"format", "type", "code", "name", "public", "signature"}


class CardRefused(Refusal):
    """The card cannot be used. Codes: ``bundle.card-damaged``, ``-newer``, ``-fingerprint``."""


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """An office as others know it: its code, its name, its public key of 32 bytes."""

    code: str
    name: str
    public: bytes

    @property
    def key_id(self) -> str:
        """The short name of the key, as bundles write it."""
        return key_id_of(self.public)

    @property
    def fingerprint(self) -> str:
        """What people compare with the enrolment sheet."""
        return fingerprint(self.public)


def write_card(code: str, name: str, key: OfficeKey) -> bytes:
    """The bytes of the card's file."""
    body: dict[str, Json] = {
        "format": FORMAT,
        "type": "office-card",
        "code": code,
        "name": squeeze(name),
        "public": key.public.hex(),
    }
    return encode({**body, "signature": key.sign(_DOMAIN + encode(body)).hex()})


def read_card(data: bytes) -> OfficeCard:
    """The card out of its file, its own signature checked; raises :class:`CardRefused`."""
    body = _members(data)
    if set(body) != _MEMBERS or not all(isinstance(body[name], str) for name in _MEMBERS - {"format"}):
        raise _damaged()
    signature, public = _bytes_of(body.pop("signature"), 64), _bytes_of(body["public"], 32)
    code, name = str(body["code"]), str(body["name"])
    if body["type"] != "office-card" or not OFFICE_CODE.fullmatch(code) or not name or name != squeeze(name):
        raise _damaged()
    if not signed_by(public, signature, _DOMAIN + encode(body)):
        raise _damaged()
    return OfficeCard(code, name, public)


def confirm_fingerprint(card: OfficeCard, typed: str) -> None:
    """Raise :class:`CardRefused` unless the typed fingerprint is the card's; dashes and case do not count."""
    if plain_code(typed) != plain_code(card.fingerprint):
        issue = refuse(
            "bundle.card-fingerprint", card.code, office=card.name, fingerprint=card.fingerprint
        ).issue
        raise CardRefused(issue)


def _members(data: bytes) -> dict[str, Json]:
    if len(data) > LARGEST_CARD:
        raise _damaged()
    try:
        body = decode(data)
    except Refusal as fault:
        raise _damaged() from fault
    if not isinstance(body, dict) or type(body.get("format")) is not int:
        raise _damaged()
    if body["format"] > FORMAT:
        raise CardRefused(refuse("bundle.card-newer").issue)
    return body


def _bytes_of(value: Json, length: int) -> bytes:
    try:
        data = bytes.fromhex(str(value))
    except ValueError:
        raise _damaged() from None
    if len(data) != length or data.hex() != value:
        raise _damaged()
    return data


def _damaged() -> CardRefused:
    return CardRefused(refuse("bundle.card-damaged").issue)
