"""What opens the office's key for as long as the program runs: in memory only, never written anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xacai.exchange.keys import OfficeKey


@dataclass(slots=True, repr=False)
class Keyring:
    """The passphrase and the key that it opened; empty until then, and where the key asks for none."""

    passphrase: str = ""
    key: OfficeKey | None = None
