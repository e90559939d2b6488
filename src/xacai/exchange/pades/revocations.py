"""Certificates that were taken back: the issuers' lists (CRL) as files given to the office, never fetched.

A list counts only where an issuer known here signed it. It counts however old it is: what was taken back stays so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from xacai.domain.issue import Refusal, refuse
from xacai.exchange.pades.anchors import FOLDER
from xacai.exchange.pades.names import common_name
from xacai.files.atomic import make_folder, write_atomic
from xacai.files.reading import read_limited

_LARGEST = 20_000_000
_PEM = b"-----BEGIN X509 CRL"


class RevocationsRefused(Refusal):
    """The list is not taken in. Codes: ``signature.no-list``, ``signature.list-unknown``, ``signature.list-older``."""


@dataclass(frozen=True, slots=True)
class Revocations:
    """A list: its issuer, the day it was made (ISO 8601), how many certificates it takes back."""

    issuer: str
    day: str
    count: int


def is_list(data: bytes) -> bool:
    """Whether bytes are a list rather than certificates."""
    return _load(data) is not None


def read_list(path: Path) -> x509.CertificateRevocationList:
    """The list in a PEM or DER file; raises :class:`RevocationsRefused` or ``ReadRefused``."""
    found = _load(read_limited(path, _LARGEST))
    if found is None:
        raise RevocationsRefused(refuse("signature.no-list", "", file=path.name).issue)
    return found


def keep_list(folder: Path, path: Path, authorities: Sequence[x509.Certificate]) -> Revocations:
    """Keep the list in a file, one for each issuer; refused where no known issuer signed it or a newer one is held."""
    found = read_list(path)
    issuer = next((item for item in authorities if _signed(found, item)), None)
    if issuer is None:
        name = common_name(found.issuer)
        raise RevocationsRefused(refuse("signature.list-unknown", "", file=path.name, issuer=name).issue)
    place = make_folder(folder / FOLDER) / f"{issuer.fingerprint(SHA256()).hex()}.crl"
    held = _load(read_limited(place, _LARGEST)) if place.is_file() else None
    if held is not None and _signed(held, issuer) and held.last_update_utc > found.last_update_utc:
        day = f"{held.last_update_utc:%d/%m/%Y}"
        raise RevocationsRefused(refuse("signature.list-older", "", file=path.name, day=day).issue)
    write_atomic(place, found.public_bytes(Encoding.DER))
    day = found.last_update_utc.date().isoformat()
    return Revocations(common_name(issuer.subject), day, len(found))


def known_lists(
    folder: Path, authorities: Sequence[x509.Certificate]
) -> tuple[x509.CertificateRevocationList, ...]:
    """The lists held whose issuers are known; a file that was spoilt is left out."""
    found: list[x509.CertificateRevocationList] = []
    for path in sorted((folder / FOLDER).glob("*.crl")):
        try:
            item = read_list(path)
        except Refusal:
            continue
        if any(_signed(item, issuer) for issuer in authorities):
            found.append(item)
    return tuple(found)


def taken_back(
    certificates: Iterable[x509.Certificate], lists: Sequence[x509.CertificateRevocationList], now: datetime
) -> tuple[x509.Certificate, date] | None:
    """The first certificate that a list has taken back by ``now`` (with its zone), and on which day."""
    for certificate in certificates:
        for item in lists:
            if item.issuer != certificate.issuer:
                continue
            entry = item.get_revoked_certificate_by_serial_number(certificate.serial_number)
            if entry is not None and entry.revocation_date_utc <= now:
                return certificate, entry.revocation_date_utc.date()
    return None


def _load(data: bytes) -> x509.CertificateRevocationList | None:
    try:
        return x509.load_pem_x509_crl(data) if _PEM in data else x509.load_der_x509_crl(data)
    except ValueError:
        return None


def _signed(item: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    try:
        return item.issuer == issuer.subject and item.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, TypeError):
        return False
