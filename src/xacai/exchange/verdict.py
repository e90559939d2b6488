"""The verdict on a bundle: an object with reasons, never a mere yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xacai.domain.issue import Issue, Severity, errors
from xacai.wording.messages import message_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found out about the bytes that came.

    ``whole``: every byte is as it was sealed. ``genuine``: sealed by the key it names, and that key is not
    at odds with the one held for that office. ``trusted``: that key is the one held for that office.
    The other members stay empty as far as the bundle was not read.
    """

    whole: bool = False
    genuine: bool = False
    trusted: bool = False
    office: str = ""
    office_name: str = ""
    key_id: str = ""
    kind: str = ""
    period: str = ""
    revision: int = 0
    uuid: str = ""
    sha256: str = ""
    check_code: str = ""
    newer_format: bool = False
    reasons: tuple[Issue, ...] = ()

    @property
    def acceptable(self) -> bool:
        """Whether it may be stored at all; trust is another question."""
        return self.whole and self.genuine and not self.newer_format and not errors(self.reasons)


def verdict_data(verdict: Verdict) -> dict[str, Any]:
    """The verdict as ``bundle verify --json`` writes it; reasons as sentences."""
    return {
        "whole": verdict.whole,
        "genuine": verdict.genuine,
        "trusted": verdict.trusted,
        "office": verdict.office,
        "kind": verdict.kind,
        "period": verdict.period,
        "revision": verdict.revision,
        "uuid": verdict.uuid,
        "sha256": verdict.sha256,
        "check_code": verdict.check_code,
        "newer_format": verdict.newer_format,
        "reasons": [message_of(issue) for issue in verdict.reasons],
    }


def stopped(code: str, where: str = "", /, **params: str) -> Issue:
    """An issue that stops a bundle."""
    return Issue(code, Severity.ERROR, where, params)
