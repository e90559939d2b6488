"""A PostgreSQL server of the tests' own, and a database on it for every data folder.

The server is a fresh cluster in a temporary folder, reached by a socket alone. A data folder bears the name of its
database; a copied folder gets a copy of the database when it is opened, as it would get one of the file.
"""

from __future__ import annotations

import atexit
import itertools
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import closing
from datetime import datetime
from functools import cache
from pathlib import Path

NEEDED = ("initdb", "postgres")
OWNER = "postgres"
NAME = "database.txt"
_START = 30.0


class NoServer(Exception):
    """There is no PostgreSQL to start; says why."""


def find_programs() -> dict[str, str]:
    """The server's programs, on PATH or where Debian keeps them."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, places)])
    return {name: found for name in NEEDED if (found := shutil.which(name, path=path))}


class Server:
    """A running server. ``address(name)`` is what ``XACAI_DATABASE`` would hold."""

    def __init__(self) -> None:
        programs = find_programs()
        if len(programs) < len(NEEDED):
            raise NoServer("PostgreSQL is not installed (Debian: apt-get install postgresql)")
        self._numbers = itertools.count(1)
        self.folder = Path(tempfile.mkdtemp(prefix="xacai-server-"))
        # A server does not run as root.
        self._user = OWNER if hasattr(os, "geteuid") and os.geteuid() == 0 else None
        if self._user:
            try:
                shutil.chown(self.folder, self._user)
            except LookupError as fault:
                raise NoServer(f"there is no user {OWNER} to run the server as") from fault
        data = self.folder / "data"
        options = ["-U", "xacai", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"]
        self._run(programs["initdb"], "-D", str(data), *options)
        settings = (
            "listen_addresses=",
            "fsync=off",
            "full_page_writes=off",
            "autovacuum=off",
            "shared_buffers=64MB",
        )
        flags = [word for setting in settings for word in ("-c", setting)]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [programs["postgres"], "-D", str(data), "-k", str(self.folder), *flags],
                stdout=log, stderr=log, cwd=self.folder, user=self._user,
            )  # fmt: skip
        atexit.register(self.stop)
        self._wait()
        self._lay_pattern()

    def address(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql+psycopg://xacai@/{name}?host={self.folder}"

    def copy(self, pattern: str = "pattern") -> str:
        """The name of a new database, made after another one that nobody has open."""
        name = f"t{next(self._numbers)}"
        self.order(f"CREATE DATABASE {name} TEMPLATE {pattern}")
        return name

    def drop(self, name: str) -> None:
        """Let a database go, whoever still has it open."""
        self.order(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def order(self, statement: str, database: str = OWNER) -> None:
        """Carry out one statement outside a transaction."""
        import psycopg

        with closing(
            psycopg.connect(host=str(self.folder), user="xacai", dbname=database, autocommit=True)
        ) as door:
            door.execute(statement.encode())

    def stop(self) -> None:
        """End the server, without waiting for anybody, and forget all it held."""
        atexit.unregister(self.stop)
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, *words: str) -> None:
        done = subprocess.run(
            words, capture_output=True, text=True, cwd=self.folder, user=self._user, check=False
        )
        if done.returncode:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise NoServer(f"{words[0]} failed: {done.stderr.strip()}")

    def _wait(self) -> None:
        import psycopg

        last = time.monotonic() + _START
        while True:
            try:
                self.order("SELECT 1")
            except psycopg.OperationalError:
                if self._process.poll() is not None or time.monotonic() > last:
                    said = (self.folder / "log").read_text(errors="replace")
                    self.stop()
                    raise NoServer(f"the server did not start: {said[-500:]}") from None
                time.sleep(0.05)
            else:
                return

    def _lay_pattern(self) -> None:
        """A database with the tables in it, so that not every test has to make them."""
        from xacai.db.migrations import LADDER
        from xacai.db.postgres_server import PostgresServer

        self.order("CREATE DATABASE pattern")
        PostgresServer(self.address("pattern")).prepare(LADDER, now=datetime.now, program_version="test")


@cache
def server() -> Server | str:
    """The one server of this run, or why there is none."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "the package psycopg is not installed"
    try:
        return Server()
    except NoServer as fault:
        return str(fault)


def running_server() -> Server:
    """The server, where it is known to run."""
    found = server()
    assert isinstance(found, Server)
    return found


def address_of(folder: Path) -> str:
    """The address of the folder's own database; made, or copied from where the folder was copied from."""
    note = folder / NAME
    name, home = note.read_text(encoding="utf-8").splitlines() if note.exists() else ("pattern", "")
    if home != str(folder):
        name = running_server().copy(name)
        note.write_text(f"{name}\n{folder}", encoding="utf-8")
    return running_server().address(name)


def forget(folder: Path) -> None:
    """Drop the databases of all data folders below a folder."""
    for note in folder.rglob(NAME):
        name, home = note.read_text(encoding="utf-8").splitlines()
        if home == str(note.parent):
            running_server().drop(name)
