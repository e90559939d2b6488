"""``xacai task``: record the progress of a task."""

from __future__ import annotations

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_day, a_number, a_period, a_plan, words
from xacai.domain.period import own_part, short_name
from xacai.domain.progress import Entry, Mark, Proof
from xacai.services import tracking
from xacai.wording.language import _
from xacai.wording.statuses import mark_words


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("task", help=_("progress of the plan's tasks"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    setting = verbs.add_parser("set", help=_("record how a task stands in a period"))
    setting.add_argument("--plan", required=True, type=a_plan, metavar="KEY")
    setting.add_argument("--task", required=True, type=words, metavar="KEY")
    setting.add_argument("--period", required=True, type=a_period)
    setting.add_argument("--status", required=True, choices=[mark.value for mark in Mark])
    setting.add_argument("--deliverable", type=a_number, default=0, metavar="N")
    setting.add_argument("--done-on", type=a_day)
    setting.add_argument(
        "--document", default="", type=words, help=_("number of the document that proves it")
    )
    setting.add_argument("--document-date", type=a_day)
    setting.add_argument("--abstract", default="", type=words)
    setting.add_argument("--result", default="", type=words)
    setting.add_argument("--spent", type=a_number, metavar="VND")
    setting.add_argument("--note", default="", type=words)
    setting.add_argument("--met-on", type=a_day, help=_("day on which what the task waits for came"))
    setting.add_argument(
        "--due", type=a_day, help=_("last day of a waiting task since its condition was met")
    )
    setting.set_defaults(run=_set)


def _set(call: Call) -> Answer:
    given = call.arguments
    entry = Entry(
        task_key=given.task,
        period=own_part(given.period).code,
        mark=Mark(given.status),
        deliverable=given.deliverable,
        done_on=given.done_on,
        proof=Proof(given.document, given.document_date, "", given.abstract),
        result=given.result,
        spent_vnd=given.spent,
        note=given.note,
        met_on=given.met_on,
        due=given.due,
    )
    with call.open() as workspace:
        tracking.record(workspace, given.plan, entry)
    line = _("Task {task}, {period}: {status}").format(
        task=entry.task_key, period=short_name(given.period), status=mark_words(entry.mark)
    )
    return Answer({"task": entry.task_key, "period": entry.period, "status": entry.mark.value}, (line,))
