"""The office's own key: opened, protected by a passphrase, renewed, recovered from the sheet in the safe."""

from __future__ import annotations

from pathlib import Path

from xacai.db.away import refuse_away
from xacai.db.shelves import Shelves
from xacai.documents.enrolment_document import enrolment_document
from xacai.documents.recovery_document import recovery_document
from xacai.documents.state_pdf import render
from xacai.domain.issue import refuse
from xacai.domain.text import nfc
from xacai.exchange.card import OfficeCard, SignedOver, sign_over, write_card
from xacai.exchange.keys import Cost, OfficeKey, key_id_of, make_key, public_of
from xacai.exchange.keystore import has_key, is_protected, load_key, load_public, store_key
from xacai.exchange.recovery import make_secret, open_copy, read_recovery_code, recovery_code, wrap_copy
from xacai.files.atomic import Written, write_atomic
from xacai.files.reading import read_limited
from xacai.services.workspace import Workspace

SHORTEST_PASSPHRASE = 12
_LARGEST_TEXT = 4096
_FOLLOWS = "office.key-follows"
RECOVERY = "office.key-recovery"
OF_THIS_KEY = (_FOLLOWS, RECOVERY)
"""Settings that speak of the key of this PC."""


def office_key(workspace: Workspace) -> OfficeKey:
    """The office's own key, to seal with; refused with ``bundle.key-locked`` until :func:`unlock` where a passphrase
    protects it, and with ``handover.away`` while the work is with another PC."""
    with workspace.store.reading() as shelves:
        refuse_away(shelves.settings)
    return opened_key(workspace)


def opened_key(workspace: Workspace) -> OfficeKey:
    """The office's own key, wherever the work is."""
    ring = workspace.keyring
    if (
        ring.key is not None
        and has_key(workspace.folder)
        and load_public(workspace.folder) == ring.key.public
    ):
        return ring.key
    return load_key(workspace.folder, passphrase=ring.passphrase or None)


def unlock(workspace: Workspace, passphrase: str) -> None:
    """Open the key for as long as the program runs; refused where the passphrase is another."""
    workspace.keyring.key = load_key(workspace.folder, passphrase=passphrase)
    workspace.keyring.passphrase = passphrase


def is_locked(workspace: Workspace) -> bool:
    """Whether a passphrase must be typed before anything can be sealed."""
    return has_key(workspace.folder) and is_protected(workspace.folder) and workspace.keyring.key is None


def protect(workspace: Workspace, passphrase: str, *, cost: Cost | None = None) -> None:
    """Wrap the key anew under a passphrase; an empty one leaves it to this computer alone.

    Refused where the passphrase is too short, and where the key is locked.
    """
    if passphrase and len(nfc(passphrase)) < SHORTEST_PASSPHRASE:
        raise refuse("office.passphrase-short", shortest=str(SHORTEST_PASSPHRASE))
    office, key = workspace.office(), office_key(workspace)
    with workspace.store.writing("office.key-protect", office.code):
        _keep(workspace, key, passphrase, cost)


def _keep(workspace: Workspace, key: OfficeKey, passphrase: str, cost: Cost | None = None) -> None:
    store_key(workspace.folder, key, passphrase=passphrase or None, cost=cost)
    workspace.keyring.passphrase, workspace.keyring.key = passphrase, key


def own_card(workspace: Workspace) -> OfficeCard:
    """The office's card as others will read it; no passphrase is needed."""
    office, public = workspace.office(), load_public(workspace.folder)
    with workspace.store.reading() as shelves:
        follows = _follows(shelves, public)
    return OfficeCard(office.code, office.name, public, follows.public if follows else b"")


def write_office_card(workspace: Workspace, target: Path) -> Written:
    """Write the office's public card to a file; after a renewal with the earlier key's signature over the new one."""
    office, key = workspace.office(), opened_key(workspace)
    with workspace.store.reading() as shelves:
        follows = _follows(shelves, key.public)
    return write_atomic(target, write_card(office.code, office.name, key, follows))


def _follows(shelves: Shelves, public: bytes) -> SignedOver | None:
    parts = shelves.settings.get(_FOLLOWS).split()
    if len(parts) != 3 or parts[0] != public.hex():
        return None
    return SignedOver(bytes.fromhex(parts[1]), bytes.fromhex(parts[2]))


def enrolment_sheet(workspace: Workspace) -> bytes:
    """The sheet that the chair signs and seals, as PDF."""
    return render(enrolment_document(workspace.office(), own_card(workspace).fingerprint))


def write_enrolment_sheet(workspace: Workspace, target: Path) -> Written:
    """Write the enrolment sheet to a file."""
    return write_atomic(target, enrolment_sheet(workspace))


def renew(workspace: Workspace, *, lost: bool = False) -> OfficeCard:
    """A new key in the old one's place. The old one signs it over, unless it is ``lost``: then the new one is enrolled
    on paper. The recovery sheet of the old key opens nothing any more."""
    office, fresh = workspace.office(), make_key()
    earlier = None if lost else office_key(workspace)
    old = load_public(workspace.folder) if has_key(workspace.folder) else b""
    with workspace.store.writing("office.key-renew", office.code) as shelves:
        if old:
            # What was sealed with it before stays readable here.
            shelves.offices.pin(office.code, office.name, key_id_of(old), old)
        over = sign_over(office.code, earlier, fresh.public) if earlier is not None else None
        words = f"{fresh.public.hex()} {over.public.hex()} {over.signature.hex()}" if over else ""
        shelves.settings.set(_FOLLOWS, words)
    _keep(workspace, fresh, workspace.keyring.passphrase)
    with workspace.store.writing("office.key-recovery", office.code) as shelves:
        shelves.settings.set(RECOVERY, "")
    return own_card(workspace)


def write_recovery_sheet(workspace: Workspace, target: Path) -> Written:
    """Print a code that opens a copy of the key kept in the store; an earlier sheet opens nothing any more."""
    office, key, secret = workspace.office(), office_key(workspace), make_secret()
    sheet = recovery_document(
        office, recovery_code(secret), own_card(workspace).fingerprint, workspace.today()
    )
    written = write_atomic(target, render(sheet), mode=0o600)
    with workspace.store.writing("office.key-recovery", office.code) as shelves:
        shelves.settings.set(RECOVERY, wrap_copy(key, secret))
    return written


def has_recovery(workspace: Workspace) -> bool:
    """Whether a recovery sheet of the present key was printed."""
    with workspace.store.reading() as shelves:
        copy = shelves.settings.get(RECOVERY)
    return bool(copy) and public_of(copy.encode()) == load_public(workspace.folder)


def recover(workspace: Workspace, code: str, *, passphrase: str = "") -> OfficeCard:
    """Put the key back with the code of the recovery sheet, wrapped anew."""
    office = workspace.office()
    with workspace.store.reading() as shelves:
        copy = shelves.settings.get(RECOVERY)
    key = key_in(copy, code)
    if passphrase and len(nfc(passphrase)) < SHORTEST_PASSPHRASE:
        raise refuse("office.passphrase-short", shortest=str(SHORTEST_PASSPHRASE))
    with workspace.store.writing("office.key-recover", office.code):
        _keep(workspace, key, passphrase)
    return own_card(workspace)


def key_in(copy: str, code: str) -> OfficeKey:
    """The key out of a copy that lies in another store of the office, by the code of the recovery sheet."""
    if not copy:
        raise refuse("office.recovery-none")
    return open_copy(copy, read_recovery_code(code))


def take_key(workspace: Workspace, key: OfficeKey) -> None:
    """Make a key this PC's own, under the passphrase in force."""
    _keep(workspace, key, workspace.keyring.passphrase)


def read_secret(source: Path) -> str:
    """A passphrase or code from the first line of a text file; refused where the file is no such text."""
    try:
        lines = read_limited(source, _LARGEST_TEXT).decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        raise refuse("office.secret-file", source.name, name=source.name) from fault
    if not lines or not lines[0].strip():
        raise refuse("office.secret-file", source.name, name=source.name)
    return nfc(lines[0].strip())
