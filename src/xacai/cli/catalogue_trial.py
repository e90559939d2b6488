"""What ``catalogue import`` says of a catalogue tried on the office's reports."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import issue_data, issue_lines
from xacai.domain.catalogue_move import Fate
from xacai.services.catalogue_trial import ReportTrial, Trial
from xacai.wording.language import _
from xacai.wording.places import place_words

_KINDS = {
    "new": (Fate.NEW,),
    "gone": (Fate.REMOVED,),
    "changed": (Fate.CHANGED,),
    "renamed": (Fate.RENAMED, Fate.RECODED),
    "asked": (Fate.ASKED,),
}


def trial_data(trial: Trial) -> dict[str, Any]:
    """The trial as the JSON answer writes it."""
    return {
        "against": trial.move.old if trial.move is not None else None,
        "rows": {kind: list(trial.rows(*fates)) for kind, fates in _KINDS.items()},
        "rules": _coming(trial),
        "reports": [_report_data(item) for item in trial.reports],
    }


def _coming(trial: Trial) -> dict[str, list[str]]:
    gone, come = trial.move.rules if trial.move is not None else ((), ())
    return {"gone": list(gone), "new": list(come)}


def _report_data(item: ReportTrial) -> dict[str, Any]:
    return {
        "period": item.period,
        "catalogue": item.catalogue,
        "left": item.left,
        "fires": issue_data(item.fires),
        "rests": issue_data(item.rests),
    }


def trial_lines(trial: Trial) -> list[str]:
    """Counts of rows and rules, then each report that would be other."""
    lines = []
    if trial.move is not None:
        rows, rules = {kind: len(trial.rows(*fates)) for kind, fates in _KINDS.items()}, _coming(trial)
        lines.append(
            _(
                "Beside {old}: {new} rows new, {gone} gone, {changed} changed, {renamed} renamed, {asked} to be asked."
            ).format(old=trial.move.old, **rows)
        )
        lines.append(
            _("Rules: {new} new, {gone} gone.").format(new=len(rules["new"]), gone=len(rules["gone"]))
        )
    for item in trial.reports:
        lines.extend(_report_lines(item))
    return lines


def _report_lines(item: ReportTrial) -> list[str]:
    if not (item.left or item.fires or item.rests):
        return [_("Report {period}: nothing would be other.").format(period=item.period)]
    head = _("Report {period}: {left} entries without a place, {fires} issues more, {rests} fewer.").format(
        period=item.period, left=len(item.left), fires=len(item.fires), rests=len(item.rests)
    )
    left = (f"  {place_words(place)}: {' '.join(words.split())[:80]}" for place, words in item.left.items())
    return [head, *left, *(f"  {line}" for line in issue_lines(item.fires))]
