"""``xacai office …``: the office's own key, the keys of other offices, the roster for those below."""

from __future__ import annotations

from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_day, a_path, words
from xacai.domain.period import write_day
from xacai.exchange.replay import Outcome
from xacai.services import confirming, own_key, roster_bundles, trusting
from xacai.services.confirming import TakenCard
from xacai.wording.language import _, ngettext
from xacai.wording.statuses import key_state_words


def add_key_verbs(verbs: Commands) -> None:
    """Add the verbs that deal with keys."""
    _add_own(verbs)
    trust = verbs.add_parser("trust", help=_("take the card of another office in"))
    trust.add_argument("file", type=a_path)
    trust.add_argument("--fingerprint", default="", help=_("the 8 groups from the sealed sheet"))
    trust.set_defaults(run=_trust)
    confirm = verbs.add_parser("confirm", help=_("confirm a card that was taken in before"))
    confirm.add_argument("--code", required=True, type=words)
    confirm.add_argument("--fingerprint", required=True)
    confirm.set_defaults(run=_confirm)
    revoke = verbs.add_parser("revoke", help=_("trust a key no more from a day on"))
    revoke.add_argument("--code", required=True, type=words)
    revoke.add_argument("--key", default="", type=words)
    revoke.add_argument("--on", required=True, type=a_day)
    revoke.add_argument("--reason", required=True, type=words)
    revoke.set_defaults(run=_revoke)
    verbs.add_parser("keys", help=_("the keys of other offices")).set_defaults(run=_keys)
    roster = verbs.add_parser("roster", help=_("write the list of offices and keys for those below"))
    roster.add_argument("--out", required=True, type=a_path)
    roster.set_defaults(run=_roster)


def _add_own(verbs: Commands) -> None:
    card = verbs.add_parser("card", help=_("write the office's public card"))
    card.add_argument("--out", type=a_path)
    card.add_argument("--sheet", type=a_path, help=_("the enrolment sheet to be signed and sealed, as PDF"))
    card.set_defaults(run=_card)
    key = verbs.add_parser("key", help=_("protect the office's key"))
    protect = key.add_subparsers(dest="act", required=True, metavar=_("VERB")).add_parser(
        "protect", help=_("close the key with a passphrase")
    )
    protect.add_argument("--new-passphrase-file", type=a_path, required=True)
    protect.set_defaults(run=_protect)
    sheet = verbs.add_parser("recovery-sheet", help=_("print a code that opens a copy of the key"))
    sheet.add_argument("--out", required=True, type=a_path)
    sheet.set_defaults(run=_recovery_sheet)
    recover = verbs.add_parser("recover", help=_("put the key back with the code of the recovery sheet"))
    recover.add_argument("--code-file", required=True, type=a_path)
    recover.add_argument("--new-passphrase-file", type=a_path)
    recover.set_defaults(run=_recover)
    rotate = verbs.add_parser("rotate", help=_("a new key, signed over by the present one"))
    rotate.add_argument("--lost", action="store_true", help=_("the present key is lost or stolen"))
    rotate.add_argument("--out", required=True, type=a_path)
    rotate.set_defaults(run=_rotate)


def _card(call: Call) -> Answer:
    given = call.arguments
    data: dict[str, Any] = {}
    lines: list[str] = []
    with call.open() as workspace:
        if given.sheet is not None:
            data["sheet"] = str(own_key.write_enrolment_sheet(workspace, given.sheet).path)
            lines.append(_("Enrolment sheet written: {path}").format(path=data["sheet"]))
        if given.out is not None:
            data["file"] = str(own_key.write_office_card(workspace, given.out).path)
            lines.append(_("Card written: {path}").format(path=data["file"]))
        card = own_key.own_card(workspace)
    lines.append(_("Fingerprint: {fingerprint}").format(fingerprint=card.fingerprint))
    return Answer({**data, "code": card.code, "fingerprint": card.fingerprint}, lines)


def _trust(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        return _taken(confirming.take_card(workspace, given.file, fingerprint=given.fingerprint))


def _confirm(call: Call) -> Answer:
    with call.open() as workspace:
        return _taken(confirming.confirm(workspace, call.arguments.code, call.arguments.fingerprint))


def _taken(taken: TakenCard) -> Answer:
    card = taken.card
    told = {"code": card.code, "name": card.name, "fingerprint": card.fingerprint}
    outcomes = [item.outcome for item in taken.receptions]
    data = {**told, "state": card.trust.value, "taken_in": [item.value for item in outcomes]}
    if not taken.confirmed:
        line = _(
            "{name} ({code}) is not confirmed yet: what it sends is kept apart and not counted. Compare the sheet with "
            'signature and seal: xacai office confirm --code {code} --fingerprint "…"'
        )
        return Answer(data, (line.format(**told),))
    lines = [_("{name} ({code}) is trusted from now on. Fingerprint: {fingerprint}").format(**told)]
    stored = sum(1 for item in outcomes if item is not Outcome.REFUSED)
    if stored:
        told_in = ngettext(
            "{count} package that was kept apart is taken in.",
            "{count} packages that were kept apart are taken in.",
            stored,
        )
        lines.append(told_in.format(count=stored))
    return Answer(data, lines)


def _revoke(call: Call) -> Answer:
    given = call.arguments
    with call.open() as workspace:
        card = trusting.revoke_key(workspace, given.code, given.key, on=given.on, reason=given.reason)
    day = card.revoked_on or given.on
    data = {"code": card.code, "key_id": card.key_id, "on": day.isoformat(), "reason": card.reason}
    line = _("The key {key} of {name} is revoked: nothing sealed with it is taken from {day} on.")
    return Answer(data, (line.format(key=card.key_id, name=card.name, day=write_day(day)),))


def _keys(call: Call) -> Answer:
    with call.open() as workspace:
        held = trusting.held_keys(workspace)
    data = [
        {
            "code": card.code,
            "name": card.name,
            "key_id": card.key_id,
            "fingerprint": trusting.fingerprint_of(card),
            "state": card.state,
            "revoked_on": card.revoked_on.isoformat() if card.revoked_on else None,
            "reason": card.reason,
        }
        for card in held
    ]
    lines = [f"{card.code}  {card.key_id}  {key_state_words(card.standing)}  {card.name}" for card in held]
    return Answer(data, lines or (_("No key of another office is held here yet."),))


def _protect(call: Call) -> Answer:
    with call.open() as workspace:
        own_key.protect(workspace, own_key.read_secret(call.arguments.new_passphrase_file))
    line = _("The key opens with the passphrase only. Name its file with --passphrase-file from now on.")
    return Answer({"protected": True}, (line,))


def _recovery_sheet(call: Call) -> Answer:
    with call.open() as workspace:
        written = own_key.write_recovery_sheet(workspace, call.arguments.out)
    lines = (
        _("Recovery sheet written: {path}").format(path=written.path),
        _("Print it, put it into the safe, then delete the file. An earlier sheet opens nothing any more."),
    )
    return Answer({"file": str(written.path)}, lines)


def _recover(call: Call) -> Answer:
    given = call.arguments
    code = own_key.read_secret(given.code_file)
    fresh = own_key.read_secret(given.new_passphrase_file) if given.new_passphrase_file else ""
    with call.open() as workspace:
        card = own_key.recover(workspace, code, passphrase=fresh)
    line = _("The key is back. Fingerprint: {fingerprint}. Print a new recovery sheet.")
    return Answer(
        {"code": card.code, "fingerprint": card.fingerprint}, (line.format(fingerprint=card.fingerprint),)
    )


def _rotate(call: Call) -> Answer:
    with call.open() as workspace:
        card = own_key.renew(workspace, lost=call.arguments.lost)
        written = own_key.write_office_card(workspace, call.arguments.out)
    follows = bool(card.follows)
    data = {"file": str(written.path), "code": card.code, "fingerprint": card.fingerprint, "follows": follows}
    signed = _("Send the new card to the offices that receive: it is signed over by the former key.")
    lost = _(
        "Enrol the new key on paper: xacai office card --sheet. Have the former key revoked by telephone first."
    )
    lines = (
        _("New key. Fingerprint: {fingerprint}").format(fingerprint=card.fingerprint),
        signed if follows else lost,
        _("The recovery sheet of the former key opens nothing any more. Print a new one."),
    )
    return Answer(data, lines)


def _roster(call: Call) -> Answer:
    with call.open() as workspace:
        issued = roster_bundles.issue_roster(workspace, call.arguments.out)
    data = {
        "bundle": str(issued.bundle.path),
        "revision": issued.shipment.revision,
        "offices": issued.offices,
        "keys": issued.keys,
        "check_code": issued.shipment.check_code,
    }
    lines = (
        _("Written and read back: {path}").format(path=issued.bundle.path),
        _("List of offices, version {revision}: {offices} offices, {keys} keys").format(**data),
    )
    return Answer(data, lines)
