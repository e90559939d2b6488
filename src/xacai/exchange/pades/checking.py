"""Checking the signatures of a PDF without a network: intact, valid, trusted and unchanged are four answers.

A tampered file can still bear a valid signature, and a valid one can come from anybody: only all four together
make a signature that holds.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError, ValidationError

from xacai.domain.issue import Issue, Severity
from xacai.domain.text import nfc, squeeze
from xacai.exchange.pades.names import common_name, may_sign, organisation, out_of_date
from xacai.exchange.pades.revocations import taken_back

# What the library raises on bytes that are no sound PDF or no sound signature.
_BROKEN = (
    PdfError, SignatureValidationError, ValidationError, PathError, ValueError, KeyError, TypeError, AttributeError,
    IndexError, OverflowError, NotImplementedError, AssertionError, RecursionError, OSError, InvalidSignature,
    UnsupportedAlgorithm,
)  # fmt: skip
_MAY_SIGN = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """What was found out about one signature.

    ``intact``: the signed bytes are as they were. ``valid``: the signature is of the key its certificate names.
    ``trusted``: that certificate, valid now and not taken back as far as is known here, was issued by an authority
    the office has taken in. ``unchanged``: nothing was added to the file since that alters what it says.
    """

    intact: bool = False
    valid: bool = False
    trusted: bool = False
    unchanged: bool = False
    signer: str = ""
    organisation: str = ""
    issuer: str = ""
    signed_at: str = ""
    reason: str = ""
    reasons: tuple[Issue, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all answers are yes."""
        return self.intact and self.valid and self.trusted and self.unchanged


@dataclass(frozen=True, slots=True)
class Trust:
    """What a certificate is judged by: issuers taken in, their lists of what was taken back, the moment (with zone)."""

    anchors: Sequence[x509.Certificate]
    now: datetime
    lists: Sequence[x509.CertificateRevocationList] = ()


def check_pdf_signatures(
    pdf: bytes,
    anchors: Sequence[x509.Certificate],
    now: datetime,
    lists: Sequence[x509.CertificateRevocationList] = (),
) -> tuple[SignatureVerdict, ...]:
    """The verdict on every signature of a PDF, in the order of signing; none where it bears none. Never raises.

    A PDF that cannot be read gives one verdict that says so. ``now`` carries its zone.
    """
    trust = Trust(anchors, now, lists)
    try:
        signatures = PdfFileReader(BytesIO(pdf)).embedded_regular_signatures
        last = len(signatures) - 1
        return tuple(_verdict(item, trust, place == last) for place, item in enumerate(signatures))
    except _BROKEN:
        return (SignatureVerdict(reasons=(_issue("unreadable"),)),)


def _verdict(signature: EmbeddedPdfSignature, trust: Trust, last: bool) -> SignatureVerdict:
    try:
        holder = x509.load_der_x509_certificate(signature.signer_cert.dump())
        status = validate_pdf_signature(signature, _context(trust), key_usage_settings=_MAY_SIGN)
        revoked = _revoked(status, holder, trust)
    except _BROKEN:
        return SignatureVerdict(reasons=(_issue("unreadable"),))
    unchanged = _unchanged(status, last)
    return SignatureVerdict(
        intact=bool(status.intact),
        valid=bool(status.valid),
        trusted=bool(status.trusted) and revoked is None,
        unchanged=unchanged,
        signer=common_name(holder.subject),
        organisation=organisation(holder.subject),
        issuer=common_name(holder.issuer),
        signed_at=_claimed_time(signature),
        reason=_text(signature.sig_object.get("/Reason", "")),
        reasons=_reasons(status, unchanged, holder, trust, revoked),
    )


def _context(trust: Trust) -> ValidationContext:
    # Always a list, be it empty: None would mean the authorities of the operating system.
    roots = [asn1_x509.Certificate.load(anchor.public_bytes(Encoding.DER)) for anchor in trust.anchors]
    return ValidationContext(
        trust_roots=roots, moment=trust.now, allow_fetching=False, revocation_mode="soft-fail"
    )


def _revoked(status: PdfSignatureStatus, holder: x509.Certificate, trust: Trust) -> Issue | None:
    """An error where the certificate, or one between it and the known issuer, was taken back.

    Also where that was after the signing: without a third party's timestamp the time of signing proves nothing.
    """
    chain = [holder]
    if status.validation_path is not None:
        between = status.validation_path.iter_certs(include_root=False)
        chain += [x509.load_der_x509_certificate(item.dump()) for item in between]
    found = taken_back(chain, trust.lists, trust.now)
    if found is None:
        return None
    certificate, day = found
    return _issue("revoked", name=common_name(certificate.subject), day=f"{day:%d/%m/%Y}")


def _unchanged(status: PdfSignatureStatus, last: bool) -> bool:
    """Nothing appended but what proves signatures, or a later signature that is judged by itself."""
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return bool(status.docmdp_ok)
    harmless = {ModificationLevel.LTA_UPDATES}
    if not last:
        harmless |= {ModificationLevel.NONE, ModificationLevel.FORM_FILLING}
    return (
        status.coverage is SignatureCoverageLevel.ENTIRE_REVISION
        and bool(status.docmdp_ok)
        and status.modification_level in harmless
    )


def _reasons(
    status: PdfSignatureStatus,
    unchanged: bool,
    holder: x509.Certificate,
    trust: Trust,
    revoked: Issue | None,
) -> tuple[Issue, ...]:
    found: list[Issue] = []
    if not status.intact:
        found.append(_issue("altered"))
    elif not status.valid:
        found.append(_issue("invalid"))
    if not unchanged:
        found.append(_issue("changed-after"))
    if revoked is not None:
        found.append(revoked)
    elif not status.trusted:
        found.append(_untrusted(holder, trust.now))
    return tuple(found)


def _untrusted(holder: x509.Certificate, now: datetime) -> Issue:
    """Why the certificate is not trusted: its time, its use, or its issuer."""
    late = out_of_date(holder, now)
    if late is not None:
        return late
    if not may_sign(holder):
        return _issue("key-usage", name=common_name(holder.subject))
    return _issue("unknown-issuer", issuer=common_name(holder.issuer))


def _claimed_time(signature: EmbeddedPdfSignature) -> str:
    """The time the signer's clock showed, ISO 8601; "" where none is said."""
    moment = signature.self_reported_timestamp
    return moment.isoformat(timespec="seconds") if moment is not None else ""


def _text(value: Any) -> str:
    return squeeze(nfc(str(value)))[:500]


def _issue(reason: str, **params: str) -> Issue:
    return Issue(f"signature.{reason}", Severity.ERROR, "", params)
