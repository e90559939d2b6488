"""The sentences of issues: one table a room, one msgid a code, filled with the issue's parameters."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from xacai.domain.issue import Issue
from xacai.domain.period import read_period, short_name
from xacai.wording.language import _
from xacai.wording.places import place_words

_ROOMS = (
    "activity",
    "answer",
    "bundle",
    "catalogue",
    "choice",
    "collection",
    "copy",
    "criteria",
    "document",
    "evidence",
    "handover",
    "index",
    "intake",
    "mail",
    "office",
    "plan",
    "report",
    "roster",
    "scorecard",
    "signature",
    "store",
    "update",
    "usage",
    "workbook",
)


def templates() -> dict[str, str]:
    """Every issue code with its English msgid."""
    table: dict[str, str] = {}
    for room in _ROOMS:
        table.update(import_module(f"xacai.wording.messages.{room}").TEMPLATES)
    return table


def message_of(issue: Issue) -> str:
    """The sentence for a person: what is wrong, where, what to do. Catalogue rules bring their own words."""
    if issue.message:
        return issue.message
    template = templates().get(issue.code)
    if template is None:
        return f"{issue.code}: {', '.join(f'{name} {value}' for name, value in issue.params.items())}"
    return _(template).format_map({**_spoken(issue.params), "where": place_words(issue.where)})


def _spoken(params: Mapping[str, str]) -> dict[str, str]:
    """The parameters with a period's code in words."""
    period = read_period(params.get("period", ""))
    return {**params, "period": short_name(period)} if period is not None else dict(params)
