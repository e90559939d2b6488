"""What is kept apart, as rows: whose it is, what, why, what to do. No Qt."""

from __future__ import annotations

from xacai.domain.correction import Correction
from xacai.domain.indicator import Cell
from xacai.domain.submission import Shipment
from xacai.services.choosing import Contest
from xacai.services.held_back import HeldBack
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.ui.receiving.review_figures import written
from xacai.ui.receiving.words import bundle_words, moment_words
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.language import _
from xacai.wording.messages import message_of
from xacai.wording.places import place_words

MOST_PLACES = 5
CONTEST, UNCONFIRMED, FILE = "contest", "unconfirmed", "file"


def columns() -> tuple[Column, ...]:
    """Office, what it is, why it waits, what to do."""
    return (
        Column(_("Office"), width=180, stretch=2, wrap=True, pad=12),
        Column(_("Brings"), width=180, stretch=2, wrap=True),
        Column(_("Why"), width=190),
        Column(_("What to do"), width=200, stretch=4, wrap=True),
    )


def rows(held: HeldBack) -> tuple[GridRow, ...]:
    """Contradictions, packages of offices not confirmed, files."""
    found = [_contest_row(held, item, place) for place, item in enumerate(held.contests)]
    found += [_unconfirmed_row(held, item) for item in held.unconfirmed]
    found += [
        _row(
            f"{FILE}|{item.number}",
            "",
            item.file_name,
            ("doubtful", "warn", _("Held back")),
            message_of(item.issue),
        )
        for item in held.files
    ]
    return tuple(found)


def _contest_row(held: HeldBack, item: Contest, place: int) -> GridRow:
    stream = item.stream
    brings = bundle_words(stream.kind, stream.period, item.revision)
    name = held.names.get(stream.office, stream.office)
    looks = ("doubtful", "warn_bg", _("To decide"))
    return _row(f"{CONTEST}|{place}", name, brings, looks, message_of(item.issue))


def _unconfirmed_row(held: HeldBack, item: Shipment) -> GridRow:
    stream = item.stream
    words = _("Take in and confirm the office's card in Settings, then look again.")
    brings = bundle_words(item.kind, stream.period, item.revision)
    name = held.names.get(stream.office, stream.office)
    return _row(
        f"{UNCONFIRMED}|{item.uuid}", name, brings, ("waiting", "wait", _("Office not confirmed")), words
    )


def _row(key: str, office: str, brings: str, looks: tuple[str, str, str], words: str) -> GridRow:
    mark, tone, why = looks
    return GridRow(
        key,
        (
            CellView(text=office, strong=True),
            CellView(text=brings),
            CellView(CellKind.STATUS, why, mark=mark, tone=tone),
            CellView(text=words, tone="ink2"),
        ),
    )


def kind_of(key: str) -> str:
    """What a row is."""
    return key.partition("|")[0]


def contest_at(held: HeldBack, key: str) -> Contest | None:
    """The contradiction of a row."""
    kind, _bar, place = key.partition("|")
    return held.contests[int(place)] if kind == CONTEST and int(place) < len(held.contests) else None


def difference_words(found: Correction | None) -> str:
    """``Khác nhau ở: ô 7.3.1 (1.402 / 77), mục II.6``; empty where it cannot be told."""
    if found is None or found.empty:
        return ""
    parts = [
        f"{place_words(f'cell {item.code}')} ({_side(item.old)} / {_side(item.new)})" for item in found.cells
    ]
    parts += [place_words(f"section {item.code}") for item in found.sections]
    parts += [place_words(f"task {item.key}") for item in found.tasks]
    shown, left = ", ".join(parts[:MOST_PLACES]), len(parts) - MOST_PLACES
    words = _("They differ in: {places}").format(places=shown)
    if left <= 0:
        return words
    more = _("and {count} other places").format(count=left)
    return f"{words}, {more}"


def _side(cell: Cell | None) -> str:
    return written(cell, 0) if cell is not None else "–"


def candidates(contest: Contest) -> tuple[ListRow, ...]:
    """The packages that may be taken."""
    return tuple(
        ListRow(
            item.uuid,
            _("Revision {revision}, check code {code}").format(revision=item.revision, code=item.check_code),
            _("made {moment}").format(moment=moment_words(item.made_at)),
            "file",
        )
        for item in contest.bundles
    )
