"""Where an issue stands, in words: ``task I.1/1 / deadline`` → ``nhiệm vụ I.1/1, thời hạn``."""

from __future__ import annotations

from xacai.domain.period import read_period, short_name
from xacai.wording.language import N_, _

_KINDS = {
    "cell": N_("cell {code}"),
    "form": N_("form {code}"),
    "section": N_("section {code}"),
    "task": N_("task {code}"),
    "target": N_("target {code}"),
    "plan": N_("plan {code}"),
    "report": N_("report {code}"),
    "line": N_("line {code}"),
    "evidence": N_("evidence no. {code}"),
    "indicator": N_("cell {code}"),
    "criterion": N_("criterion {code}"),
    "scorecard": N_("scorecard {code}"),
    "index": N_("index {code}"),
    "activity": N_("activity {code}"),
    "office": N_("office {code}"),
}
_PARTS = {
    "head": N_("head of the document"),
    "tasks": N_("list of tasks"),
    "office": N_("office"),
    "title": N_("title"),
    "number": N_("document number"),
    "issuer": N_("issuing office"),
    "year": N_("year"),
    "signer": N_("signer"),
    "legal_bases": N_("legal bases"),
    "field": N_("field"),
    "content": N_("content"),
    "product": N_("product"),
    "lead": N_("lead department"),
    "coordinating": N_("coordinating departments"),
    "deadline": N_("deadline"),
    "budget": N_("budget"),
    "row": N_("row of the table"),
    "no": N_("number in the table"),
    "parent": N_("task above"),
    "objective": N_("objective"),
    "recipients": N_("recipients"),
    "date": N_("day of issue"),
    "stated_totals": N_("totals stated in the document"),
    "code": N_("office code"),
    "name": N_("name"),
    "place": N_("place name"),
    "validity": N_("validity"),
    "abstract": N_("abstract"),
    "section": N_("section of the document"),
    "page": N_("page of the document"),
    "evidence": N_("evidence register"),
    "criteria": N_("criteria set"),
}


def place_words(where: str) -> str:
    """The place of an issue for a person; what is no known place (a file's name) stays as it is."""
    return ", ".join(_part_words(part) for part in where.split(" / "))


def _part_words(part: str) -> str:
    kind, _space, code = part.partition(" ")
    if code and kind in _KINDS and (" " not in code or kind == "scorecard"):
        period = read_period(code)
        return _(_KINDS[kind]).format(code=short_name(period) if period is not None else code)
    return _(_PARTS[part]) if part in _PARTS else part
