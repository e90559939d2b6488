"""The office's public identity card (``.xacai-card``): code, name and public key, signed by itself.

The signature shows that the card came through whole, not that the office is who it says: that is shown by
comparing the fingerprint with the sheet that the chair signed and sealed. A card whose key follows an earlier one
bears that key's signature too (``follows``): who trusts the earlier key needs no new sheet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from xacai.domain.issue import Refusal, refuse
from xacai.domain.text import squeeze
from xacai.domain.trust import Trust
from xacai.exchange.check_code import plain_code
from xacai.exchange.keys import OfficeKey, fingerprint, key_id_of, signed_by
from xacai.files.canonical import Json, decode, encode

SUFFIX = ".xacai-card"
FORMAT = 1
LARGEST_CARD = 10_000
OFFICE_CODE = re.compile(r"[0-9A-Za-z.\-]{2,13}")
_DOMAIN = b"xacai-card-v1\0"
_NEXT = b"xacai-next-key-v1\0"
_MEMBERS = {"format", "type", "code", "name", "public", "signature"}
_FOLLOWS = {"public", "signature"}


class CardRefused(Refusal):
    """The card cannot be used. Codes: ``bundle.card-damaged``, ``-newer``, ``-name``, ``-fingerprint``."""


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """An office as others know it: its code, its name, its public key of 32 bytes.

    ``follows`` is the earlier key that signed this one over, 32 bytes, or empty. ``trust`` is what the holder of the
    card makes of it today; no card says that of itself.
    """

    code: str
    name: str
    public: bytes
    follows: bytes = b""
    trust: Trust = Trust.TRUSTED

    @property
    def key_id(self) -> str:
        """The short name of the key, as bundles write it."""
        return key_id_of(self.public)

    @property
    def fingerprint(self) -> str:
        """What people compare with the enrolment sheet."""
        return fingerprint(self.public)


@dataclass(frozen=True, slots=True)
class SignedOver:
    """The earlier key, 32 bytes, and its signature over the next one, 64 bytes."""

    public: bytes
    signature: bytes


def sign_over(code: str, earlier: OfficeKey, public: bytes) -> SignedOver:
    """The earlier key's word that ``public`` is the office's next key."""
    return SignedOver(earlier.public, earlier.sign(_next_message(code, earlier.public, public)))


def write_card(code: str, name: str, key: OfficeKey, follows: SignedOver | None = None) -> bytes:
    """The bytes of the card's file."""
    body: dict[str, Json] = {
        "format": FORMAT,
        "type": "office-card",
        "code": code,
        "name": squeeze(name),
        "public": key.public.hex(),
    }
    if follows is not None:
        body["follows"] = {"public": follows.public.hex(), "signature": follows.signature.hex()}
    return encode({**body, "signature": key.sign(_DOMAIN + encode(body)).hex()})


def read_card(data: bytes) -> OfficeCard:
    """The card out of its file, its own signature checked; raises :class:`CardRefused`."""
    body = _members(data)
    if set(body) - {"follows"} != _MEMBERS:
        raise _damaged()
    if not all(isinstance(body[name], str) for name in _MEMBERS - {"format"}):
        raise _damaged()
    signature, public = _bytes_of(body.pop("signature"), 64), _bytes_of(body["public"], 32)
    code, name = str(body["code"]), str(body["name"])
    if body["type"] != "office-card" or not OFFICE_CODE.fullmatch(code) or not name:
        raise _damaged()
    if not signed_by(public, signature, _DOMAIN + encode(body)):
        raise _damaged()
    if name != squeeze(name):
        raise CardRefused(refuse("bundle.card-name", code, name=squeeze(name), office=code).issue)
    card = OfficeCard(code, name, public)
    return replace(card, follows=_read_follows(card, body["follows"])) if "follows" in body else card


def confirm_fingerprint(card: OfficeCard, typed: str) -> None:
    """Raise :class:`CardRefused` unless the typed fingerprint is the card's; dashes and case do not count."""
    if plain_code(typed) != plain_code(card.fingerprint):
        issue = refuse(
            "bundle.card-fingerprint", card.code, office=card.name, fingerprint=card.fingerprint
        ).issue
        raise CardRefused(issue)


def _read_follows(card: OfficeCard, value: Json) -> bytes:
    """The earlier key, once its signature over this one was checked."""
    if not isinstance(value, dict) or set(value) != _FOLLOWS:
        raise _damaged()
    public, signature = _bytes_of(value["public"], 32), _bytes_of(value["signature"], 64)
    if public == card.public or not signed_by(
        public, signature, _next_message(card.code, public, card.public)
    ):
        raise _damaged()
    return public


def _next_message(code: str, earlier: bytes, public: bytes) -> bytes:
    return _NEXT + encode({"code": code, "earlier": earlier.hex(), "public": public.hex()})


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
