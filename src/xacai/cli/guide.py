"""``xacai help``: the user guide, as a PDF or topic by topic on the console."""

from __future__ import annotations

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_path
from xacai.domain.guide import TOPICS, read_topic, sentences
from xacai.files.guide import WHOLE, read_guide, topic_text
from xacai.services.guiding import write_guide
from xacai.wording.language import _, language


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("help", help=_("the user guide"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    verbs.add_parser("topics", help=_("what the guide tells of")).set_defaults(run=_topics)
    show = verbs.add_parser("show", help=_("one topic of the guide"))
    show.add_argument("topic", choices=TOPICS)
    show.set_defaults(run=_show)
    guide = verbs.add_parser("guide", help=_("write the guide as a PDF, in Vietnamese"))
    guide.add_argument("--out", required=True, type=a_path, metavar="FILE")
    guide.set_defaults(run=_guide)


def _topics(call: Call) -> Answer:
    found = read_guide(language())
    data = [{"topic": topic.key, "title": topic.title} for topic in found]
    return Answer(data, [f"{topic.key}  {topic.title}" for topic in found])


def _show(call: Call) -> Answer:
    key: str = call.arguments.topic
    text = topic_text(key, language())
    topic = read_topic(key, text)
    data = {"topic": key, "title": topic.title, "sentences": list(sentences(topic))}
    return Answer(data, text.splitlines())


def _guide(call: Call) -> Answer:
    written = write_guide(call.arguments.out)
    data = {"file": str(written.path), "topics": list(TOPICS), "language": WHOLE}
    return Answer(data, (_("Written: {path}").format(path=written.path),))
