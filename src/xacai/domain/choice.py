"""What a person chose where an office's bundles contradict one another: kept for ever, with who and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xacai.domain.issue import refuse
from xacai.domain.submission import Stream
from xacai.domain.text import nfc, squeeze

LONGEST_REASON = 2000


@dataclass(frozen=True, slots=True)
class Choice:
    """At a revision of a stream the bundle ``uuid`` holds; ``rejected`` are the hashes (of content or particulars, in
    hex) that stood against it there. A content that comes later is no part of the choice: it asks anew.
    """

    stream: Stream
    revision: int
    uuid: str
    rejected: frozenset[str]
    reason: str
    by: str
    at: str = ""


def check_choice(choice: Choice) -> Choice:
    """The choice with clean words; refused without a reason or a name, or where they are too long."""
    where = f"{choice.stream.kind} {choice.stream.period}"
    reason, by = squeeze(nfc(choice.reason)), squeeze(nfc(choice.by))
    if not reason or not by:
        raise refuse("choice.words-missing", where)
    if max(len(reason), len(by)) > LONGEST_REASON:
        raise refuse("choice.too-long", where, longest=str(LONGEST_REASON))
    return Choice(choice.stream, choice.revision, choice.uuid, choice.rejected, reason, by, choice.at)


def in_force(choices: Iterable[Choice]) -> dict[int, Choice]:
    """The choice of each revision: of several, in their order, the last one."""
    return {choice.revision: choice for choice in choices}
