"""Streams of bundles for the tests of replay: honest chains, forks, new builds, restarts from a backup, in letters."""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from xacai.domain.choice import Choice
from xacai.domain.submission import Stream
from xacai.exchange.replay import Incoming

_LEAVES = {"a": 1, "b": 3, "c": 3, "z": 1}
STREAM = Stream("25999", "2026-Q3", "report")


def content(revision: int, branch: str = "a") -> str:
    """The hash of a branch's content at a revision: ``a`` is the trunk, the others leave it at their revision."""
    told = "a" if revision < _LEAVES[branch] else branch
    return hashlib.sha256(f"{told}{revision}".encode()).hexdigest()


def incoming(
    revision: int, build: int = 1, branch: str = "a", *, epoch: int = 1, papers: str = "", names: bool = True
) -> Incoming:
    """A bundle; ``names`` whether it names the one before it, ``papers`` particulars of its own."""
    before = (revision - 1, content(revision - 1, branch)) if revision > 1 and names else None
    uuid = f"{revision}{branch}{build}e{epoch}{papers}{'' if names else 'x'}"
    return Incoming(
        STREAM, revision, content(revision, branch), build, f"p{build}{papers}", epoch, before, uuid
    )


def chosen(revision: int, taken: Incoming, *rejected: str) -> Choice:
    """A person's choice."""
    return Choice(STREAM, revision, taken.uuid, frozenset(rejected), "vì điện thoại", "Lê Thị Mây")


BUNDLES = st.builds(
    incoming,
    st.integers(1, 5),
    st.integers(1, 2),
    st.sampled_from("aaaabz"),
    epoch=st.sampled_from((1, 1, 1, 2)),
    papers=st.sampled_from(("", "", "", "q")),
    names=st.sampled_from((True, True, False)),
)
