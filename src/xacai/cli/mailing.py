"""``xacai report mail`` and ``xacai report parcels``: the report as e-mail drafts; evidence that follows it."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call
from xacai.cli.reading import a_path, words
from xacai.services.enclosing import Enclosure
from xacai.services.mailing import Beyond, draft_mail
from xacai.services.parcels import export_parcels
from xacai.wording.language import _


def add_mail(parser: Any) -> None:
    """The options of ``report mail``."""
    parser.add_argument("--out", required=True, type=a_path, metavar="DIR")
    parser.add_argument("--to", default="", type=words, metavar="ADDRESS")
    parser.add_argument(
        "--beyond",
        default=Beyond.REFUSE,
        type=Beyond,
        choices=tuple(Beyond),
        help=_("what becomes of evidence files that no e-mail carries: leave them out, or further drafts"),
    )


def report_mail(call: Call) -> Answer:
    """Write the e-mail draft(s) of a report."""
    given = call.arguments
    with call.open() as workspace:
        done = draft_mail(workspace, given.period, given.out, to=given.to, beyond=given.beyond)
    data = {
        "drafts": [str(item.path) for item in done.drafts],
        "check_code": done.shipment.check_code,
        "uuid": done.shipment.uuid,
        "revision": done.shipment.revision,
        "left_out": [_file_data(item) for item in done.left_out],
    }
    lines = (
        *(_("Written and read back: {path}").format(path=item.path) for item in done.drafts),
        *(
            _("Left out, named in the report by its hash: {name}").format(name=item.file.name)
            for item in done.left_out
        ),
        _("Check code: {code}").format(code=done.shipment.check_code),
        _("Open the draft in the mail program and send it from there."),
    )
    return Answer(data, lines)


def _file_data(item: Enclosure) -> dict[str, Any]:
    return {"name": item.file.name, "sha256": item.file.sha256, "size": item.file.size, "there": item.there}


def add_parcels(parser: Any) -> None:
    """The options of ``report parcels``."""
    parser.add_argument("--out", required=True, type=a_path, metavar="DIR")


def report_parcels(call: Call) -> Answer:
    """Write the evidence that the report's bundle leaves out as bundles of its own."""
    with call.open() as workspace:
        done = export_parcels(workspace, call.arguments.period, call.arguments.out)
    data = [
        {"bundle": str(item.bundle.path), "check_code": item.shipment.check_code, "uuid": item.shipment.uuid}
        for item in done
    ]
    lines = tuple(_("Written and read back: {path}").format(path=item.bundle.path) for item in done)
    return Answer(data, lines)
