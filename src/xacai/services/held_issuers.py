"""The issuers of certificates that were taken in, each with its newest list of certificates taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xacai.services.workspace import Workspace

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, CertificateRevocationList


@dataclass(frozen=True, slots=True)
class HeldList:
    """A list: the day it was made, the day its issuer promised the next one for (None: not said), how many it names."""

    day: date
    next_day: date | None
    count: int


@dataclass(frozen=True, slots=True)
class HeldIssuer:
    """An issuer: its name, the SHA-256 of its certificate in hex, first and last day, its list where one is held."""

    name: str
    sha256: str
    first: date
    last: date
    revoked: HeldList | None = None


def held_issuers(workspace: Workspace) -> tuple[HeldIssuer, ...]:
    """Those taken in, by name."""
    # The reader of certificates is slow to import and the store's own pages never need it.
    from xacai.exchange.pades.anchors import known_authorities
    from xacai.exchange.pades.revocations import known_lists

    found = (
        _issuer(certificate, known_lists(workspace.folder, (certificate,)))
        for certificate in known_authorities(workspace.folder)
    )
    return tuple(sorted(found, key=lambda item: (item.name, item.last, item.sha256)))


def look_at_issuers(source: Path) -> tuple[HeldIssuer, ...]:
    """The issuers in a file, to be compared with what they publish; nothing is taken in. Refused where it has none."""
    from xacai.exchange.pades.anchors import read_authorities

    return tuple(_issuer(certificate, ()) for certificate in read_authorities(source))


def _issuer(certificate: Certificate, lists: Iterable[CertificateRevocationList]) -> HeldIssuer:
    from cryptography.hazmat.primitives.hashes import SHA256

    from xacai.exchange.pades.names import common_name

    newest = max(lists, key=lambda item: item.last_update_utc, default=None)
    return HeldIssuer(
        common_name(certificate.subject),
        certificate.fingerprint(SHA256()).hex(),
        _day(certificate.not_valid_before_utc),
        _day(certificate.not_valid_after_utc),
        _list(newest) if newest is not None else None,
    )


def _list(item: CertificateRevocationList) -> HeldList:
    due = item.next_update_utc
    return HeldList(_day(item.last_update_utc), _day(due) if due is not None else None, len(item))


def _day(moment: datetime) -> date:
    return moment.date()
