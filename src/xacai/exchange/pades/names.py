"""What a certificate says of its holder and issuer, and what it may be used for."""

from __future__ import annotations

from datetime import datetime

from cryptography import x509
from cryptography.x509.oid import NameOID

from xacai.domain.issue import Issue, Severity
from xacai.domain.text import nfc, squeeze


def common_name(name: x509.Name) -> str:
    """The name for a person: CN, else the organisation, else all of it."""
    return _part(name, NameOID.COMMON_NAME) or organisation(name) or nfc(name.rfc4514_string())


def organisation(name: x509.Name) -> str:
    """The organisation a name belongs to; "" where none is said."""
    return _part(name, NameOID.ORGANIZATION_NAME)


def _part(name: x509.Name, which: x509.ObjectIdentifier) -> str:
    return next((squeeze(nfc(str(item.value))) for item in name.get_attributes_for_oid(which)), "")


def may_sign(certificate: x509.Certificate) -> bool:
    """Whether its key usage allows signing documents; a certificate that says nothing of it may."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    except ValueError:
        return False
    return usage.digital_signature or usage.content_commitment


def is_authority(certificate: x509.Certificate) -> bool:
    """Whether it may issue other certificates."""
    try:
        return certificate.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except (x509.ExtensionNotFound, ValueError):
        return False


def out_of_date(certificate: x509.Certificate, moment: datetime) -> Issue | None:
    """An error where a moment (with its zone) lies outside the certificate's time."""
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    holder = common_name(certificate.subject)
    if moment < first:
        return Issue("signature.not-yet-valid", Severity.ERROR, "", {"name": holder, "day": _day(first)})
    if moment > last:
        return Issue("signature.expired", Severity.ERROR, "", {"name": holder, "day": _day(last)})
    return None


def _day(moment: datetime) -> str:
    return f"{moment.astimezone():%d/%m/%Y}"
