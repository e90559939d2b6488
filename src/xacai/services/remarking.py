"""Remarks of a review while it is written: kept after every edit, gone once the answer is given.

The officer's name is remembered for the next review.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from xacai.domain.answer import Answer, Answered, Remark
from xacai.domain.text import nfc, squeeze
from xacai.services.answering import received_head, review
from xacai.services.workspace import Workspace

_OFFICER = "review.officer"


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written so far of the review of one revision; remarks by place, in the order they were begun."""

    office: str
    period: str
    revision: int
    words: str = ""
    remarks: Mapping[str, str] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not (self.words or self.remarks)


def read_draft(workspace: Workspace, office: str, period: str) -> Draft:
    """What was written of the newest revision; remarks on an older one are taken over, for the officer to look at."""
    head = received_head(workspace, office, period)
    with workspace.store.reading() as shelves:
        held = shelves.settings.get(_name(office, period))
    kept = json.loads(held) if held else {}
    return Draft(office, period, head.revision, kept.get("words", ""), kept.get("remarks", {}))


def remark(draft: Draft, place: str, words: str) -> Draft:
    """The draft with a remark at a place; empty words take it out."""
    clean = squeeze(nfc(words))
    remarks = {**draft.remarks, place: clean}
    if not clean:
        del remarks[place]
    return Draft(draft.office, draft.period, draft.revision, draft.words, remarks)


def with_words(draft: Draft, words: str) -> Draft:
    """The draft with other words on the report as a whole."""
    return Draft(draft.office, draft.period, draft.revision, squeeze(nfc(words)), draft.remarks)


def keep_draft(workspace: Workspace, draft: Draft) -> None:
    """Keep what is written, over what was kept before."""
    told = (
        ""
        if draft.empty
        else json.dumps({"words": draft.words, "remarks": dict(draft.remarks)}, ensure_ascii=False)
    )
    name = _name(draft.office, draft.period)
    with workspace.store.reading() as shelves:
        held = shelves.settings.get(name)
    if held != told:
        with workspace.store.writing("answer.draft", f"{draft.office} {draft.period}") as shelves:
            shelves.settings.set(name, told)


def officer(workspace: Workspace) -> str:
    """Who answered last."""
    with workspace.store.reading() as shelves:
        return shelves.settings.get(_OFFICER)


def give_answer(workspace: Workspace, draft: Draft, verdict: Answered, by: str) -> Answer:
    """Accept or return with what was written; then the draft is done and the name remembered."""
    name = squeeze(nfc(by))
    said = review(
        workspace,
        draft.office,
        draft.period,
        verdict,
        words=draft.words,
        remarks=[Remark(place, words) for place, words in draft.remarks.items()],
        by=name,
    )
    with workspace.store.writing("answer.drafted", f"{draft.office} {draft.period}") as shelves:
        shelves.settings.set(_name(draft.office, draft.period), "")
        shelves.settings.set(_OFFICER, name)
    return said


def _name(office: str, period: str) -> str:
    return f"review.{office}.{period}"
