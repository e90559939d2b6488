"""What the office above said, in words and rows. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.domain.answer import Answer
from xacai.domain.catalogue import Catalogue
from xacai.domain.report import SENT, Report, ReportState
from xacai.services.acknowledging import standing_answer
from xacai.services.own_indicators import catalogue_for
from xacai.services.workspace import Workspace
from xacai.ui.submitting.history_view import MARKS, moment_words
from xacai.ui.submitting.places import place_words
from xacai.wording.language import _
from xacai.wording.statuses import answer_words


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """A remark: where a click leads, the place in words, what is said."""

    place: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """The card: mark, headline, who and when, what was said, remarks."""

    mark: str
    headline: str
    second: str
    words: str
    remarks: tuple[RemarkRow, ...]


def read_answer(workspace: Workspace, report: Report) -> AnswerView | None:
    """The answer to the report, or to the revision that is being corrected; None while nobody answered."""
    said = standing_answer(workspace, report)
    if said is None or report.state is ReportState.WITHDRAWN:
        return None
    return answer_view(said, report, catalogue_for(workspace, report))


def answer_view(said: Answer, report: Report, catalogue: Catalogue) -> AnswerView:
    """An answer in words; one to an earlier revision says so."""
    headline = answer_words(said.verdict)
    if said.revision != report.revision:
        headline = _("{answer} (revision {revision})").format(answer=headline, revision=said.revision)
    way = _("recorded by hand") if said.by_hand else _("by a package from the office above")
    who = ", ".join(part for part in (said.by, moment_words(said.at), way) if part)
    rows = tuple(
        RemarkRow(item.where, place_words(item.where, catalogue) or item.where, item.words)
        for item in said.remarks
    )
    return AnswerView(MARKS[said.verdict], headline, who, said.words, rows)


def can_withdraw(report: Report) -> bool:
    """Whether the report may be taken back."""
    return report.state in SENT


def can_correct(report: Report) -> bool:
    """Whether a correction may be opened."""
    return report.state in SENT | {ReportState.WITHDRAWN}
