"""The issuers of certificates that the office has taken in: PEM files in a folder, compared by hash, never fetched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from xacai.domain.issue import Refusal, refuse
from xacai.exchange.pades.names import common_name, is_authority
from xacai.files.atomic import make_folder, write_atomic
from xacai.files.reading import read_limited

FOLDER = "trust"
_LARGEST = 1_000_000
_MOST = 100


class AnchorRefused(Refusal):
    """The file holds no certificate of an issuer. Codes: ``signature.no-certificate``, ``signature.no-authority``."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """An issuer taken in: its name, the SHA-256 of its certificate in hex, its last day (ISO 8601)."""

    name: str
    sha256: str
    until: str


def read_authorities(path: Path) -> tuple[x509.Certificate, ...]:
    """The issuers' certificates in a PEM or DER file; raises :class:`AnchorRefused` or ``ReadRefused``."""
    data = read_limited(path, _LARGEST)
    try:
        if b"-----BEGIN" in data:
            found = x509.load_pem_x509_certificates(data)
        else:
            found = [x509.load_der_x509_certificate(data)]
    except ValueError as fault:
        raise AnchorRefused(refuse("signature.no-certificate", "", file=path.name).issue) from fault
    for certificate in found:
        if not is_authority(certificate):
            name = common_name(certificate.subject)
            raise AnchorRefused(refuse("signature.no-authority", "", file=path.name, name=name).issue)
    return tuple(found[:_MOST])


def keep_authorities(folder: Path, certificates: tuple[x509.Certificate, ...]) -> tuple[Anchor, ...]:
    """Keep them in the data folder, each under its hash."""
    place = make_folder(folder / FOLDER)
    kept = tuple(_anchor(certificate) for certificate in certificates)
    for anchor, certificate in zip(kept, certificates, strict=True):
        write_atomic(place / f"{anchor.sha256}.pem", certificate.public_bytes(Encoding.PEM))
    return kept


def known_authorities(folder: Path) -> tuple[x509.Certificate, ...]:
    """Those of the data folder; a file that was spoilt is left out: it can only take trust away."""
    found: list[x509.Certificate] = []
    for path in sorted((folder / FOLDER).glob("*.pem")):
        try:
            found.extend(read_authorities(path))
        except Refusal:
            continue
    return tuple(found)


def _anchor(certificate: x509.Certificate) -> Anchor:
    until = certificate.not_valid_after_utc.date().isoformat()
    return Anchor(common_name(certificate.subject), certificate.fingerprint(SHA256()).hex(), until)
