"""Files that came, as rows: what each would come to (dry run) or came to, with its reason. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from xacai.domain.office import unit_name
from xacai.exchange.replay import Outcome
from xacai.services.receiving import Reception
from xacai.services.receiving_many import TAKEN, WORTH, tally
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.ui.receiving.words import bundle_words
from xacai.wording.language import N_, _, ngettext
from xacai.wording.messages import message_of
from xacai.wording.periods import capital

ALL = "all"
_LOOKS = {
    Outcome.STORED: ("done", "ok"),
    Outcome.GAP: ("warning", "warn"),
    Outcome.ALREADY: ("accepted", "ink2"),
    Outcome.OLDER: ("dropped", "ink2"),
    Outcome.FORK: ("doubtful", "warn_bg"),
    Outcome.UNKNOWN_OFFICE: ("waiting", "wait"),
    Outcome.REFUSED: ("error", "err_bg"),
}
_BEFORE = {
    Outcome.STORED: N_("New"),
    Outcome.GAP: N_("New, one before is missing"),
    Outcome.ALREADY: N_("Received already"),
    Outcome.OLDER: N_("Older revision"),
    Outcome.FORK: N_("Contradicts what is held"),
    Outcome.UNKNOWN_OFFICE: N_("Office not confirmed"),
    Outcome.REFUSED: N_("Not taken"),
}
_AFTER = {
    **_BEFORE,
    Outcome.STORED: N_("Taken in"),
    Outcome.GAP: N_("Taken in, one before is missing"),
    Outcome.OLDER: N_("Older revision, kept"),
    Outcome.FORK: N_("Set aside, to be decided"),
    Outcome.UNKNOWN_OFFICE: N_("Set aside, office not confirmed"),
}
_SHORT = {
    Outcome.GAP: N_("One before is missing"),
    Outcome.OLDER: N_("Older"),
    Outcome.FORK: N_("Contradiction"),
    Outcome.UNKNOWN_OFFICE: N_("Not confirmed"),
}


def columns() -> tuple[Column, ...]:
    """Office, what it is, the answer, why, the file."""
    return (
        Column(_("Office"), width=160, stretch=2, wrap=True),
        Column(_("Brings"), width=170, stretch=1, wrap=True),
        Column(_("Answer"), width=236),
        Column(_("Reason"), width=180, stretch=4, wrap=True),
        Column(_("File"), width=130, stretch=1),
    )


def outcome_words(outcome: Outcome, dry: bool) -> str:
    """The answer in words: what would be done, or what was done."""
    words = (_BEFORE if dry else _AFTER).get(outcome)
    return _(words) if words else _("Not chosen")


def rows(told: Sequence[Reception], *, dry: bool, only: str = ALL) -> tuple[GridRow, ...]:
    """A row a file, those of one answer where a filter is chosen."""
    return tuple(
        _row(item, place, dry) for place, item in enumerate(told) if only == ALL or item.outcome.value == only
    )


def _row(item: Reception, place: int, dry: bool) -> GridRow:
    verdict = item.verdict
    mark, tone = _LOOKS.get(item.outcome, ("dropped", "ink2"))
    reasons = " ".join(message_of(issue) for issue in item.reasons)
    brings = bundle_words(verdict.kind, verdict.period, verdict.revision)
    return GridRow(
        f"{place}",
        (
            CellView(
                text=capital(unit_name(verdict.office_name)) or verdict.office,
                strong=True,
                tooltip=verdict.office,
            ),
            CellView(text=brings),
            CellView(CellKind.STATUS, outcome_words(item.outcome, dry), mark=mark, tone=tone),
            CellView(text=reasons, tooltip=reasons, tone="ink2"),
            CellView(CellKind.CODE, item.file.name, tooltip=str(item.file)),
        ),
    )


def filters(told: Sequence[Reception], *, dry: bool) -> tuple[tuple[str, str, str], ...]:
    """(key, words, count): all files, then each answer that occurs."""
    counts = tally(told)
    found = [(ALL, _("All"), str(len(told)))]
    found += [
        (outcome.value, _short_words(outcome, dry), str(counts[outcome]))
        for outcome in Outcome
        if counts[outcome]
    ]
    return tuple(found)


def _short_words(outcome: Outcome, dry: bool) -> str:
    """The answer in the words of a filter, which share one line."""
    return _(_SHORT[outcome]) if outcome in _SHORT else outcome_words(outcome, dry)


def summary(told: Sequence[Reception]) -> str:
    """What a dry run found, in one sentence."""
    counts = tally(told)
    fresh = sum(counts[outcome] for outcome in TAKEN)
    apart = sum(counts[outcome] for outcome in WORTH - TAKEN)
    parts = [ngettext("{count} new package", "{count} new packages", fresh).format(count=fresh)]
    if apart:
        parts.append(_("{count} to be kept apart").format(count=apart))
    if counts[Outcome.ALREADY]:
        parts.append(_("{count} received already").format(count=counts[Outcome.ALREADY]))
    if counts[Outcome.REFUSED]:
        parts.append(_("{count} not taken").format(count=counts[Outcome.REFUSED]))
    return _("{count} files: {found}. Nothing is written yet.").format(
        count=len(told), found=", ".join(parts)
    )


def result(told: Sequence[Reception], left: int) -> tuple[str, str]:
    """What taking in came to, in one sentence, and its tone; ``left`` files were not reached after Cancel."""
    counts = tally(told)
    taken = sum(counts[outcome] for outcome in TAKEN)
    sentences = [
        ngettext("{count} package taken in.", "{count} packages taken in.", taken).format(count=taken)
    ]
    apart = counts[Outcome.FORK] + counts[Outcome.UNKNOWN_OFFICE]
    if apart:
        sentences.append(_("{count} kept apart, to be decided.").format(count=apart))
    if counts[Outcome.REFUSED]:
        sentences.append(
            _("{count} not taken; the reason stands beside each.").format(count=counts[Outcome.REFUSED])
        )
    if left:
        sentences.append(_("Stopped: {count} files were not touched.").format(count=left))
    return " ".join(sentences), "warn" if left or apart or counts[Outcome.REFUSED] else "ok"
