"""What the office above says to a bundle: it arrived, it is accepted, returned with remarks, or refused.

Answers come by bundle (receipt, feedback) or are recorded by hand, in any order and more than once. What they come to
is a fold without memory of order: answers to the newest revision alone count, the strongest of them wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.report import SENT, Report, ReportState
from xacai.domain.text import nfc, squeeze

LONGEST_WORDS = 5_000
MOST_REMARKS = 1_000
_PLACE = re.compile(r"(?:cell|section|task|criterion) [^\s\x00-\x1f][^\x00-\x1f]{0,199}")


class Answered(StrEnum):
    """What is said of a revision."""

    ARRIVED = "arrived"
    REFUSED = "refused"
    RETURNED = "returned"
    ACCEPTED = "accepted"


# What a reviewer says after reading; the other two are said of the bundle as such.
REVIEWS = frozenset({Answered.RETURNED, Answered.ACCEPTED})
_STRENGTH = tuple(Answered)
# State codes of the national document exchange (QĐ 28/2018/QĐ-TTg); it knows one code for refused and returned.
WITHDRAWN_CODE = "13"
_CODES = {
    Answered.ARRIVED: "01",
    Answered.REFUSED: "02",
    Answered.RETURNED: "02",
    Answered.ACCEPTED: "03",
}
_READ = {
    "01": Answered.ARRIVED,
    "02": Answered.REFUSED,
    "03": Answered.ACCEPTED,
    "06": Answered.ACCEPTED,
    WITHDRAWN_CODE: Answered.ARRIVED,
}
_STATES = {
    Answered.ARRIVED: ReportState.ARRIVED,
    Answered.REFUSED: ReportState.RETURNED,
    Answered.RETURNED: ReportState.RETURNED,
    Answered.ACCEPTED: ReportState.ACCEPTED,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on one place: ``cell 3.3.3``, ``section II.1``, ``task I.1/1`` or ``criterion 3.2.1``."""

    where: str
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to one revision of an office's plan, report or scorecard.

    ``office``, ``period``, ``kind``, ``revision`` name what is answered; ``uuid`` and ``sha256`` its bundle where it
    is known. ``by_office`` is the code of the office that answers, ``by`` its officer's name; ``at`` ISO 8601.
    ``carrier`` is the uuid of the receipt or feedback that brings the answer: empty for one recorded by hand, or one
    that no receipt has carried out yet.
    """

    office: str
    period: str
    kind: str
    revision: int
    verdict: Answered
    at: str
    by_office: str = ""
    by: str = ""
    words: str = ""
    remarks: tuple[Remark, ...] = ()
    uuid: str = ""
    sha256: str = ""
    carrier: str = ""

    @property
    def by_hand(self) -> bool:
        """Whether a person recorded it, without a bundle."""
        return not self.carrier


def exchange_code(verdict: Answered) -> str:
    """The state code of the national document exchange: 01 đã đến, 02 từ chối, 03 đã tiếp nhận."""
    return _CODES[verdict]


def read_exchange_code(code: str) -> Answered | None:
    """The verdict of a state code (13 thu hồi: the withdrawal arrived); None for one that says nothing here."""
    return _READ.get(code)


def current(answers: Iterable[Answer], revision: int) -> Answer | None:
    """The answer that counts for a revision; the same for every order of arrival.

    A review that came by bundle outweighs what was recorded by hand; else the strongest verdict wins, of equal ones
    the latest.
    """
    found = [item for item in answers if item.revision == revision]
    if any(item.verdict in REVIEWS and not item.by_hand for item in found):
        found = [item for item in found if not item.by_hand]
    return strongest(found)


def strongest(answers: Iterable[Answer]) -> Answer | None:
    """The answer with the strongest verdict, of equal ones the latest."""
    return max(answers, key=_weight, default=None)


def newest(answers: Iterable[Answer]) -> Answer | None:
    """The answer that counts for the newest revision that was answered."""
    found = tuple(answers)
    return current(found, max((item.revision for item in found), default=0))


def _weight(answer: Answer) -> tuple[int, str, str, int, str]:
    # Beyond verdict and moment only to have one order for all: two answers may bear the same moment.
    strength = _STRENGTH.index(answer.verdict)
    return (strength, answer.at, answer.carrier, len(answer.remarks), answer.words)


def settled(report: Report, answers: Iterable[Answer]) -> Report:
    """The report in the state that its answers give it; a draft, or one not handed over, stays as it is.

    Answers to older revisions never count; without any the report is handed over and waits.
    """
    if report.state not in SENT:
        return report
    counts = current(answers, report.revision)
    return replace(report, state=_STATES[counts.verdict] if counts else ReportState.HANDED_OVER)


def check_answer(answer: Answer) -> Answer:
    """The answer with clean words; refused where a return says nothing, or a remark has no place or no words."""
    words = squeeze(nfc(answer.words))
    remarks = tuple(Remark(squeeze(nfc(item.where)), squeeze(nfc(item.words))) for item in answer.remarks)
    where = f"report {answer.period}"
    for item in remarks:
        if not _PLACE.fullmatch(item.where):
            raise refuse("answer.place-unknown", where, place=item.where)
        if not item.words:
            raise refuse("answer.remark-empty", item.where, place=item.where)
    if len(remarks) > MOST_REMARKS or any(
        len(text) > LONGEST_WORDS for text in (words, *(item.words for item in remarks))
    ):
        raise refuse("answer.too-long", where, longest=str(LONGEST_WORDS), most=str(MOST_REMARKS))
    if answer.verdict in {Answered.RETURNED, Answered.REFUSED} and not (words or remarks):
        raise refuse("answer.reason-missing", where, period=answer.period)
    return replace(answer, words=words, by=squeeze(nfc(answer.by)), remarks=remarks)


def check_review(report_state: Answered | None, verdict: Answered, period: str) -> None:
    """Refuse to take back an acceptance: what was accepted is corrected or withdrawn by the office that sent it."""
    if report_state is Answered.ACCEPTED and verdict is Answered.RETURNED:
        raise refuse("answer.accepted-already", f"report {period}", period=period)


def remark_issues(remarks: Iterable[Remark]) -> tuple[Issue, ...]:
    """Remarks as issues, to stand beside their cells and sections; they stop nothing."""
    return tuple(
        Issue("answer.remark", Severity.QUESTION, item.where, {"words": item.words}) for item in remarks
    )
