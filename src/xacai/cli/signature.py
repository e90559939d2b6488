"""``xacai signature`` and ``xacai report sign``: sign a report's PDF, check signatures, take issuers in."""

from __future__ import annotations

import getpass
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xacai.cli.answer import Answer, Call, Commands, issue_data, issue_lines
from xacai.cli.reading import a_path, words
from xacai.domain.issue import refuse
from xacai.domain.period import write_day
from xacai.files.reading import read_limited
from xacai.wording.language import _

if TYPE_CHECKING:
    from xacai.exchange.pades.revocations import Revocations
    from xacai.services.signing import KeySource

_LARGEST_PIN = 1000


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    room = commands.add_parser("signature", help=_("digital signatures of PDF files"))
    verbs = room.add_subparsers(dest="verb", required=True, metavar=_("VERB"))
    verify = verbs.add_parser("verify", help=_("intact? valid? trusted? changed since?"))
    verify.add_argument("file", type=a_path, metavar="FILE.pdf")
    verify.set_defaults(run=_verify)
    trust = verbs.add_parser(
        "trust", help=_("trust the issuer of certificates; or take its list of certificates taken back in")
    )
    trust.add_argument("file", type=a_path, metavar="FILE.pem|FILE.crl")
    trust.set_defaults(run=_trust)


def add_sign(parser: Any) -> None:
    """The options of ``report sign``; passphrase and PIN are asked for, never given as an option."""
    key = parser.add_mutually_exclusive_group(required=True)
    key.add_argument("--p12", type=a_path, metavar="FILE", help=_("certificate file with its key"))
    key.add_argument("--pkcs11", type=a_path, metavar="MODULE", help=_("driver of the signing token"))
    parser.add_argument("--token", default="", type=words, metavar="LABEL", help=_("which token"))
    parser.add_argument(
        "--pin-file",
        type=a_path,
        metavar="FILE",
        help=_("read passphrase or PIN from a file, not the keyboard"),
    )
    parser.add_argument("--picture", type=a_path, metavar="PNG", help=_("picture of the personal signature"))
    parser.add_argument("--seal", type=a_path, metavar="PNG", help=_("picture of the seal"))
    parser.add_argument("--carry", action="store_true", help=_("the bundle carries the signed PDF"))
    parser.add_argument("--out", required=True, type=a_path)


def report_sign(call: Call) -> Answer:
    """Sign the PDF of a report; writes it and its bundle."""
    from xacai.services.signing import Pictures, sign_report

    given = call.arguments
    source = _source(given.p12, given.pkcs11, given.token, given.pin_file)
    pictures = Pictures(given.picture, given.seal)
    with call.open() as workspace:
        signed = sign_report(workspace, given.period, source, given.out, pictures=pictures, carry=given.carry)
    shipment = signed.packed.shipment
    data = {
        "bundle": str(signed.bundle.path),
        "pdf": str(signed.pdf.path),
        "signer": signed.signer,
        "check_code": shipment.check_code,
        "uuid": shipment.uuid,
        "revision": shipment.revision,
        "issues": issue_data(signed.issues),
    }
    lines = (
        _("Written and read back: {path}").format(path=signed.bundle.path),
        _("Signed by {name}: {path}").format(name=signed.signer, path=signed.pdf.path),
        _("Check code: {code}").format(code=shipment.check_code),
        *issue_lines(signed.issues),
    )
    return Answer(data, lines)


def _source(p12: Path | None, module: Path | None, label: str, pin_file: Path | None) -> KeySource:
    from xacai.services.signing import KeyFile, Token

    if p12 is not None:
        return KeyFile(p12, _secret(pin_file, _("Passphrase of {file}: ").format(file=p12.name)))
    assert module is not None
    return Token(module, label, _secret(pin_file, _("PIN of the token: ")))


def _secret(pin_file: Path | None, prompt: str) -> str:
    """Passphrase or PIN, from a file's first line or typed unseen."""
    if pin_file is not None:
        lines = read_limited(pin_file, _LARGEST_PIN).decode(errors="replace").splitlines()
        return lines[0] if lines else ""
    if not sys.stdin.isatty():
        raise refuse("usage.no-secret")
    return getpass.getpass(prompt)


def _verify(call: Call) -> Answer:
    from xacai.services.signing import check_signatures, signature_data

    with call.open() as workspace:
        verdicts = check_signatures(workspace, call.arguments.file)
    data = signature_data(verdicts)
    return Answer(data, signature_lines(data), _refusal(data))


def signature_lines(data: dict[str, Any]) -> list[str]:
    """What was found out, in plain lines."""
    if not data["found"] and not data["reasons"]:
        return [_("The PDF bears no digital signature.")]
    said = {True: _("yes"), False: _("no")}
    lines = [
        _("Signed by {name} ({issuer}), {time}").format(
            name=item["signer"], issuer=item["issuer"], time=item["signed_at"]
        )
        for item in data["signatures"]
        if item["signer"]
    ]
    lines += [
        _("Signature intact: {answer}").format(answer=said[data["intact"]]),
        _("Signature valid: {answer}").format(answer=said[data["valid"]]),
        _("Issuer trusted: {answer}").format(answer=said[data["trusted"]]),
        _("Unchanged since: {answer}").format(answer=said[data["unchanged"]]),
    ]
    return [*lines, *data["reasons"]]


def _refusal(data: dict[str, Any]) -> str:
    if not data["found"]:
        return _("The PDF bears no digital signature.")
    return str(data["reasons"][0]) if data["reasons"] else ""


def _trust(call: Call) -> Answer:
    from xacai.services.signing import is_revocation_list, take_revocations, trust_issuer

    source = call.arguments.file
    with call.open() as workspace:
        if is_revocation_list(source):
            return _revocations_answer(take_revocations(workspace, source))
        kept = trust_issuer(workspace, source)
    data = [{"name": item.name, "sha256": item.sha256, "until": item.until} for item in kept]
    lines = [
        _("Trusted from now on: {name}, until {day}. SHA-256 {sha256}").format(
            name=item.name, day=write_day(date.fromisoformat(item.until)), sha256=item.sha256
        )
        for item in kept
    ]
    return Answer(data, lines)


def _revocations_answer(kept: Revocations) -> Answer:
    line = _("The list of {issuer} of {day} was taken in: {count} certificates are taken back.").format(
        issuer=kept.issuer, day=write_day(date.fromisoformat(kept.day)), count=kept.count
    )
    return Answer({"issuer": kept.issuer, "day": kept.day, "revoked": kept.count}, (line,))
