"""The office's key on the disk of its own machine.

With a passphrase the key file alone is of no use to a finder. Without one, the key is wrapped under a second
file, ``machine.key``, that only this user of this machine may read (mode 0600; on Windows the rights of the
user's own folder). Honestly said: whoever can read the whole data folder then has the key. What it guards
against is the key file alone going astray: backups and copies must leave ``machine.key`` out.
"""

from __future__ import annotations

import os
from pathlib import Path

from xacai.domain.issue import refuse
from xacai.exchange.keys import (
    RANDOM_SECRET_COST,
    STANDARD_COST,
    Cost,
    KeyRefused,
    OfficeKey,
    kept_under,
    passphrase_secret,
    public_of,
    unwrap_key,
    wrap_key,
)
from xacai.files.atomic import write_atomic
from xacai.files.disk import Disk
from xacai.files.reading import ReadRefused, read_limited

OFFICE_KEY = "office.key"
MACHINE_KEY = "machine.key"
PASSPHRASE = "passphrase"
_OWNER_ONLY = 0o600
_LIMIT = 4096


def store_key(
    folder: Path,
    key: OfficeKey,
    *,
    passphrase: str | None = None,
    cost: Cost | None = None,
    disk: Disk | None = None,
) -> Path:
    """Keep the key in the data folder, wrapped; the path of its file. Raises ``WriteRefused``."""
    secret = passphrase_secret(passphrase) if passphrase else _machine_secret(folder, disk)
    usual, under = (STANDARD_COST, PASSPHRASE) if passphrase else (RANDOM_SECRET_COST, "")
    target = folder / OFFICE_KEY
    wrapped = wrap_key(key, secret, cost=cost or usual, under=under)
    write_atomic(target, wrapped, disk=disk, mode=_OWNER_ONLY)
    if passphrase:
        (folder / MACHINE_KEY).unlink(missing_ok=True)
    return target


def load_key(folder: Path, *, passphrase: str | None = None) -> OfficeKey:
    """The key of the data folder; raises :class:`KeyRefused` (``bundle.key-locked`` where a passphrase is needed)."""
    wrapped = _read(folder / OFFICE_KEY)
    if not passphrase and kept_under(wrapped) == PASSPHRASE:
        raise KeyRefused(refuse("bundle.key-locked").issue)
    return unwrap_key(wrapped, passphrase_secret(passphrase) if passphrase else _read(folder / MACHINE_KEY))


def load_public(folder: Path) -> bytes:
    """The public half, 32 bytes, without opening the key: no passphrase is asked for."""
    return public_of(_read(folder / OFFICE_KEY))


def is_protected(folder: Path) -> bool:
    """Whether the key opens with a passphrase only."""
    return kept_under(_read(folder / OFFICE_KEY)) == PASSPHRASE


def has_key(folder: Path) -> bool:
    """Whether the data folder holds a key, opened or not."""
    return (folder / OFFICE_KEY).is_file()


def _machine_secret(folder: Path, disk: Disk | None) -> bytes:
    """The secret of this machine, made once and then kept: the key under it must still open."""
    path = folder / MACHINE_KEY
    if path.is_file():
        return _read(path)
    secret = os.urandom(32)
    write_atomic(path, secret, disk=disk, mode=_OWNER_ONLY)
    return secret


def _read(path: Path) -> bytes:
    try:
        return read_limited(path, _LIMIT)
    except ReadRefused as fault:
        raise KeyRefused(refuse("bundle.key-missing", path.name, folder=str(path.parent)).issue) from fault
