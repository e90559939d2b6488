"""What stands round a report under review: its parts, its title, the answer that was given. No Qt."""

from __future__ import annotations

from xacai.domain.answer import REVIEWS, Answer
from xacai.services.remarking import Draft
from xacai.services.reviewing import Review
from xacai.ui.receiving.words import moment_words
from xacai.wording.language import _, ngettext
from xacai.wording.periods import dated_words
from xacai.wording.statuses import answer_words

FIGURES, SECTIONS, TASKS, EVIDENCE, CHANGES = "figures", "sections", "tasks", "evidence", "changes"
_KINDS = {"cell": FIGURES, "form": FIGURES, "section": SECTIONS, "task": TASKS}


def tabs(review: Review) -> tuple[tuple[str, str, str], ...]:
    """(key, words, count) of the parts of the report; the changes only of a correction."""
    found = [
        (FIGURES, _("Figures"), ""),
        (SECTIONS, _("Text"), ""),
        (TASKS, _("Tasks"), str(len(review.facts.standings))),
        (EVIDENCE, _("Evidence"), str(len(review.facts.evidence))),
    ]
    if review.changes is not None:
        places = len(review.changes.places)
        found.append((CHANGES, _("Changes"), str(places)))
    return tuple(found)


def tab_of(place: str) -> str:
    """The part that a place stands in; empty for none."""
    return _KINDS.get(place.partition(" ")[0], "")


def title(review: Review) -> str:
    """Office and period."""
    return f"{review.office_name}, {dated_words(review.period)}"


def subtitle(review: Review) -> str:
    """Revision, number, when it arrived."""
    parts = [_("revision {revision}").format(revision=review.head.revision)]
    number = review.particulars.get("number", "")
    if number:
        parts.append(_("no. {number}").format(number=number))
    parts.append(_("check code {code}").format(code=review.head.check_code))
    return ", ".join(parts)


def standing(review: Review) -> Answer | None:
    """The review that was given to this revision already; None where none was."""
    return next((item.answer for item in reversed(review.given) if _answers(item.answer, review)), None)


def _answers(answer: Answer, review: Review) -> bool:
    return answer.uuid == review.head.uuid and answer.verdict in REVIEWS


def standing_words(review: Review) -> str:
    """``Đã trả lại 16/9/2026 08:30, Bà Suối``; empty before that."""
    answer = standing(review)
    if answer is None:
        return ""
    parts = [answer_words(answer.verdict), moment_words(answer.at)]
    words = " ".join(parts)
    return f"{words}, {answer.by}" if answer.by else words


def remark_count(draft: Draft) -> str:
    """How many remarks were written."""
    count = len(draft.remarks)
    return ngettext("{count} remark", "{count} remarks", count).format(count=count) if count else ""
