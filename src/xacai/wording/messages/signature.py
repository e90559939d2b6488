"""Sentences of the issues whose codes begin with ``signature.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "signature.not-numbered": N_(
        "Enter number and day of the report first: what is signed can no longer be filled in."
    ),
    "signature.no-key-file": N_("{file} is no certificate file (.p12 or .pfx). Choose the right file."),
    "signature.passphrase": N_(
        "The passphrase does not open {file}. Type it again; mind capital letters and the keyboard's language."
    ),
    "signature.no-key": N_(
        "{file} holds a certificate without its secret key, so it cannot sign. Choose the file with the key."
    ),
    "signature.key-usage": N_(
        "The certificate of {name} is not meant for signing documents. Choose a certificate for digital signatures."
    ),
    "signature.not-yet-valid": N_(
        "The certificate of {name} is valid from {day} on only. Choose another certificate, or check the PC's clock."
    ),
    "signature.expired": N_(
        "The certificate of {name} expired on {day}. A signature needs a certificate that is valid; have it renewed."
    ),
    "signature.no-token-support": N_(
        "This installation cannot talk to signing tokens: the package python-pkcs11 is missing. "
        "Install it, or sign with a certificate file."
    ),
    "signature.module": N_(
        "The token's driver {module} cannot be loaded. Install the token maker's software and choose its PKCS#11 file."
    ),
    "signature.token-missing": N_("The token {label} was not found. Plug it in and try again."),
    "signature.token-several": N_(
        "More than one token is plugged in. Name the one to sign with, or pull the others."
    ),
    "signature.token-empty": N_(
        "The token {label} holds no certificate with a secret key. Plug in the right token."
    ),
    "signature.token-failed": N_(
        "The token {label} did not sign ({reason}). Leave it plugged in and try again."
    ),
    "signature.pin": N_(
        "The PIN of the token {label} is wrong. Mind: after several wrong PINs the token locks itself."
    ),
    "signature.pin-locked": N_(
        "The token {label} is locked after too many wrong PINs. Ask who issued it to unlock it."
    ),
    "signature.already-signed": N_("The PDF bears a signature already. Sign the unsigned PDF."),
    "signature.picture": N_(
        "The picture of the signature or seal is no PNG that can be used (at most 4000 dots wide and high)."
    ),
    "signature.failed": N_("The PDF could not be signed ({reason}). Nothing was written."),
    "signature.other-name": N_(
        "The certificate is of {signer}, but the report names {printed} as signer. Check that this is right."
    ),
    "signature.no-pdf": N_("{file} is no PDF. Choose the signed PDF file."),
    "signature.too-large": N_("{file} is too large for its signature to be checked here."),
    "signature.too-long": N_(
        "Checking the signature of {file} took too long; it was stopped. Do not trust the file."
    ),
    "signature.unreadable": N_("The signature in the PDF cannot be read. Ask the sender for the file again."),
    "signature.altered": N_("The PDF was changed after it was signed. Ask the sender for the file again."),
    "signature.invalid": N_(
        "The signature does not match its certificate. Ask the sender for the file again."
    ),
    "signature.changed-after": N_(
        "Something was added to the PDF after it was signed. Ask the sender for the file as it was signed."
    ),
    "signature.unknown-issuer": N_(
        "The issuer of the certificate is not known: {issuer}. Once you have made sure of it, take its certificate in "
        "under Settings, Keys and trusted offices."
    ),
    "signature.revoked": N_(
        "The certificate of {name} was taken back on {day}. Ask the sender to sign anew with a valid one."
    ),
    "signature.no-list": N_("{file} is no list of certificates taken back (.crl). Choose the issuer's file."),
    "signature.list-unknown": N_(
        "The list {file} is not signed by an issuer that is known here ({issuer}). Take the issuer's PEM file in first."
    ),
    "signature.list-older": N_("A newer list of this issuer is held already, of {day}. Nothing was changed."),
    "signature.no-certificate": N_("{file} holds no certificate. Choose the issuer's PEM file."),
    "signature.no-authority": N_(
        "The certificate of {name} in {file} is not one of an issuer. Choose the file of who issues the certificates."
    ),
}
