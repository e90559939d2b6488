"""Why a key cannot sign now, as a refusal of this room."""

from __future__ import annotations

from xacai.domain.issue import Refusal, refuse


class SigningRefused(Refusal):
    """The key cannot sign now. Codes ``signature.*`` of ``wording.messages.signature``."""


def refused(code: str, /, **params: str) -> SigningRefused:
    """A refusal of this room."""
    return SigningRefused(refuse(f"signature.{code}", "", **params).issue)
