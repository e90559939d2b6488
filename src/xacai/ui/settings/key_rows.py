"""Keys in words: the standing of the own one, a row for each key of another office. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xacai.db.offices import PinnedCard
from xacai.domain.trust import KeyState
from xacai.services.own_key import has_recovery, is_locked, own_card
from xacai.services.workspace import Workspace
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.wording.language import _
from xacai.wording.statuses import key_state_words

_LOOKS = {
    KeyState.PINNED: ("accepted", "ok"),
    KeyState.UNCONFIRMED: ("waiting", "wait"),
    KeyState.REVOKED: ("dropped", "err"),
}


@dataclass(frozen=True, slots=True)
class OwnKey:
    """The own key as it stands: its fingerprint, whether a passphrase closes it and it waits for one, whether its
    recovery sheet was printed, whether the key before signed it over."""

    fingerprint: str
    protected: bool
    locked: bool
    recovery: bool
    follows: bool


def own_key_of(workspace: Workspace) -> OwnKey:
    """Read it; refused with ``bundle.key-missing`` where the key file is gone."""
    from xacai.exchange.keystore import is_protected

    card = own_card(workspace)
    return OwnKey(
        card.fingerprint,
        is_protected(workspace.folder),
        is_locked(workspace),
        has_recovery(workspace),
        bool(card.follows),
    )


def protection_words(key: OwnKey) -> str:
    """What closes the key."""
    if key.locked:
        return _("Closed. Nothing can be sealed until the passphrase is typed.")
    if key.protected:
        return _("A passphrase closes the key; it was typed since the program started.")
    return _("No passphrase: whoever uses this PC can seal in the office's name.")


def recovery_words(key: OwnKey) -> str:
    """Whether the office could put its key back."""
    if key.recovery:
        return _("Printed. It opens a copy of the key, also out of a backup.")
    return _("Not printed yet. Without it a broken PC takes the key along.")


def columns() -> tuple[Column, ...]:
    """Office, code, state; the fingerprint stands under the list."""
    return (
        Column(_("Office"), width=170, stretch=1, wrap=True, pad=12),
        Column(_("Code"), width=64),
        Column(_("State"), width=190),
    )


def rows(held: Sequence[PinnedCard]) -> tuple[GridRow, ...]:
    """A row a key; the offices as the shelf sorts them."""
    return tuple(_row(card) for card in held)


def _row(card: PinnedCard) -> GridRow:
    mark, tone = _LOOKS[card.standing.state]
    return GridRow(
        card.key_id,
        (
            CellView(text=card.name, strong=True),
            CellView(CellKind.CODE, card.code),
            CellView(
                CellKind.STATUS, key_state_words(card.standing), mark=mark, tone=tone, tooltip=card.reason
            ),
        ),
    )


def more_words(card: PinnedCard | None) -> str:
    """The line under the list: what there is to know of the key chosen."""
    if card is None:
        return ""
    if card.standing.state is KeyState.UNCONFIRMED:
        return _("What {office} sends is kept apart and not counted until its card is confirmed.").format(
            office=card.name
        )
    if card.standing.state is KeyState.REVOKED:
        return _("Reason of the revocation: {reason}").format(reason=card.reason)
    return _("Packages sealed with this key are taken in and counted.")
