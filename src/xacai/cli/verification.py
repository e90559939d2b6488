"""``xacai scorecard verify · ask · finalise · differences · ranking · round``: the verbs of the office above."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.criteria import points_text
from xacai.cli.reading import a_day, a_number, a_path, hundredths, pairs, words
from xacai.cli.scorecard_answer import card_answer, card_data, differences_answer
from xacai.domain.period import write_day
from xacai.domain.scorecard import Scorecard
from xacai.domain.scoring_round import ScoringRound, Step
from xacai.files.atomic import Written, write_atomic
from xacai.services import ranking_offices, scoring, timing_rounds, verifying
from xacai.services.choosing_criteria import criteria_of
from xacai.services.workspace import Workspace
from xacai.wording.language import _
from xacai.wording.scores import index_words, points_words, scorecard_state_words, step_words


def add_verification(verbs: Commands) -> None:
    """Add the verbs of verification."""
    _verb(verbs, "received", _("the scorecards that came, and where each is"), _received)
    verify = _of_card(
        verbs, "verify", _("verified points of components, with the reason where they differ"), _verify
    )
    verify.add_argument("--points", action="append", default=[], type=_judged, metavar="CODE=N")
    verify.add_argument("--note", action="append", default=[], metavar='CODE="…"')
    verify.add_argument("--rest", action="store_true", help=_("take the rest as self-scored"))
    ask = _of_card(verbs, "ask", _("end the first round: ask the office to explain components"), _ask)
    ask.add_argument("--request", action="append", required=True, metavar='CODE="…"')
    _sending(ask)
    final = _of_card(
        verbs, "finalise", _("end the verification; the final points go to the office"), _finalise
    )
    _sending(final)
    _of_card(verbs, "differences", _("self score, first round, answers, final points"), _differences)
    ranking = _verb(verbs, "ranking", _("the offices by their index, with bands"), _ranking)
    ranking.add_argument("--format", choices=("json", "pdf", "xlsx"), default="json")
    ranking.add_argument("--out", type=a_path, metavar="FILE")
    days = _verb(verbs, "round", _("the days of the assessment's steps"), _round)
    days.add_argument("--step", choices=[step.value for step in Step])
    days.add_argument("--due", type=a_day)
    days.add_argument("--opens", type=a_day)
    days.add_argument("--note", default="", type=words)
    days.add_argument("--period", default="", type=words)


def _verb(verbs: Commands, name: str, help_text: str, run: Any) -> Any:
    verb = verbs.add_parser(name, help=help_text)
    verb.add_argument("--year", required=True, type=a_number)
    verb.set_defaults(run=run)
    return verb


def _of_card(verbs: Commands, name: str, help_text: str, run: Any) -> Any:
    verb = _verb(verbs, name, help_text, run)
    which = verb.add_mutually_exclusive_group(required=True)
    which.add_argument("--office", default="", type=words, metavar="CODE")
    which.add_argument(
        "--department", default="", type=words, help=_("a department's card, inside the office")
    )
    verb.add_argument("--period", default="", type=words)
    verb.add_argument("--by", default="", type=words, help=_("the officer or department that verifies"))
    return verb


def _sending(verb: Any) -> None:
    verb.add_argument("--words", default="", type=words)
    verb.add_argument("--out", type=a_path, metavar="DIR")


def _judged(text: str) -> tuple[str, int]:
    """``3.4.1=7,5``."""
    code, _equals, number = words(text).partition("=")
    return code.strip(), hundredths(number)


def _card(workspace: Workspace, given: Any) -> Scorecard:
    if given.department:
        return scoring.get_scorecard(workspace, given.year, department=given.department, period=given.period)
    return verifying.received_card(workspace, given.office, given.year)


def _received(call: Call) -> Answer:
    with call.open() as workspace:
        cards = verifying.received_cards(workspace, call.arguments.year)
        data = [card_data(card, criteria_of(workspace, card.criteria)) for card in cards]
    lines = [
        f"{card.office}  {scorecard_state_words(card.state)}  {told['self']} → {told['verified'] or '–'}"
        for card, told in zip(cards, data, strict=True)
    ]
    for told in data:
        del told["criteria"]
    return Answer(data, lines or [_("No scorecard came yet.")])


def _verify(call: Call) -> Answer:
    given = call.arguments
    notes, points = pairs(given.note), dict(given.points)
    with call.open() as workspace:
        card = _card(workspace, given)
        for code, told in points.items():
            card = verifying.judge(workspace, card, code, told, notes.get(code, ""), by=given.by)
        if given.rest:
            card = verifying.confirm_rest(workspace, card)
        return card_answer(card, criteria_of(workspace, card.criteria))


def _ask(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        folder = given.out or workspace.folder / "feedback"
        card, written = verifying.ask(
            workspace, _card(workspace, given), pairs(given.request), folder, words=given.words, by=given.by
        )
        return _sent(workspace, card, written)


def _finalise(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        card = _card(workspace, given)
        if card.department:
            return card_answer(verifying.close_inside(workspace, card), criteria_of(workspace, card.criteria))
        folder = given.out or workspace.folder / "feedback"
        card, written = verifying.finalise(workspace, card, folder, words=given.words, by=given.by)
        return _sent(workspace, card, written)


def _sent(workspace: Workspace, card: Scorecard, written: Written) -> Answer:
    said = _("Written and read back: {path}").format(path=written.path)
    answer = card_answer(card, criteria_of(workspace, card.criteria), None, said)
    return Answer({**answer.data, "bundle": str(written.path)}, answer.lines)


def _differences(call: Call) -> Answer:
    with call.open() as workspace:
        card = _card(workspace, call.arguments)
        criteria = criteria_of(workspace, card.criteria)
        return differences_answer(verifying.differences(criteria, card, verifying.asked_of(workspace, card)))


def _ranking(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        found = ranking_offices.rank_offices(workspace, given.year)
        path = _write_ranking(workspace, given)
    data = {
        "year": found.year,
        "catalogue": found.criteria.id,
        "final": found.final,
        "missing": list(found.missing),
        "apart": list(found.apart),
        "ranking": [
            {
                "rank": item.rank,
                "office": item.office,
                "name": found.names.get(item.office, ""),
                "points": points_text(item.points),
                "self_index": points_text(item.own_index),
                "index": points_text(item.index),
                "band": item.band,
                "state": found.states[item.office].value,
            }
            for item in found.places
        ],
    }
    lines = [
        f"{item.rank}  {found.names.get(item.office, item.office)}  {points_words(item.points)}  "
        f"{index_words(item.index)}  {item.band}  ({scorecard_state_words(found.states[item.office])})"
        for item in found.places
    ]
    lines += [_("Missing: {codes}").format(codes=", ".join(found.missing))] if found.missing else []
    if path is None:
        return Answer(data, lines)
    return Answer({**data, "file": path}, (*lines, _("Written: {path}").format(path=path)))


def _write_ranking(workspace: Workspace, given: Any) -> str | None:
    if given.out is None or given.format == "json":
        return None
    from xacai.services.score_papers import ranking_pdf, ranking_xlsx

    make = ranking_pdf if given.format == "pdf" else ranking_xlsx
    return str(write_atomic(given.out, make(workspace, given.year)).path)


def _round(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        if given.step and given.due:
            step = ScoringRound(
                given.year, given.period, Step(given.step), given.due, given.opens, given.note
            )
            found = timing_rounds.set_round(workspace, step)
        elif given.step:
            found = timing_rounds.drop_round(workspace, given.year, given.period, Step(given.step))
        else:
            found = timing_rounds.rounds_of(workspace, given.year, given.period)
    data = [
        {
            "step": item.step.value,
            "opens": item.opens.isoformat() if item.opens else None,
            "due": item.due.isoformat(),
            "note": item.note,
        }
        for item in found
    ]
    until = _("until {day}")
    lines = [f"{step_words(item.step)}: {until.format(day=write_day(item.due))}" for item in found]
    return Answer(data, lines or [_("No days were set.")])
