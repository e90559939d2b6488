"""``xacai office``: set up the office, write its card, trust another's."""

from __future__ import annotations

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.office_keys import add_key_verbs
from xacai.cli.offices import add_office_verbs
from xacai.cli.reading import a_day, words
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
    add_key_verbs(verbs)
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
