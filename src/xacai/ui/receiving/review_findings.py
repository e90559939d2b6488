"""What is to be looked at in a report: findings of the rules, then figures that stand out. No Qt."""

from __future__ import annotations

from xacai.domain.issue import Severity
from xacai.domain.number import write_number
from xacai.domain.review import Against, Outlier
from xacai.services.reviewing import Review, reason_given
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.language import _
from xacai.wording.messages import message_of
from xacai.wording.places import place_words

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "doubtful"}


def findings(review: Review) -> tuple[ListRow, ...]:
    """What is to be looked at: findings with what the office wrote to them, then what stands out."""
    rows = []
    for number, issue in enumerate(review.findings):
        reason = reason_given(review, issue)
        second = _("The office writes: {words}").format(words=reason) if reason else place_words(issue.where)
        rows.append(
            ListRow(f"{number}|{issue.where}", message_of(issue), second, _SEVERITIES[issue.severity])
        )
    for number, outlier in enumerate(review.outliers):
        place = f"cell {outlier.code}"
        rows.append(ListRow(f"o{number}|{place}", outlier_words(outlier), place_words(place), "warning"))
    return tuple(rows)


def place_of(key: str) -> str:
    """The place in the key of a row of :func:`findings`."""
    return key.partition("|")[2]


def doubts(review: Review) -> dict[str, tuple[str, str]]:
    """Mark and words at each cell: findings first, then outliers."""
    found: dict[str, list[tuple[str, str]]] = {}
    for issue in review.findings:
        kind, _space, code = issue.where.partition(" ")
        if kind == "cell":
            found.setdefault(code, []).append((_SEVERITIES[issue.severity], message_of(issue)))
    for outlier in review.outliers:
        found.setdefault(outlier.code, []).append(("warning", outlier_words(outlier)))
    return {code: (said[0][0], "\n".join(words for _mark, words in said)) for code, said in found.items()}


def outlier_words(outlier: Outlier) -> str:
    """Why a figure stands out."""
    words = {
        Against.PAST: _(
            "{number} is far from what this office reported before (middle {middle}, {count} periods)."
        ),
        Against.PEERS: _("{number} is far from the other offices (middle {middle}, {count} offices)."),
    }
    number, middle = (
        write_number(outlier.number),
        write_number(
            outlier.middle.quantize(outlier.number)
            if outlier.number == outlier.number.to_integral_value()
            else outlier.middle
        ),
    )
    return words[outlier.against].format(number=number, middle=middle, count=outlier.count)
