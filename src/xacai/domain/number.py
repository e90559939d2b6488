"""Numbers as Vietnamese offices write them: ``1.234,5`` (a dot groups thousands, a comma begins decimals)."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from xacai.domain.text import squeeze

_PLAIN = re.compile(r"[+-]?\d{1,15}(?:,\d{1,6})?", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3}){1,4}(?:,\d{1,6})?", re.ASCII)
_POINTED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|[+-]?\d{1,15}\.\d{1,6}", re.ASCII)


def read_number(text: str) -> Decimal | None:
    """The number a Vietnamese officer means by ``text``; None where it is not one (see :func:`looks_foreign`)."""
    clean = squeeze(text).replace(" ", "").replace("−", "-").replace("–", "-")
    if _GROUPED.fullmatch(clean) or _PLAIN.fullmatch(clean):
        return Decimal(clean.replace(".", "").replace(",", "."))
    return None


def looks_foreign(text: str) -> bool:
    """Whether the text is a number only in English writing (``1,234.5``), which a person must confirm."""
    clean = squeeze(text).replace(" ", "")
    return read_number(text) is None and bool(_POINTED.fullmatch(clean))


def read_foreign(text: str) -> Decimal | None:
    """The value of a number in English writing, after a person has confirmed it."""
    return Decimal(squeeze(text).replace(" ", "").replace(",", "")) if looks_foreign(text) else None


def write_number(value: Decimal | int, decimals: int | None = None) -> str:
    """Vietnamese writing of a value; ``decimals`` fixes the places (half up), None keeps those it has."""
    number = Decimal(value)
    if decimals is not None:
        number = round_half_up(number, decimals)
    sign = "-" if number < 0 else ""
    whole, _, fraction = f"{abs(number):f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else f"{sign}{grouped}"


def round_half_up(value: Decimal, decimals: int) -> Decimal:
    """Commercial rounding, the one that ministries' tables use: 0,125 becomes 0,13."""
    return value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def write_decimal(value: Decimal) -> str:
    """The machine form used in JSON and bundles: ``1234.5``, no exponent, no needless zeros."""
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text
