"""What the section on copies says, as words and rows. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from xacai.services.backing_up import Copy
from xacai.services.second_place import SecondPlace
from xacai.ui.models.cells import CellKind, CellView, GridRow
from xacai.ui.sizes import size_words
from xacai.wording.language import _, ngettext


@dataclass(frozen=True, slots=True)
class Found:
    """What was read off the screen's thread: the copies, and whether the second place can be reached."""

    copies: tuple[Copy, ...] = ()
    there: bool = False


class PlaceWords(NamedTuple):
    """The state of the second place, its colour, and more about it."""

    state: str
    ink: str
    more: str


def moment_words(when: datetime | None, never: str) -> str:
    """``15/09/2026, 08:30``; the words for never."""
    return f"{when:%d/%m/%Y, %H:%M}" if when else never


def copy_rows(found: tuple[Copy, ...]) -> tuple[GridRow, ...]:
    """Each copy: when, where, what it holds, how large."""
    return tuple(
        GridRow(
            str(copy.path),
            (
                CellView(CellKind.TEXT, f"{copy.at:%d/%m/%Y, %H:%M:%S}", tooltip=copy.path.name),
                CellView(
                    CellKind.TEXT,
                    str(copy.path.parent) if copy.second else _("this PC"),
                    mark="usb" if copy.second else "save",
                    tooltip=str(copy.path),
                ),
                CellView(
                    CellKind.TEXT,
                    _("data and evidence files") if copy.whole else _("data, no evidence files"),
                    tone="" if copy.whole else "ink2",
                ),
                CellView(CellKind.NUMBER, size_words(copy.size)),
            ),
        )
        for copy in found
    )


def place_words(place: SecondPlace | None, there: bool) -> PlaceWords:
    """How the second place stands."""
    if place is None:
        more = _(
            "The copies lie on the same drive as the data: if the drive dies, both are gone. Choose a stick or another "
            "drive; D: is often only a part of the same drive as C:."
        )
        return PlaceWords(_("No second place yet"), "warn", more)
    state = _("Copies also go to {folder}").format(folder=place.folder)
    last = _("The last one there: {time}.").format(time=moment_words(place.carried, _("none yet")))
    if there:
        goes = _("A new copy goes there by itself.")
        return PlaceWords(state, "ink", f"{last} {goes}")
    away = _("It cannot be reached now; the copy goes there by itself when it is plugged in.")
    return PlaceWords(state, "ink" if not place.behind else "warn", f"{last} {behind_words(place)}{away}")


def behind_words(place: SecondPlace) -> str:
    """For how long the place has been waiting for a newer copy; nothing before it is time to remind."""
    if not place.behind:
        return ""
    words = ngettext(
        "It has been waiting for a newer copy for {count} day.",
        "It has been waiting for a newer copy for {count} days.",
        place.behind,
    )
    return words.format(count=place.behind) + " "


def restore_lead(saved_at: datetime | None, files: int) -> str:
    """What bringing a copy back would do."""
    lead = _("The copy is whole. Its last saved change: {time}.").format(time=moment_words(saved_at, "–"))
    held = (
        ngettext("It brings {count} file with it.", "It brings {count} files with it.", files).format(
            count=files
        )
        if files
        else _("It holds no evidence files; those on this PC stay.")
    )
    rest = _(
        "It takes the place of what is here now. What was entered since then is gone from the screen, but a copy of it "
        "is made first and stands in this list: it can be brought back the same way."
    )
    return f"{lead} {held}\n\n{rest}"
