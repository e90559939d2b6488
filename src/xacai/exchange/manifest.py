"""The manifest: who sends what, as which revision, and the hash of every other file in the container."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xacai.domain.submission import Stream
from xacai.exchange import container
from xacai.exchange.keys import key_id_of

FORMAT = 1
KINDS = (
    "plan",
    "report",
    "scorecard",
    "handover",
    "receipt",
    "feedback",
    "withdrawal",
    "catalogue",
    "roster",
    "evidence",
)
# In these kinds an office speaks of its own stream; in the others it may answer another office's.
OWN_KINDS = ("plan", "report", "scorecard", "handover", "catalogue", "roster", "evidence")
# What an office says of another's bundles: such bundles add up and never contradict one another.
ANSWERS = frozenset({"receipt", "feedback"})
# A withdrawal takes the next revision of what it takes back.
WITHDRAWABLE = ("plan", "report", "scorecard")


@dataclass(frozen=True, slots=True)
class Sender:
    """The office that seals: code, name, public key of 32 bytes (its id follows from it)."""

    code: str
    name: str
    public: bytes

    @property
    def key_id(self) -> str:
        """The short name of the key."""
        return key_id_of(self.public)


@dataclass(frozen=True, slots=True)
class Officer:
    """Who made the bundle, for the reader's information."""

    id: str = ""
    name: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Previous:
    """The revision before: its number and the SHA-256 of its canonical content, in hex."""

    revision: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of the container: path, bytes, SHA-256 in hex, type (``pdf``, ``json`` …), title for people."""

    path: str
    size: int
    sha256: str
    type: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Ack:
    """An answer to a bundle received: its uuid, its SHA-256, its revision, a state code, reasons in words."""

    uuid: str
    sha256: str
    revision: int
    status: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """All members of ``META-INF/manifest.json``.

    ``revision`` counts contents of a stream, ``build`` the bundles of one revision (number and day entered
    later make a new build); ``epoch`` grows when an office starts again from a backup. ``created`` is shown
    only, never used for order. ``counts`` and ``sums`` are what a receiver compares at a glance.
    """

    kind: str
    uuid: str
    office: Sender
    stream: Stream
    revision: int
    build: int = 1
    epoch: int = 1
    previous: Previous | None = None
    reason: str = ""
    created: str = ""
    program: str = ""
    schema: int = 1
    catalogue: str = ""
    officer: Officer = Officer()
    audit_head: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    sums: Mapping[str, str] = field(default_factory=dict)
    files: tuple[FileLine, ...] = ()
    acks: tuple[Ack, ...] = ()
    format: int = FORMAT
    min_reader: int = FORMAT

    def file(self, path: str) -> FileLine | None:
        """The line of a path, if there is one."""
        return next((line for line in self.files if line.path == path), None)

    @property
    def content_sha256(self) -> str:
        """SHA-256 of the canonical content, in hex."""
        line = self.file(container.CONTENT)
        return line.sha256 if line else ""

    @property
    def particulars_sha256(self) -> str:
        """SHA-256 of the particulars, in hex."""
        line = self.file(container.PARTICULARS)
        return line.sha256 if line else ""
