"""Words of a command read into values: days, periods, plan keys; a wrong one is wrong use (exit status 2)."""

from __future__ import annotations

import argparse
from datetime import date
from decimal import Decimal
from pathlib import Path

from xacai.domain.number import read_foreign, read_number, round_half_up
from xacai.domain.period import Period, read_period
from xacai.domain.plan import plan_key, read_plan_key
from xacai.domain.text import nfc
from xacai.wording.language import _


def a_day(text: str) -> date:
    """A day in ISO 8601."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("“{text}” is no day; write YYYY-MM-DD").format(text=text)
        ) from None


def a_period(text: str) -> Period:
    """A reporting period: 2025-Q3, 2025-6M, 2025-Y, 2025-M02, 2025-12-20..2026-01-15."""
    period = read_period(text)
    if period is None:
        raise argparse.ArgumentTypeError(
            _("“{text}” is no period; write e.g. 2025-Q3, 2025-6M or 2025-Y").format(text=text)
        )
    return period


def a_plan(text: str) -> str:
    """A plan's key; a bare year means its CCHC plan."""
    key = plan_key(int(text)) if text.isdecimal() and len(text) == 4 else text
    if read_plan_key(key) is None:
        raise argparse.ArgumentTypeError(_("“{text}” is no plan key; write e.g. 2025/cchc").format(text=text))
    return key


def a_number(text: str) -> int:
    """A whole number; dots and spaces may part its thousands."""
    try:
        return int(text.replace(".", "").replace(" ", ""))
    except ValueError:
        raise argparse.ArgumentTypeError(_("“{text}” is no whole number").format(text=text)) from None


def a_decimal(text: str) -> Decimal:
    """A number as offices write it: ``1.234,5``; a single point is taken for the comma (``97.5``)."""
    found = read_number(text)
    if found is None:
        found = read_foreign(text) if "," not in text else None
    if found is None:
        raise argparse.ArgumentTypeError(_("“{text}” is no number; write e.g. 1.234,5").format(text=text))
    return found


def hundredths(text: str) -> int:
    """A number of points or percent as whole hundredths, half up: ``7,5`` is 750."""
    return int(round_half_up(a_decimal(text) * 100, 0))


def words(text: str) -> str:
    """Any words, brought to NFC."""
    return nfc(text)


def a_path(text: str) -> Path:
    """A path; ``~`` is the home folder."""
    return Path(text).expanduser()


def pairs(texts: list[str] | None) -> dict[str, str]:
    """``CODE=words`` repeated on the command line."""
    found: dict[str, str] = {}
    for text in texts or []:
        name, _equals, value = nfc(text).partition("=")
        found[name.strip()] = value.strip()
    return found
