"""Words shared by the parts of this page: what a bundle is, when it came. No Qt."""

from __future__ import annotations

from datetime import date

from xacai.domain.period import read_period
from xacai.wording.language import N_, _
from xacai.wording.periods import capital, dated_words

_KINDS = {
    "report": N_("report"),
    "plan": N_("plan"),
    "scorecard": N_("scorecard"),
    "handover": N_("unfinished work"),
    "receipt": N_("receipt"),
    "feedback": N_("answer to a report"),
    "withdrawal": N_("withdrawal"),
    "catalogue": N_("catalogue"),
    "roster": N_("list of offices"),
}


def bundle_words(kind: str, period: str, revision: int) -> str:
    """``Báo cáo quý III/2026, bản 1``; the period is left out where it is none."""
    if not kind:
        return ""
    known = read_period(period)
    parts = [capital(_(_KINDS[kind]) if kind in _KINDS else kind)]
    if known is not None:
        parts.append(dated_words(known))
    elif kind == "plan":
        parts.append(period.partition("/")[0])
    what = " ".join(parts)
    return _("{what}, revision {revision}").format(what=what, revision=revision)


def day_words(day: date | None) -> str:
    """``15/9/2026``; empty where there is none."""
    return f"{day.day}/{day.month}/{day.year}" if day is not None else ""


def short_day(day: date | None) -> str:
    """``15/9``."""
    return f"{day.day}/{day.month}" if day is not None else ""


def moment_words(at: str) -> str:
    """An ISO moment as ``15/9/2026 16:20``."""
    return f"{day_words(date.fromisoformat(at[:10]))} {at[11:16]}" if len(at) >= 16 else ""
