"""A PKCS#11 token as a signer: its module, its PIN, the certificate that has its private key beside it.

Importing this fails where the binding ``python-pkcs11`` is not installed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pkcs11
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from pkcs11 import exceptions as faults
from pyhanko.sign.pkcs11 import PKCS11Signer

from xacai.exchange.pades.names import may_sign
from xacai.exchange.pades.refusal import refused
from xacai.exchange.pades.source import Token


@contextmanager
def token_credentials(token: Token) -> Iterator[tuple[PKCS11Signer, x509.Certificate]]:
    """The token opened with its PIN, closed at the end; raises ``SigningRefused``."""
    session = _session(token)
    try:
        yield _holder(session, token)
    except faults.PKCS11Error as fault:
        raise refused("token-failed", label=token.label, reason=type(fault).__name__) from fault
    finally:
        with suppress(faults.PKCS11Error):
            session.close()


def _session(token: Token) -> Any:
    found = _find(token)
    try:
        return found.open(user_pin=token.pin)
    except (faults.PinIncorrect, faults.PinInvalid, faults.PinLenRange, faults.ArgumentsBad) as fault:
        raise refused("pin", label=token.label) from fault
    except faults.PinLocked as fault:
        raise refused("pin-locked", label=token.label) from fault
    except faults.PKCS11Error as fault:
        raise refused("token-failed", label=token.label, reason=type(fault).__name__) from fault


def _find(token: Token) -> Any:
    if not token.module.is_file():
        raise refused("module", module=str(token.module))
    try:
        library = pkcs11.lib(str(token.module))
        found = list(
            library.get_tokens(
                token_label=token.label or None, token_flags=pkcs11.TokenFlag.TOKEN_INITIALIZED
            )
        )
    except (faults.PKCS11Error, RuntimeError, OSError) as fault:
        raise refused("module", module=str(token.module)) from fault
    if len(found) != 1:
        raise refused("token-missing" if not found else "token-several", label=token.label)
    return found[0]


def _holder(session: Any, token: Token) -> tuple[PKCS11Signer, x509.Certificate]:
    """The certificate with a private key of the same id; one that may sign is taken before the others."""
    keys = {bytes(item[pkcs11.Attribute.ID]) for item in session.get_objects(_class("PRIVATE_KEY"))}
    held = [(bytes(item[pkcs11.Attribute.ID]), bytes(item[pkcs11.Attribute.VALUE]))
            for item in session.get_objects(_class("CERTIFICATE"))]  # fmt: skip
    own = [(key, data, x509.load_der_x509_certificate(data)) for key, data in held if key in keys]
    if not own:
        raise refused("token-empty", label=token.label)
    key, data, certificate = min(own, key=lambda item: not may_sign(item[2]))
    signer = PKCS11Signer(
        session,
        signing_cert=asn1_x509.Certificate.load(data),
        cert_id=key,
        key_id=key,
        use_raw_mechanism=_hashes_outside(session, certificate),
    )
    return signer, certificate


def _hashes_outside(session: Any, certificate: x509.Certificate) -> bool:
    """Whether the token signs hashes only: then the program computes the hash."""
    elliptic = isinstance(certificate.public_key(), EllipticCurvePublicKey)
    wanted = pkcs11.Mechanism.ECDSA_SHA256 if elliptic else pkcs11.Mechanism.SHA256_RSA_PKCS
    return wanted not in session.token.slot.get_mechanisms()


def _class(name: str) -> dict[Any, Any]:
    return {pkcs11.Attribute.CLASS: pkcs11.ObjectClass[name]}
