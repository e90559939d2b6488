"""Words that plans and reports share: references, numbers, recipients, thresholds, merged neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from xacai.documents.content import Authority
from xacai.documents.letterhead import date_text, number_text
from xacai.domain.number import write_number
from xacai.domain.office import Office
from xacai.domain.plan import Signer
from xacai.domain.text import plain, squeeze
from xacai.domain.threshold import Comparator, Threshold

_LEADS = ("can cu", "thuc hien", "xet", "theo", "tren co so")
SIGNS = {
    Comparator.AT_LEAST: "≥",
    Comparator.ABOVE: ">",
    Comparator.AT_MOST: "≤",
    Comparator.BELOW: "<",
    Comparator.EQUAL: "=",
}


def split_number(number: str, symbol: str) -> tuple[str, str]:
    """Number and symbol: ``09 /KH-UBND`` becomes ("09", "KH-UBND"); the usual symbol if none is given."""
    bare, slash, own = number.partition("/")
    return squeeze(bare), squeeze(own) if slash and squeeze(own) else symbol


def symbol_of(kind: str, office: Office) -> str:
    """The usual symbol of an office's documents of a kind: ``KH-UBND``; the kind alone for other organs."""
    return f"{kind}-UBND" if plain(office.name).startswith("uy ban nhan dan") else kind


def reference(kind: str, number: str, symbol: str, day: date | None, office: Office, year: int) -> str:
    """``(Kèm theo Báo cáo số 09/BC-UBND ngày 05 tháng 9 năm 2026 của …)``, open where unknown."""
    numbered = number_text(number, symbol).replace("Số: ", "số ")
    return f"(Kèm theo {kind} {numbered} {date_text('', day, year)} của {squeeze(office.name)})"


def with_lead(base: str) -> str:
    """A legal basis as it is printed: "Căn cứ" before a bare document name."""
    text = squeeze(base)
    return text if plain(text).startswith(_LEADS) or not text else f"Căn cứ {text}"


def authority_of(signer: Signer, office: Office) -> Authority:
    """Who signs: as the document says, else as the office usually does."""
    return Authority(signer.authority or office.signer_authority, signer.name or office.signer_name)


def with_archive(recipients: Sequence[str], to_superior: bool = False) -> tuple[str, ...]:
    """Recipients as they must stand: "Như trên" first where there is an addressee, "Lưu: VT" last."""
    listed = [squeeze(text) for text in recipients if squeeze(text)]
    if to_superior and not any(plain(text).lstrip("- ").startswith("nhu tren") for text in listed):
        listed.insert(0, "Như trên")
    if not any(plain(text).lstrip("- ").startswith("luu") for text in listed):
        listed.append("Lưu: VT")
    return tuple(listed)


def without_kind(title: str, kind: str) -> str:
    """The abstract of a title: ``Kế hoạch Cải cách …`` below the word KẾ HOẠCH is ``Cải cách …``."""
    text = squeeze(title)
    bare = re.sub(rf"^{re.escape(squeeze(kind))}\s+", "", text, flags=re.IGNORECASE)
    return bare[:1].upper() + bare[1:]


def threshold_text(threshold: Threshold) -> str:
    """``≥ 98%``, ``≥ 2 hội nghị (cấp xã)``; bands and comparisons with another year as written."""
    if threshold.value is None:
        return threshold.phrase
    unit = threshold.unit if threshold.unit == "%" or not threshold.unit else f" {threshold.unit}"
    against = f" so với {threshold.relative_to}" if threshold.relative_to else ""
    scope = f" ({threshold.scope})" if threshold.scope else ""
    return f"{SIGNS[threshold.comparator]} {write_number(threshold.value)}{unit}{against}{scope}"


def day_text(day: date) -> str:
    """``05/6/2026``: leading 0 for days below 10, and for months 1 and 2 only, as documents write it."""
    return (
        f"{day.day:02d}/{day.month:02d}/{day.year}"
        if day.month <= 2
        else f"{day.day:02d}/{day.month}/{day.year}"
    )


def listed(text: str) -> str:
    """A list written in one line (``- Quý I/2026 - Quý II/2026``) with each item on a line of its own."""
    clean = text.strip()
    return clean.replace(" - ", "\n- ") if clean.startswith("- ") else clean


def merged(values: Sequence[str]) -> list[int]:
    """Row spans of equal neighbours: the count of rows at the first of each group, 0 for those it covers.

    Empty values are not merged.
    """
    spans = [1] * len(values)
    first = 0
    for index in range(1, len(values)):
        if values[index] and values[index] == values[first]:
            spans[first] += 1
            spans[index] = 0
        else:
            first = index
    return spans
