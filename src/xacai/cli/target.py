"""``xacai plan target``: which row measures a target, from what value a change starts, what a period wants."""

from __future__ import annotations

import argparse

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_decimal, a_plan, words
from xacai.domain.plan import Milestone
from xacai.domain.submission import target_data
from xacai.services import planning
from xacai.wording.language import _


def add_target(verbs: Commands) -> None:
    """Add ``target bind`` to the plan's commands."""
    target = verbs.add_parser("target", help=_("targets of a plan"))
    bind = target.add_subparsers(dest="target_verb", required=True, metavar=_("VERB")).add_parser(
        "bind", help=_("say which row of the forms measures a target")
    )
    bind.add_argument("--plan", required=True, type=a_plan, metavar="KEY")
    bind.add_argument("--target", required=True, type=words, metavar="KEY")
    bind.add_argument(
        "--row", "--indicator", dest="row", type=words, metavar="CODE", help=_("the row that measures it")
    )
    since = _("the value that a rise or fall starts from, e.g. 1.234,5")
    bind.add_argument("--baseline", type=a_decimal, metavar="N", help=since)
    bind.add_argument("--baseline-text", type=words, help=_("of when the baseline is"))
    wanted = _("the value wanted in a period, e.g. 2026-6M=40; may be given again")
    bind.add_argument(
        "--milestone", action="append", default=[], type=_a_milestone, metavar="P=N", help=wanted
    )
    bind.set_defaults(run=_bind)


def _a_milestone(text: str) -> Milestone:
    """``2026-6M=40``."""
    period, _equals, number = text.partition("=")
    return Milestone(period.strip(), a_decimal(number))


def _bind(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        held = planning.find_target(planning.get_plan(workspace, given.plan), given.target)
        measuring = _measuring(planning.measuring_of(held), given)
        target = planning.measure_target(workspace, given.plan, given.target, measuring)
    line = _("Target {target} is measured by row {row}.").format(target=target.key, row=target.indicator)
    data = target_data(target)
    said = {name: data[name] for name in ("baseline", "baseline_text", "milestones")}
    return Answer({"target": target.key, "row": target.indicator, **said}, (line,))


def _measuring(held: planning.Measuring, given: argparse.Namespace) -> planning.Measuring:
    """What is held, with what was given in its place; a milestone replaces that of its period."""
    fresh = {item.period for item in given.milestone}
    return planning.Measuring(
        held.indicator if given.row is None else given.row,
        held.baseline if given.baseline is None else given.baseline,
        held.baseline_text if given.baseline_text is None else given.baseline_text,
        (*(item for item in held.milestones if item.period not in fresh), *given.milestone),
    )
