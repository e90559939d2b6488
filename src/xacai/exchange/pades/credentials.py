"""Opening a key to sign with: a PKCS#12 file, or a token through its maker's PKCS#11 module."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import keys as asn1_keys
from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from pyhanko.sign.signers import Signer, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from xacai.exchange.pades.names import common_name, may_sign, out_of_date
from xacai.exchange.pades.refusal import SigningRefused, refused
from xacai.exchange.pades.source import KeyFile, KeySource
from xacai.files.reading import read_limited

_LARGEST_FILE = 1_000_000


@dataclass(frozen=True, slots=True)
class Credentials:
    """A key that is ready to sign, and the certificate of its holder."""

    signer: Signer
    certificate: x509.Certificate


@contextmanager
def opened(source: KeySource, now: datetime) -> Iterator[Credentials]:
    """The key of a file or token, given back at the end; raises :class:`SigningRefused` or ``ReadRefused``.

    ``now`` (with its zone) must lie in the certificate's time.
    """
    if isinstance(source, KeyFile):
        credentials = _from_file(source.path, source.passphrase)
        _check(credentials.certificate, now)
        yield credentials
        return
    try:
        from xacai.exchange.pades.token import token_credentials
    except ImportError as fault:
        raise refused("no-token-support") from fault
    with token_credentials(source) as (signer, certificate):
        _check(certificate, now)
        yield Credentials(signer, certificate)


def _from_file(path: Path, passphrase: str) -> Credentials:
    data = read_limited(path, _LARGEST_FILE)
    try:
        asn1_pkcs12.Pfx.load(data)["mac_data"].native  # noqa: B018 - parsing is lazy
    except (ValueError, TypeError, KeyError) as fault:
        raise refused("no-key-file", file=path.name) from fault
    try:
        held = pkcs12.load_pkcs12(data, passphrase.encode())
    except (ValueError, UnsupportedAlgorithm) as fault:
        raise refused("passphrase", file=path.name) from fault
    if held.key is None or held.cert is None:
        raise refused("no-key", file=path.name)
    secret = held.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = SimpleCertificateStore()
    chain.register_multiple(_asn1(item.certificate) for item in held.additional_certs)
    own = _asn1(held.cert.certificate)
    signer = SimpleSigner(own, asn1_keys.PrivateKeyInfo.load(secret), chain)
    return Credentials(signer, held.cert.certificate)


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _check(certificate: x509.Certificate, now: datetime) -> None:
    issue = out_of_date(certificate, now)
    if issue is not None:
        raise SigningRefused(issue)
    if not may_sign(certificate):
        raise refused("key-usage", name=common_name(certificate.subject))
