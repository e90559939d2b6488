"""The office's own key: Ed25519, made at set-up, wrapped whenever it rests on a disk.

The seal it makes shows where a bundle comes from and that no byte changed since. It is no legal signature.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from xacai.domain.issue import Refusal, refuse
from xacai.domain.text import nfc
from xacai.exchange.check_code import grouped
from xacai.files.canonical import Json, decode, encode

_WRAPPED_FORMAT = 1
_FINGERPRINT_GROUPS = 8
_LARGEST_COST = 1 << 20  # KiB; a forged key file must not ask for all the memory
_LARGEST_FILE = 4096


class KeyRefused(Refusal):
    """The key cannot be opened. Codes: ``bundle.key-missing``, ``-damaged``, ``-passphrase``, ``-newer``."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a guess at the passphrase costs (Argon2id, RFC 9106): rounds, memory in KiB, lanes."""

    rounds: int = 3
    memory: int = 64 * 1024
    lanes: int = 4


STANDARD_COST = Cost()
# For secrets of 256 random bits: nobody guesses those, so opening need not be slow.
RANDOM_SECRET_COST = Cost(rounds=1, memory=64, lanes=1)


@dataclass(frozen=True, slots=True, repr=False)
class OfficeKey:
    """A secret key in memory. Its ``repr`` and ``str`` show the key id only."""

    seed: bytes

    @property
    def public(self) -> bytes:
        """The public half, 32 bytes."""
        return self._private().public_key().public_bytes_raw()

    @property
    def key_id(self) -> str:
        """The short name of the key, 16 hex digits."""
        return key_id_of(self.public)

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature (RFC 8032), 64 bytes."""
        return self._private().sign(message)

    def _private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    def __repr__(self) -> str:
        return f"OfficeKey({self.key_id})"


def make_key(seed: bytes | None = None) -> OfficeKey:
    """A new key from the system's random source, or the key of a 32-byte seed (tests)."""
    return OfficeKey(os.urandom(32) if seed is None else seed)


def key_id_of(public: bytes) -> str:
    """The first 16 hex digits of the public key's SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]


def fingerprint(public: bytes) -> str:
    """What people compare: 8 groups of 4 letters, 160 bits of the public key's SHA-256."""
    return grouped(hashlib.sha256(public).digest(), _FINGERPRINT_GROUPS)


def signed_by(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the signature over the message was made with the secret half of the public key."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def wrap_key(key: OfficeKey, secret: bytes, *, cost: Cost = STANDARD_COST, under: str = "") -> bytes:
    """The key sealed under a secret (ChaCha20-Poly1305 under Argon2id), as bytes for a file.

    ``under`` says what kind of secret it is, for whoever finds the file: it is sealed with the rest.
    """
    head: dict[str, Json] = {
        "format": _WRAPPED_FORMAT,
        "public": key.public.hex(),
        "kdf": "argon2id",
        "rounds": cost.rounds,
        "memory": cost.memory,
        "lanes": cost.lanes,
        "salt": os.urandom(16).hex(),
        "cipher": "chacha20-poly1305",
        "nonce": os.urandom(12).hex(),
    }
    if under:
        head["under"] = under
    sealed = _cipher(head, secret).encrypt(bytes.fromhex(str(head["nonce"])), key.seed, encode(head))
    return encode({**head, "sealed": sealed.hex()})


def unwrap_key(data: bytes, secret: bytes) -> OfficeKey:
    """The key out of the bytes of its file; raises :class:`KeyRefused`."""
    head = _read_wrapped(data)
    sealed = bytes.fromhex(str(head.pop("sealed")))
    try:
        seed = _cipher(head, secret).decrypt(bytes.fromhex(str(head["nonce"])), sealed, encode(head))
    except InvalidTag as fault:
        raise KeyRefused(refuse("bundle.key-passphrase").issue) from fault
    return OfficeKey(seed)


def public_of(data: bytes) -> bytes:
    """The public half, 32 bytes, that a key file names without being opened; raises :class:`KeyRefused`."""
    return bytes.fromhex(str(_read_wrapped(data)["public"]))


def kept_under(data: bytes) -> str:
    """What kind of secret a key file asks for; empty where it does not say."""
    return str(_read_wrapped(data).get("under", ""))


def passphrase_secret(passphrase: str) -> bytes:
    """The bytes of a passphrase, the same on every keyboard (NFC)."""
    return nfc(passphrase).encode()


def _read_wrapped(data: bytes) -> dict[str, Json]:
    damaged = KeyRefused(refuse("bundle.key-damaged").issue)
    if len(data) > _LARGEST_FILE:
        raise damaged
    try:
        head = decode(data)
    except Refusal as fault:
        raise damaged from fault
    if not isinstance(head, dict) or not isinstance(head.get("format"), int):
        raise damaged
    if head["format"] > _WRAPPED_FORMAT:
        raise KeyRefused(refuse("bundle.key-newer").issue)
    if not _well_formed(head):
        raise damaged
    return head


def _well_formed(head: dict[str, Json]) -> bool:
    numbers = [head.get(name) for name in ("rounds", "memory", "lanes")]
    if not all(type(number) is int and 0 < number <= _LARGEST_COST for number in numbers):
        return False
    lengths = {"public": 32, "salt": 16, "nonce": 12, "sealed": 48}
    return all(_is_hex(head.get(name), length) for name, length in lengths.items())


def _is_hex(value: Json, length: int) -> bool:
    try:
        return isinstance(value, str) and len(bytes.fromhex(value)) == length
    except ValueError:
        return False


def _cipher(head: dict[str, Json], secret: bytes) -> ChaCha20Poly1305:
    rounds, memory, lanes = (int(str(head[name])) for name in ("rounds", "memory", "lanes"))
    salt = bytes.fromhex(str(head["salt"]))
    derived = hash_secret_raw(secret, salt, rounds, memory, lanes, 32, Type.ID)
    return ChaCha20Poly1305(derived)
