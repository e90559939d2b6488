"""Where a person's signing key stands: a PKCS#12 file or a PKCS#11 token. Secrets are never shown, logged, stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A PKCS#12 file (.p12, .pfx) and its passphrase."""

    path: Path
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Token:
    """A token behind its maker's PKCS#11 module, named by its label ("" takes the only one there), and its PIN."""

    module: Path
    label: str
    pin: str = field(repr=False)


KeySource = KeyFile | Token
