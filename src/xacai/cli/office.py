"""``xacai office``: set up the office, write its card, trust another's."""

from __future__ import annotations

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.offices import add_office_verbs
from xacai.cli.reading import a_day, a_path, words
from xacai.domain.office import Office
from xacai.services import setting_up
from xacai.wording.language import _


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("office", help=_("the office, its card, the offices it trusts"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    init = verbs.add_parser("init", help=_("set up the office of this data folder"))
    for name in ("--code", "--name", "--place"):
        init.add_argument(name, required=True, type=words)
    init.add_argument("--superior", default="", type=words, metavar="CODE")
    init.add_argument("--superior-name", default="", type=words)
    init.add_argument("--signer", default="", type=words)
    init.add_argument("--valid-from", type=a_day)
    init.add_argument("--valid-to", type=a_day)
    init.add_argument("--receives", action="store_true", help=_("offices below report to this one"))
    init.set_defaults(run=_init)
    card = verbs.add_parser("card", help=_("write the office's public card"))
    card.add_argument("--out", required=True, type=a_path)
    card.set_defaults(run=_card)
    trust = verbs.add_parser("trust", help=_("trust the card of another office"))
    trust.add_argument("file", type=a_path)
    trust.add_argument("--fingerprint", default="")
    trust.set_defaults(run=_trust)
    add_office_verbs(verbs)


def _init(call: Call) -> Answer:
    given = call.arguments
    office = Office(
        code=given.code,
        name=given.name,
        place=given.place,
        superior_code=given.superior,
        superior_name=given.superior_name,
        valid_from=given.valid_from,
        valid_to=given.valid_to,
        receives=given.receives,
        signer_name=given.signer,
    )
    with call.open() as workspace:
        founded = setting_up.found_office(workspace, office)
        card = setting_up.own_card(workspace)
    data = {"code": founded.code, "name": founded.name, "fingerprint": card.fingerprint}
    ready = _("{name} ({code}) is set up.").format(name=founded.name, code=founded.code)
    return Answer(
        data, (ready, _("Fingerprint of its key: {fingerprint}").format(fingerprint=card.fingerprint))
    )


def _card(call: Call) -> Answer:
    with call.open() as workspace:
        written = setting_up.write_office_card(workspace, call.arguments.out)
        card = setting_up.own_card(workspace)
    data = {"file": str(written.path), "code": card.code, "fingerprint": card.fingerprint}
    lines = (
        _("Card written: {path}").format(path=written.path),
        _("Fingerprint: {fingerprint}").format(fingerprint=card.fingerprint),
    )
    return Answer(data, lines)


def _trust(call: Call) -> Answer:
    with call.open() as workspace:
        card = setting_up.trust_card(workspace, call.arguments.file, fingerprint=call.arguments.fingerprint)
    data = {"code": card.code, "name": card.name, "fingerprint": card.fingerprint}
    line = _("{name} ({code}) is trusted from now on. Fingerprint: {fingerprint}")
    return Answer(data, (line.format(**data),))
