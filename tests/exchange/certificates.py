"""Certificates for tests: an issuer of its own, officers under it, PKCS#12 files. Small keys, made in a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import NameOID

PASSPHRASE = "mật khẩu thử"
HOLDER = "Nguyễn Văn An"
FIRST, LAST = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)


def subject(name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "UBND xã Thử Nghiệm"),
            x509.NameAttribute(NameOID.COMMON_NAME, name),
        ]
    )


def key_usage(**wanted: bool) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**{name: wanted.get(name, False) for name in names})


@dataclass(frozen=True)
class Holder:
    """A key with its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def pem(self, folder: Path, name: str = "ca.pem") -> Path:
        path = folder / name
        path.write_bytes(self.certificate.public_bytes(Encoding.PEM))
        return path

    def file(self, folder: Path, name: str = "ky.p12", passphrase: str = PASSPHRASE) -> Path:
        """The PKCS#12 file."""
        path = folder / name
        lock = BestAvailableEncryption(passphrase.encode())
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"ky", self.key, self.certificate, None, lock))
        return path

    def key_der(self) -> bytes:
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def issuer(name: str = "CA thử nghiệm") -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    built = _certificate(name, name, key, FIRST, LAST).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    built = built.add_extension(key_usage(key_cert_sign=True, crl_sign=True), critical=True)
    return Holder(key, built.sign(key, hashes.SHA256()))


def officer(
    under: Holder,
    *,
    first: datetime = FIRST,
    last: datetime = LAST - timedelta(days=1),
    usage: x509.KeyUsage | None = None,
    name: str = HOLDER,
) -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    issued_by = under.certificate.subject
    built = _certificate(name, "", key, first, last, issued_by).add_extension(
        x509.BasicConstraints(ca=False, path_length=None), critical=True
    )
    allowed = usage or key_usage(digital_signature=True, content_commitment=True)
    built = built.add_extension(allowed, critical=True)
    return Holder(key, built.sign(under.key, hashes.SHA256()))


def revoked(
    under: Holder, *holders: Holder, day: datetime = datetime(2026, 3, 1, tzinfo=UTC), made: datetime = FIRST
) -> bytes:
    """The issuer's list (DER), which takes holders' certificates back; made on a day long past."""
    built = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(under.certificate.subject)
        .last_update(made)
        .next_update(made + timedelta(days=7))
    )
    for holder in holders:
        entry = x509.RevokedCertificateBuilder().serial_number(holder.certificate.serial_number)
        built = built.add_revoked_certificate(entry.revocation_date(day).build())
    return built.sign(under.key, hashes.SHA256()).public_bytes(Encoding.DER)


def _certificate(
    name: str,
    issued_by: str,
    key: ec.EllipticCurvePrivateKey,
    first: datetime,
    last: datetime,
    issuer_name: x509.Name | None = None,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject(name))
        .issuer_name(issuer_name or subject(issued_by))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(last)
    )
