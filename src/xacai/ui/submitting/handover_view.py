"""Handing over in words: the ways, what the middle card says before, after and when it failed, the files. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xacai.domain.submission import Shipment, Stream
from xacai.exchange.names import SUFFIX, bundle_name
from xacai.files.atomic import Written
from xacai.services.enclosing import MAIL_LIMIT, Enclosures, staying
from xacai.services.publishing import report_file_stem
from xacai.services.resending import kept_file
from xacai.services.workspace import Workspace
from xacai.ui.drives import Drive
from xacai.ui.sizes import size_words
from xacai.ui.submitting.history_view import moment_words
from xacai.ui.submitting.view import Sending
from xacai.ui.ways import way_words
from xacai.wording.language import _, ngettext

FOLDER, MAIL, PRINT, NO_DRIVE = "folder", "mail", "print", "no drive"
DRAFT = ".eml"


@dataclass(frozen=True, slots=True)
class Way:
    """One way of handing over: its key (a drive's is its root), icon and two lines."""

    key: str
    icon: str
    text: str
    second: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written where, and when."""

    written: tuple[Written, ...]
    folder: Path
    drive: Drive | None
    began: datetime
    ended: datetime

    @property
    def draft(self) -> Path | None:
        """The first e-mail draft; None where files were written that travel as they are."""
        return next((item.path for item in self.written if item.path.suffix == DRAFT), None)


@dataclass(frozen=True, slots=True)
class Action:
    """The middle card: title in a tone, a sentence, steps with their times, buttons. No ``primary``: no such button."""

    title: str
    tone: str
    second: str
    steps: tuple[tuple[str, str], ...] = ()
    primary: str = ""
    why_not: str = ""
    secondary: str = ""
    calm: bool = False


@dataclass(frozen=True, slots=True)
class FileWords:
    """A file that goes out: its name, what it is, its size in words."""

    name: str
    second: str
    icon: str
    size: str = ""


def ways(drives: Sequence[Drive]) -> tuple[Way, ...]:
    """Drives first, else the word that none is there; folder; paper."""
    sticks = [Way(str(drive.root), "usb", drive.label, drive.words) for drive in drives]
    none = [Way(NO_DRIVE, "usb", _("Stick"), _("none plugged in"))]
    return (
        *(sticks or none),
        Way(FOLDER, "folder", _("Folder"), _("drive, shared folder")),
        Way(MAIL, "mail", _("E-mail"), _("draft with attachments")),
        Way(PRINT, "print", _("Paper"), _("print the report")),
    )


def idle(way: str, drive: Drive | None, sent: Shipment | None) -> Action:
    """Before anything is written by this way."""
    again = sent is not None
    before = _sent_words(sent)
    if drive is not None:
        why = _("{drive} is write-protected. Unlock it or use another one.") if drive.read_only else ""
        words = _("Write to the stick once more") if again else _("Write to the stick")
        second = before or drive.words
        return Action(drive.label, "ink", second, (), words, why.format(drive=drive.label), calm=again)
    if way == NO_DRIVE:
        words = _("Plug a stick in: it shows here by itself. Or choose a folder at the left.")
        return Action(_("No stick found"), "ink", words)
    if way == PRINT:
        words = _("The report with its number, its appendices and the check sheet.")
        return Action(_("Print"), "ink", words, (), _("Print…"), calm=again)
    second = before or _("The bundle and the PDF are written into the folder and read back.")
    title = _("Handed over") if again else _("Write into a folder")
    words = _("Choose a folder and write once more…") if again else _("Choose a folder and write…")
    return Action(title, "ink", second, (), words, calm=again)


def idle_mail(known: Enclosures, sent: Shipment | None) -> Action:
    """Before an e-mail draft is written; asks what becomes of files that no e-mail carries."""
    again, rest, title = sent is not None, staying(known), _("E-mail draft")
    more = _("Left-out files in further drafts…")
    if known.too_large_for_mail:
        words = _(
            "The chosen files are more than the {limit} MB that an e-mail carries. What does not fit is left out "
            "(the report names it by its hash) or follows in further drafts."
        ).format(limit=MAIL_LIMIT // 1_000_000)
        return Action(title, "ink", words, (), _("Leave files out, write the draft…"), secondary=more)
    second = _(
        "A draft with the bundle and the PDF attached is written into a folder; the mail program sends it."
    )
    write = _("Write the draft once more…") if again else _("Write the draft…")
    second = _sent_words(sent) or second
    if not rest:
        return Action(title, "ink", second, (), write, calm=again)
    kept = ngettext(
        "{count} file is left out, named in the report by its hash.",
        "{count} files are left out, named in the report by their hash.",
        len(rest),
    ).format(count=len(rest))
    return Action(title, "ink", f"{second}\n{kept}", (), write, secondary=more, calm=again)


def _sent_words(sent: Shipment | None) -> str:
    if sent is None or not sent.handed_at:
        return ""
    if sent.outcome:
        words = _("Written to {where} at {moment}; the office above has answered.")
    else:
        words = _("Written to {where} at {moment}; waiting for the receipt.")
    return words.format(where=way_words(sent.way), moment=moment_words(sent.handed_at))


def writing(target: str) -> Action:
    """While it is written."""
    return Action(_("Writing…"), "ink", target, ((_("Bundle and PDF are made, written and read back"), ""),))


def done(outcome: Outcome) -> Action:
    """After all files were read back the same."""
    stick = outcome.drive is not None
    size = size_words(sum(item.size for item in outcome.written))
    found = _("Stick found") if stick else _("Folder found")
    count = len(outcome.written)
    steps = (
        (found, f"{outcome.began:%H:%M:%S}"),
        (_("{count} files written, {size}").format(count=count, size=size), f"{outcome.ended:%H:%M:%S}"),
        (_("Read back, each file compared: the very same"), f"{outcome.ended:%H:%M:%S}"),
    )
    if outcome.draft is not None:
        where = _("In {folder}. Open the draft in the mail program and send it from there.")
        title, second = _("The draft is written"), where.format(folder=outcome.folder)
        return Action(title, "ok", second, steps, _("Open the draft"), secondary=_("Open the folder"))
    title = _("The stick can be taken out") if stick else _("Written into the folder")
    where = outcome.drive.label if outcome.drive else str(outcome.folder)
    other = _("Write somewhere else too") if stick else _("Open the folder")
    return Action(title, "ok", where, steps, _("To the overview"), secondary=other)


def refused(sentence: str) -> Action:
    """Nothing was handed over; the sentence says why and what to do."""
    return Action(
        _("Not written"), "err", sentence, (), _("Write again"), secondary=_("Choose another folder…")
    )


def files(
    workspace: Workspace, sending: Sending, sent: Shipment | None, outcome: Outcome | None
) -> tuple[FileWords, ...]:
    """Both files, with sizes as far as they are known."""
    sealed, inside = _("sealed data bundle"), _("for printing; the bundle lies inside")
    if outcome is not None:
        kinds = {
            SUFFIX: (sealed, "shield"),
            ".pdf": (inside, "report"),
            DRAFT: (_("e-mail draft, files attached"), "mail"),
        }
        return tuple(
            FileWords(item.path.name, *kinds[item.path.suffix], size_words(item.size))
            for item in outcome.written
        )
    stem = f"{report_file_stem(sending.report)}.pdf"
    if sent is None:
        return (FileWords(_coming_name(sending), sealed, "shield"), FileWords(stem, inside, "report"))
    path = kept_file(workspace, sent)
    size = size_words(path.stat().st_size) if path is not None else ""
    return (FileWords(sent.file_name, sealed, "shield", size), FileWords(stem, inside, "report"))


def _coming_name(sending: Sending) -> str:
    """The bundle's name as far as it is known before it is made."""
    report = sending.report
    known = bundle_name(Stream(report.office, report.period.code, "report"), report.revision, "")
    return known.replace("_.", "_….")
