"""What the section of updates shows of a file that was looked at, and of a setup that is ready. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from xacai.domain.release import System
from xacai.services.updating import Look, Prepared, runs_unpacked
from xacai.ui.sizes import size_words
from xacai.wording.language import _
from xacai.wording.messages import message_of
from xacai.wording.updates import data_words, system_words, unpacked_words, version_words


@dataclass(frozen=True, slots=True)
class Seen:
    """A checked file: lines of name and words, what changes, why not (empty: it may be used), the button's words."""

    lines: tuple[tuple[str, str], ...]
    notes: str
    why_not: str
    verb: str


def seen_words(seen: Look) -> Seen:
    """The file in words."""
    update, program = seen.signed.update, seen.program
    lines = [(_("Signed by"), f"{seen.signed.key.name}\n{seen.signed.key.fingerprint}")]
    if program is not None:
        lines += [
            (_("Version"), version_words(program, seen.here)),
            (_("System"), f"{system_words(program.system)}, {size_words(seen.signed.parts[0].line.size)}"),
        ]
    if program is not None and not seen.reasons:
        lines.append((_("Your data"), data_words(program, seen.here)))
    lines += [(_("Catalogue"), item.title) for item in seen.contents.catalogues]
    lines += [(_("Criteria set"), item.title) for item in seen.contents.criteria]
    lines.append((_("Released on"), f"{update.released:%d/%m/%Y}"))
    verb = _("Make the update ready") if program is not None else _("Take the catalogues in")
    notes = "\n".join(f"– {note}" for note in update.notes)
    return Seen(tuple(lines), notes, "\n".join(map(message_of, seen.reasons)), verb)


@dataclass(frozen=True, slots=True)
class Ready:
    """A setup that is ready: what to do next, in order, and whether the program can start it itself."""

    steps: tuple[str, ...]
    command: str
    starts_here: bool


def ready_words(prepared: Prepared) -> Ready:
    """What happens next."""
    on_windows = prepared.system == System.WINDOWS
    copied = (
        _("The data were copied and the copy was checked: {name}.").format(name=prepared.copy.name)
        if prepared.copy
        else _("The data lie on a server: ask its administrator for a copy before going on.")
    )
    install = (
        _("Press the button below. The program closes and its setup opens; press Next there.")
        if on_windows
        else _("Close the program and give this command in a terminal:")
    )
    opened = _("Open the program again: everything stands where it stood.")
    beside = (unpacked_words(),) if runs_unpacked() else ()
    return Ready((copied, install, opened, *beside), prepared.command_line, on_windows)
