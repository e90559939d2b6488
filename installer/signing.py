"""Release keys and update files: ``installer/sign_update key|program|catalogues …``, on a machine without a network.

The private key is a file that a passphrase opens; it is named by its path and never copied. What comes out is read
again with the public half before its name stands.
"""

from __future__ import annotations

import argparse
import getpass
import json
import re
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from installer.release import TRIAL, UNTESTED, version_of
from xacai.db.migrations import SCHEMA
from xacai.domain.catalogue_reading import read_catalogue
from xacai.domain.catalogue_writing import write_catalogue
from xacai.domain.criteria_reading import criteria_data, read_criteria
from xacai.domain.issue import Refusal, errors
from xacai.domain.release import Program, System, Update, Version, read_version
from xacai.exchange.keys import OfficeKey, fingerprint, make_key, passphrase_secret, unwrap_key, wrap_key
from xacai.exchange.release_keys import ReleaseKey
from xacai.exchange.update_file import SUFFIX, SignedUpdate, read_update, write_update
from xacai.files.atomic import write_atomic
from xacai.files.canonical import encode, load
from xacai.files.reading import read_limited
from xacai.wording.language import use_language
from xacai.wording.messages import message_of

ROOT = Path(__file__).resolve().parent.parent
_SETUPS = (
    (re.compile(r"XaCai-(\d+\.\d+\.\d+)-x64\.exe"), System.WINDOWS, "program/setup.exe"),
    (re.compile(r"xacai_(\d+\.\d+\.\d+)_amd64\.deb"), System.DEBIAN, "program/package.deb"),
)
_LARGEST_DATA = 5_000_000
_SHORTEST = 16


class Stopped(Exception):
    """The signer's own refusal, in words."""


def main(words: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; the exit status."""
    given = _arguments(words)
    use_language("en")
    try:
        given.run(given)
    except Refusal as refusal:
        print(f"sign_update: {message_of(refusal.issue)}", file=sys.stderr)
        return 1
    except (Stopped, OSError) as fault:
        print(f"sign_update: {fault}", file=sys.stderr)
        return 1
    return 0


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="installer/sign_update", description="Release keys and update files."
    )
    commands = parser.add_subparsers(required=True)
    making = commands.add_parser("key", help="make a release key; prints what belongs into the program")
    making.add_argument("--name", required=True, help="who hands the program out")
    making.set_defaults(run=_make_key)
    program = commands.add_parser("program", help="an update that brings a setup")
    program.add_argument("setup", type=Path, help="XaCai-<version>-x64.exe or xacai_<version>_amd64.deb")
    program.add_argument("--least", required=True, help="the lowest version that it follows")
    program.set_defaults(run=_sign_program)
    data = commands.add_parser("catalogues", help="an update that brings catalogues or criteria sets (JSON)")
    data.add_argument("files", type=Path, nargs="+")
    data.set_defaults(run=_sign_catalogues)
    for command in (program, data):
        command.add_argument(
            "--notes", type=Path, help="a text file: what changes, a line a point, Vietnamese"
        )
        command.add_argument(
            "--day", type=date.fromisoformat, default=date.today(), help="day of the release"
        )
        command.add_argument("--out", type=Path, required=True, help="the folder for the update file")
    for command in (making, program, data):
        command.add_argument(
            "--key", type=Path, required=True, help="the private key's file, outside the repository"
        )
        command.add_argument("--passphrase-file", type=Path, help="its first line; asked for otherwise")
    return parser.parse_args(words)


def _make_key(given: argparse.Namespace) -> None:
    path: Path = given.key.absolute()
    if ROOT in path.parents or path.exists():
        raise Stopped(f"{path} lies in the repository or is there already")
    passphrase = _passphrase(given, twice=True)
    if len(passphrase) < _SHORTEST:
        raise Stopped(f"a passphrase of a release key has at least {_SHORTEST} characters")
    key = make_key()
    write_atomic(path, wrap_key(key, passphrase_secret(passphrase), under="passphrase"), mode=0o600)
    print(
        f"private half: {path}\nfingerprint:  {fingerprint(key.public)}\nfor resources/release/keys.toml:\n"
    )
    name = json.dumps(given.name, ensure_ascii=False)  # a TOML string too
    print(f'[[key]]\nname = {name}\npublic = "{key.public.hex()}"')


def _sign_program(given: argparse.Namespace) -> None:
    version, system, inside = _setup(given.setup)
    least = read_version(given.least)
    if least is None or least > version:
        raise Stopped(f"{given.least} is no version of the form 1.2.3 up to {version}")
    update = Update(given.day, _notes(given), Program(version, least, SCHEMA, system))
    _write(given, f"xacai-{version}-{system}", update, [(inside, given.setup)])


def _setup(path: Path) -> tuple[Version, System, str]:
    """Version, system and place of a setup, all by its name; refused unless it is this checkout's own version."""
    if UNTESTED in path.name:
        raise Stopped(f"{path.name} carries a stand-in for Windows' runtime and never leaves")
    if TRIAL in path.name:
        raise Stopped(f"{path.name} trusts a key that the run gate threw away, and never leaves")
    for pattern, system, inside in _SETUPS:
        found = pattern.fullmatch(path.name)
        version = read_version(found[1]) if found else None
        if version is not None:
            if str(version) != version_of(ROOT / "src" / "xacai"):
                raise Stopped(f"{path.name} is not of this checkout's version: take the checkout of its tag")
            return version, system, inside
    raise Stopped(f"{path.name} is not named as a setup is")


def _sign_catalogues(given: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = [_canonical(path, Path(folder) / str(place)) for place, path in enumerate(given.files)]
        if len({inside for inside, _path in files}) != len(files):
            raise Stopped("the same version is there twice")
        _write(given, f"xacai-catalogues-{given.day.isoformat()}", Update(given.day, _notes(given)), files)


def _canonical(source: Path, target: Path) -> tuple[str, Path]:
    """A catalogue or criteria set, checked and spelled canonically; its place in the update and its new file."""
    value = load(read_limited(source, _LARGEST_DATA))
    data = value if isinstance(value, dict) else {}
    catalogue, issues = read_catalogue(data)
    if catalogue is not None and not errors(issues):
        target.write_bytes(encode(write_catalogue(catalogue)))
        return f"catalogue/{_file_name(catalogue.id)}", target
    criteria, wrong = read_criteria(data)
    if criteria is not None and not errors(wrong):
        target.write_bytes(encode(criteria_data(criteria)))
        return f"criteria/{_file_name(criteria.id)}", target
    first = errors(issues if "forms" in data else wrong)[0]
    raise Stopped(f"{source.name} cannot be used: {message_of(first)}")


def _file_name(identifier: str) -> str:
    return f"{re.sub('[^0-9a-z.]+', '-', identifier.lower()).strip('-.')}.json"


def _write(given: argparse.Namespace, name: str, update: Update, files: list[tuple[str, Path]]) -> None:
    key = unwrap_key(read_limited(given.key, 4096), passphrase_secret(_passphrase(given)))
    target = given.out / f"{name}{SUFFIX}"
    written, _lines = write_update(target, update, files, key)
    signed = _read_again(target, key)
    print(f"{written.size / 1e6:7.1f} MB  {written.sha256}  {target}")
    for part in signed.parts:
        print(f"{part.line.size / 1e6:7.1f} MB  {part.line.sha256}  in it: {part.line.path}")


def _read_again(target: Path, key: OfficeKey) -> SignedUpdate:
    try:
        return read_update(target, (ReleaseKey("signer", key.public),))
    except Refusal:
        target.unlink()
        raise


def _notes(given: argparse.Namespace) -> tuple[str, ...]:
    if given.notes is None:
        return ()
    lines = given.notes.read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip())


def _passphrase(given: argparse.Namespace, *, twice: bool = False) -> str:
    if given.passphrase_file is not None:
        lines: list[str] = given.passphrase_file.read_text(encoding="utf-8").splitlines()
        return lines[0].strip() if lines else ""
    typed = getpass.getpass("Passphrase of the release key: ")
    if twice and getpass.getpass("Once more: ") != typed:
        raise Stopped("the two differ")
    return typed


if __name__ == "__main__":
    sys.exit(main())
