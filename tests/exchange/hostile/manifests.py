"""Manifests that xacai never writes, each truly sealed with the office's own key; and false seals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.exchange.hostile.case import Case, built, files_of, sealed
from tests.exchange.hostile.people import NEIGHBOUR_KEY, REVOKED, REVOKED_KEY, REVOKED_NAME
from tests.exchange.samples import (
    COMMUNE,
    COMMUNE_KEY,
    COMMUNE_NAME,
    STRANGER_KEY,
    UUID,
    office,
    particulars_data,
    report_bundle,
    report_data,
    report_manifest,
)

from xacai.domain.submission import Stream
from xacai.exchange.bundle import pack, sender
from xacai.exchange.container import MANIFEST, MEDIA_TYPE, MIMETYPE, SEAL
from xacai.exchange.keys import OfficeKey
from xacai.exchange.seal import seal_message
from xacai.files.canonical import decode, encode

Change = Callable[[dict[str, Any]], object]


def manifest(change: Change) -> bytes:
    """The good bundle, its manifest changed."""
    files = files_of(report_bundle())
    told: Any = decode(files[MANIFEST])
    change(told)
    return sealed(files, encode(told))


def raw(change: Callable[[bytes], bytes]) -> bytes:
    """The good bundle, the bytes of its manifest changed."""
    files = files_of(report_bundle())
    return sealed(files, change(files[MANIFEST]))


def member(text: bytes) -> bytes:
    """The good bundle, one more member written into the manifest as these bytes."""
    return raw(lambda told: b'{"a":' + text + b"," + told[1:])


def seal(made: bytes) -> bytes:
    """The good bundle under another seal."""
    return built(files_of(report_bundle()) | {SEAL: made})


def sealed_by(key: OfficeKey, code: str = COMMUNE, name: str = COMMUNE_NAME) -> bytes:
    """A sound report in an office's name under a key that is not its own, or no longer."""
    told = report_manifest(key, office=sender(code, name, key), stream=Stream(code, "2026-Q3", "report"))
    content = report_data(office=office() | {"code": code, "name": name})
    return pack(told, content=content, particulars=particulars_data(), key=key)


def _other_purpose() -> bytes:
    return seal(COMMUNE_KEY.sign(seal_message(files_of(report_bundle())[MANIFEST])[16:]))


def _future() -> bytes:
    return built(files_of(report_bundle()) | {MIMETYPE: MEDIA_TYPE + b"2"})


def _many_answers() -> bytes:
    ack = {"uuid": UUID, "sha256": "ab" * 32, "revision": 1, "status": "01", "reasons": []}
    return raw(
        lambda told: told.replace(
            b'"acks":[]', b'"acks":[' + encode(ack) + (b"," + encode(ack)) * 50_000 + b"]"
        )
    )


_BAD = {
    "manifest without a uuid": lambda m: m.pop("uuid"),
    "uuid that is a path": lambda m: m.update(uuid="../../../../etc/passwd"),
    "kind that nobody knows": lambda m: m.update(kind="virus"),
    "kind at odds with the stream": lambda m: m.update(kind="plan"),
    "revision zero": lambda m: m.update(revision=0),
    "revision beyond all": lambda m: m.update(revision=2**53),
    "previous revision later than its own": lambda m: m.update(previous={"revision": 9, "sha256": "0" * 64}),
    "stream of another office": lambda m: m["stream"].update(office="26000"),
    "office code that is a path": lambda m: m["office"].update(code="../x"),
    "key id of another key": lambda m: m["office"].update(key_id=STRANGER_KEY.key_id),
    "files in another order": lambda m: m["files"].reverse(),
    "one file listed twice in the manifest": lambda m: m["files"].append(m["files"][0]),
    "member of no format": lambda m: m.update(run="calc.exe"),
    "sum that is no number": lambda m: m.update(sums={"values": "NaN"}),
}
_AT_ODDS = {
    "file that is not listed": lambda m: m["files"].pop(),
    "listed file with another hash": lambda m: m["files"][0].update(sha256="0" * 64),
    "listed file with another size": lambda m: m["files"][0].update(size=7),
}
_CONTROL = {
    "wrong counts": lambda m: m["counts"].update(values=3),
    "wrong sums": lambda m: m["sums"].update(values="1"),
}
_MEMBERS = {
    "NaN": b"NaN",
    "infinity": b"-Infinity",
    "decimal number": b"1.5",
    "number of a million digits": b"9" * 900_000,
    "exponent": b"1e999999999",
    "half a surrogate pair": b'"\\ud800"',
    "control characters": b'"\\u0000\\u001b"',
    "letters not composed": '"Tie\u0302\u0301ng"'.encode(),
    "data 400,000 levels deep": b"[" * 400_000 + b"]" * 400_000,
    "objects 100,000 levels deep": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "text of half a million letters": b'"' + b"x" * 500_000 + b'"',
    "list of 300,000": b"[" + b"0," * 300_000 + b"0]",
}


def cases() -> dict[str, Case]:
    """By name."""
    found = {name: Case(partial(manifest, change), "bundle.manifest") for name, change in _BAD.items()}
    found |= {name: Case(partial(manifest, change), "bundle.changed") for name, change in _AT_ODDS.items()}
    found |= {name: Case(partial(manifest, change), "bundle.control") for name, change in _CONTROL.items()}
    found |= {name: Case(partial(member, text), "bundle.manifest") for name, text in _MEMBERS.items()}
    files = partial(files_of, report_bundle())
    found |= {
        "manifest that is no JSON": Case(lambda: raw(lambda _told: b"xacai"), "bundle.manifest"),
        "key given twice": Case(lambda: raw(lambda told: b'{"acks":[],' + told[1:]), "bundle.manifest"),
        "bytes that are no UTF-8": Case(
            lambda: raw(lambda told: told[:-1] + b',"z":"\xc0\xaf"}'), "bundle.manifest"
        ),
        "another spelling": Case(lambda: raw(lambda told: told.replace(b":", b": ", 1)), "bundle.manifest"),
        "byte order mark": Case(lambda: raw(lambda told: b"\xef\xbb\xbf" + told), "bundle.manifest"),
        "manifest of 5 MB": Case(lambda: raw(lambda told: told + b" " * 5_000_000), "bundle.manifest-large"),
        "50,000 answers": Case(_many_answers, "bundle.manifest-large"),
        "future format": Case(_future, "bundle.newer"),
        "future reader": Case(lambda: manifest(lambda m: m.update(format=2, min_reader=2)), "bundle.newer"),
        "no seal": Case(
            lambda: built({name: data for name, data in files().items() if name != SEAL}), "bundle.incomplete"
        ),
        "seal of zeros": Case(lambda: seal(bytes(64)), "bundle.changed"),
        "a million seals": Case(lambda: seal(files()[SEAL] * 1_000_000), "bundle.changed"),
        "seal of a stranger": Case(
            lambda: seal(STRANGER_KEY.sign(seal_message(files()[MANIFEST]))), "bundle.changed"
        ),
        "seal made for another purpose": Case(_other_purpose, "bundle.changed"),
        "stranger's key in a known name": Case(lambda: sealed_by(STRANGER_KEY), "bundle.key-changed"),
        "known office's key in another's name": Case(
            lambda: sealed_by(NEIGHBOUR_KEY), "bundle.key-other-office"
        ),
        "revoked key": Case(lambda: sealed_by(REVOKED_KEY, REVOKED, REVOKED_NAME), "bundle.key-revoked"),
    }
    return found
