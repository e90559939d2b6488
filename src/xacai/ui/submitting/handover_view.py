"""Handing over in words: the ways, what the middle card says before, after and when it failed, the files. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xacai.domain.submission import Shipment, Stream
from xacai.exchange.names import bundle_name
from xacai.services.publishing import report_file_stem
from xacai.services.resending import kept_file
from xacai.services.submitting import Exported
from xacai.services.workspace import Workspace
from xacai.ui.drives import Drive
from xacai.ui.sizes import size_words
from xacai.ui.submitting.history_view import moment_words
from xacai.ui.submitting.view import Sending
from xacai.ui.ways import way_words
from xacai.wording.language import _

FOLDER, PRINT, NO_DRIVE = "folder", "print", "no drive"


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

    exported: Exported
    folder: Path
    drive: Drive | None
    began: datetime
    ended: datetime


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
    """After both files were read back the same."""
    stick = outcome.drive is not None
    size = size_words(outcome.exported.bundle.size + outcome.exported.pdf.size)
    found = _("Stick found") if stick else _("Folder found")
    steps = (
        (found, f"{outcome.began:%H:%M:%S}"),
        (_("{count} files written, {size}").format(count=2, size=size), f"{outcome.ended:%H:%M:%S}"),
        (_("Read back, each file compared: the very same"), f"{outcome.ended:%H:%M:%S}"),
    )
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
        bundle, pdf = outcome.exported.bundle, outcome.exported.pdf
        return (
            FileWords(bundle.path.name, sealed, "shield", size_words(bundle.size)),
            FileWords(pdf.path.name, inside, "report", size_words(pdf.size)),
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
