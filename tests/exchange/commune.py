"""A model of a sending office for the stories of convergence: it revises, withdraws, forks, and starts again from a
backup, as real offices do; every bundle it ever made stays in its hand."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from tests.exchange.streams import STREAM

from xacai.exchange.replay import Incoming


def _hash(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()


@dataclass
class Commune:
    """``line`` is what the office's own PC believes it sent: its chain, newest last."""

    epoch: int = 1
    made: list[Incoming] = field(default_factory=list)
    line: list[Incoming] = field(default_factory=list)

    def revise(self, words: int, *, told: bool = True) -> Incoming:
        """The next revision; ``told`` whether it names the one before it."""
        before = self.line[-1] if self.line else None
        revision = before.revision + 1 if before else 1
        previous = (before.revision, before.content_sha256) if before and told else None
        return self._send(revision, _hash("words", words, revision), 1, 0, previous)

    def number(self, number: int) -> Incoming | None:
        """Number and day entered after sending: a new build of the same content."""
        if not self.line:
            return None
        last = self.line.pop()
        return self._send(last.revision, last.content_sha256, last.build + 1, number, last.previous)

    def second_pc(self, words: int) -> Incoming | None:
        """Another PC of the office sends the same revision with words of its own."""
        if not self.line:
            return None
        last = self.line[-1]
        return self._make(last.revision, _hash("other PC", words, last.revision), 1, 0, last.previous)

    def restore(self, back: int) -> None:
        """A backup comes back: the last revisions are forgotten, a new epoch begins."""
        self.line = self.line[: max(0, len(self.line) - back)]
        self.epoch += 1

    def _send(
        self, revision: int, content: str, build: int, number: int, previous: tuple[int, str] | None
    ) -> Incoming:
        made = self._make(revision, content, build, number, previous)
        self.line.append(made)
        return made

    def _make(
        self, revision: int, content: str, build: int, number: int, previous: tuple[int, str] | None
    ) -> Incoming:
        uuid = f"{len(self.made):04d}"
        made = Incoming(STREAM, revision, content, build, _hash("paper", number), self.epoch, previous, uuid)
        self.made.append(made)
        return made
