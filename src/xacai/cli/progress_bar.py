"""A bar on standard error while many files are worked through; on a terminal only, so that logs stay clean."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TextIO, TypeVar

T = TypeVar("T")
WIDTH = 30
# A handful is done before a bar could be read.
LEAST = 10


def with_bar(items: Sequence[T], what: str, stream: TextIO | None = None) -> Iterator[T]:
    """The items one by one, the bar moving on after each; it is wiped away at the end, whatever ends it."""
    out = stream if stream is not None else sys.stderr
    shown = len(items) >= LEAST and out.isatty()
    try:
        for done, item in enumerate(items):
            if shown:
                _draw(out, what, done, len(items))
            yield item
    finally:
        if shown:
            out.write("\r\x1b[K")
            out.flush()


def _draw(out: TextIO, what: str, done: int, total: int) -> None:
    full = WIDTH * done // total
    out.write(f"\r{what} [{'#' * full}{'.' * (WIDTH - full)}] {done}/{total}")
    out.flush()
