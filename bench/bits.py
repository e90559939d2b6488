"""Every single-bit change and every truncation of a small bundle of every kind must be refused: all, not a sample.

python -m bench.bits
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from tests.exchange.kinds import bundles
from tests.exchange.samples import PROVINCE, PROVINCE_KEY, PROVINCE_NAME, card, pinned

from xacai.exchange.bundle import unpack

TRUSTED = pinned(card(), card(PROVINCE, PROVINCE_NAME, PROVINCE_KEY))


def flipped(data: bytes) -> Iterator[bytes]:
    """The bytes with each of their bits turned, one at a time."""
    changed = bytearray(data)
    for at in range(len(data)):
        for bit in range(8):
            changed[at] ^= 1 << bit
            yield bytes(changed)
            changed[at] ^= 1 << bit


def cut(data: bytes) -> Iterator[bytes]:
    """The first bytes of each length below the whole."""
    return (data[:length] for length in range(len(data)))


def lengthened(data: bytes) -> Iterator[bytes]:
    """The bytes with one more byte put in at every place, and with the byte there left out."""
    for at in range(len(data) + 1):
        yield data[:at] + b"\0" + data[at:]
        if at < len(data):
            yield data[:at] + data[at + 1 :]


def taken(changed: Iterator[bytes]) -> tuple[int, int]:
    """How many there were, and how many of them were taken."""
    told = [unpack(data, TRUSTED) for data in changed]
    return len(told), sum(bundle is not None or verdict.whole for bundle, verdict in told)


def main() -> int:
    """Print the counts; 1 where anything was taken."""
    bad = every = 0
    started = time.perf_counter()
    for kind, data in bundles().items():
        assert unpack(data, TRUSTED)[1].acceptable
        counts = [taken(make(data)) for make in (flipped, cut, lengthened)]
        every += sum(count for count, _bad in counts)
        bad += sum(wrong for _count, wrong in counts)
        told = ", ".join(
            f"{count:,} {what}"
            for what, (count, _bad) in zip(("bits turned", "cuts", "bytes in or out"), counts, strict=True)
        )
        print(f"{kind:<12}{len(data):>6,} bytes: {told}", flush=True)
    print(f"{every:,} changes, {bad} taken, {time.perf_counter() - started:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
