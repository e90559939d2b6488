"""Numbers as the store keeps them: whole millionths, exact both ways. Binary fractions would change sums."""

from __future__ import annotations

from decimal import Decimal

from xacai.domain.issue import Refusal, refuse

MILLION = 1_000_000
LARGEST = 9_000_000_000_000
LARGEST_VND = LARGEST * MILLION


class NumberRefused(Refusal):
    """A number that cannot be kept exactly. Codes: ``store.number-too-large``, ``store.number-too-fine``."""


def to_micro(number: Decimal | None, where: str = "") -> int | None:
    """The number in millionths; refused beyond ±9·10¹² or finer than a millionth."""
    if number is None:
        return None
    if not number.is_finite() or number.copy_abs() > LARGEST:
        raise NumberRefused(refuse("store.number-too-large", where, number=f"{number:.6g}").issue)
    if not number:
        return 0
    # Whole numbers only: Decimal's own arithmetic rounds to the thread's precision.
    _, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    spare = -6 - exponent
    if spare > 0 and any(digits[-spare:]):
        raise NumberRefused(refuse("store.number-too-fine", where, number=f"{number:.20g}").issue)
    whole = int("".join(map(str, digits)))
    micro: int = whole // 10**spare if spare > 0 else whole * 10**-spare
    return -micro if number < 0 else micro


def from_micro(micro: int | None) -> Decimal | None:
    """The number of so many millionths, without needless zeros."""
    if micro is None:
        return None
    if micro % MILLION == 0:
        return Decimal(micro // MILLION)
    digits = f"{abs(micro):07d}"
    sign = "-" if micro < 0 else ""
    return Decimal(f"{sign}{digits[:-6]}.{digits[-6:].rstrip('0')}")


def to_vnd(amount: int | None, where: str = "") -> int | None:
    """An amount in đồng, refused where 64 bits would not hold it."""
    if amount is not None and abs(amount) > LARGEST_VND:
        raise NumberRefused(refuse("store.number-too-large", where, number=f"{amount:.6g}").issue)
    return amount
