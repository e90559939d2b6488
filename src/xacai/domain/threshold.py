"""Thresholds as targets write them ("tối thiểu 98%", "đạt từ 35% trở lên", "giảm so với năm 2024").

A law number, a date, a year, a standard ("ISO 9001:2015") or a slogan ("4 tại chỗ") is never a threshold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xacai.domain.number import read_number
from xacai.domain.phrase import any_of, fold, mask
from xacai.domain.text import squeeze


class Comparator(StrEnum):
    """How the value reached is compared with the one wanted."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    EQUAL = "="


@dataclass(frozen=True, slots=True)
class Threshold:
    """One threshold read from a target's text.

    ``value`` None: relative to ``relative_to`` (a year, an assigned figure) or a ``band`` ("tốt").
    ``bare``: a plain
    ``100%`` without a word of comparison; at least is meant. ``scope``: for whom ("cấp xã"). ``phrase``: as
    written.
    """

    comparator: Comparator
    value: Decimal | None
    unit: str
    bare: bool
    scope: str | None
    relative_to: str | None
    band: str | None
    phrase: str


_WORDS: dict[Comparator, tuple[str, ...]] = {
    Comparator.AT_LEAST: (
        "toi thieu",
        "it nhat",
        "khong duoi",
        "khong thap hon",
        "khong it hon",
        "tu",
        "≥",
        ">=",
    ),
    Comparator.AT_MOST: ("toi da", "khong qua", "khong vuot qua", "nhieu nhat", "khong lon hon", "≤", "<="),
    Comparator.ABOVE: ("tren", "hon", "vuot", "cao hon", "lon hon", "vuot qua", ">"),
    Comparator.BELOW: ("duoi", "thap hon", "it hon", "nho hon", "<"),
}
_COMPARATOR_OF = {word: comparator for comparator, words in _WORDS.items() for word in words}
_SIGNS = r"≥|>=|≤|<=|>|<"
_COMPARING = rf"(?:{any_of(word for word in _COMPARATOR_OF if word[0].isalpha())}|{_SIGNS})"
_LINK = r"(?:\s*\b(?:co|la|dat|tu|ty\s+le|tuong\s+ung|du|duoc|khoang)\b)*"
_PREFIX = rf"(?P<words>{_COMPARING}{_LINK})?"
_NUMBER = r"(?<![\d.,/])(?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d{1,3})?)"
_SUFFIX = r"(?:\s*(?P<suffix>tro\s+(?:len|xuong)))?"
_PERCENT = re.compile(
    rf"{_PREFIX}\s*{_NUMBER}\s*(?:%|phan\s+tram\b)?(?:\s*(?:-|–|den)\s*(?P<upto>\d+(?:[.,]\d+)?))?\s*(?:%|phan\s+tram\b)"
    rf"{_SUFFIX}"
)
_PERCENT_LIST = re.compile(r"\s*(?:,|;|va)\s*(?P<number>\d+(?:[.,]\d+)?)\s*%")
_COUNTED = (
    *("cơ quan", "đơn vị", "hoạt động", "hệ thống", "cuộc", "lớp tập huấn", "lớp bồi dưỡng", "lượt", "lần"),
    *("mô hình", "sáng kiến", "hội nghị", "tin bài", "tin", "bài viết", "bài", "thủ tục", "văn bản", "người"),
    *(
        "phút",
        "giờ",
        "ngày làm việc",
        "điểm",
        "bậc",
        "buổi",
        "chuyên mục",
        "sản phẩm",
        "giải pháp",
        "dịch vụ",
    ),
    *("tổ chức", "đợt"),
)
_UNITS = {fold(word): word for word in _COUNTED}
_COUNT = re.compile(rf"{_PREFIX}\s*{_NUMBER}\s*(?P<unit>{any_of(_UNITS)}){_SUFFIX}")
_FULLY = re.compile(r"(?:\bday\s+du|\bdu|\bhoan\s+thanh|\()\s*$")
_BASE = (
    r"(?:nam\s+(?:\d{4}|truoc|ngoai)|cung\s+ky(?:\s+nam\s+(?:truoc|\d{4}))?|ke\s+hoach|ky\s+truoc|hien\s+nay)"
)
_AGAINST = re.compile(rf"\bso\s+voi\s+(?P<base>{_BASE})\b")
_RISE = r"cai\s+thien|tang|nang\s+cao|nang|cao\s+hon|vuot|tang\s+hang|tang\s+bac"
_FALL = r"giam|thap\s+hon|it\s+hon|cat\s+giam|rut\s+ngan"
_TREND = re.compile(rf"\b(?:(?P<rise>{_RISE})|(?P<fall>{_FALL}))\b")
_ASSIGNED = re.compile(
    r"\bvuot\s+(?:muc\s+)?(?P<base>(?:du\s+toan|chi\s+tieu|ke\s+hoach)\b[^.;,]{0,60}?\bduoc\s+giao)\b"
    r"|\bkhong\s+vuot\s+(?:qua\s+)?(?:so\s+voi\s+)?(?P<cap>(?:tong\s+)?(?:so|chi\s+tieu|bien\s+che)\b[^.;]{0,120}?\bduoc\s+giao)\b"
)
_FAULTS = r"bi\s+ky\s+luat|sai\s+pham|vi\s+pham|tham\s+nhung|tre\s+han|qua\s+han|khieu\s+nai"
_NONE = re.compile(
    rf"\bkhong\s+(?:de\s+xay\s+ra|phat\s+sinh|co|de)\s+(?:(?P<fault>sai\s+pham|vi\s+pham)|(?:(?!\bkhong\b)[^.;]){{0,120}}?\b(?:{_FAULTS}))\b"
)
_BAND = re.compile(
    r"(?:\bdat\s+)?\b(?P<kind>xep\s+loai|thu\s+hang|xep\s+hang|xep\s+muc|loai|nhom|muc\s+do)\s+"
    r"(?P<band>xuat\s+sac|rat\s+tot|tot|kha|trung\s+binh|[a-d]\b(?![-/\d]))(?:\s+(?P<up>tro\s+len))?"
)
_NEVER = re.compile(
    r"\b\d+(?:/\d{4})?/[a-z]+[\w\-]*"
    r"|\b\d{1,2}\s*[/\-.]\s*\d{1,2}\s*[/\-.]\s*\d{4}\b|\bngay\s+\d{1,2}(?:\s+thang\s+\d{1,2})?(?:\s+nam\s+\d{4})?"
    r"|\biso[\s/:\w]*\d[\d:\-]*|\b(?:muc\s+do|cap\s+do|phien\s+ban|dieu|khoan|so|phu\s+luc|giai\s+doan)\s+\d[\d,\s]*"
    r"|[“\"'‘]\s*\d+\s+[^%“”\"'‘’]{0,40}[”\"'’]"
)
# Words that become a word of comparison once their marks are gone ("điện tử đạt" is no "từ").
_LOOKALIKE = re.compile(r"\b(?:tử|tự|tứ|tư|tu|tú|tụ|hòn|hồn|trền|đuổi|đuôi)\b")
_SCOPE_LIST = re.compile(
    r"\b(?:ubnd|cap|hdnd|so|phong)\s[^.;:]*?(?=\s+(?:dat\b|ty\s+le\b|toi\s+thieu\b|it\s+nhat\b)|$)"
)
_LEVEL = r"(?:cap\s+)?(?:tinh|huyen|xa|thanh\s+pho|thi\s+xa|phuong|trung\s+uong)"
_SCOPE = re.compile(
    rf"(?:\b(?:tai|o|doi\s+voi)\s+|^\s*(?=cap\s))(?P<scope>{_LEVEL}(?:\s*(?:,|va)\s+{_LEVEL})*)\b(?!\s+(?:giao|ban))"
)


def read_thresholds(text: str) -> tuple[Threshold, ...]:
    """The thresholds of a target, in the order of the text. Empty where the target gives none."""
    kept = squeeze(text)
    folded = _LOOKALIKE.sub(lambda match: "\x00" * len(match.group()), kept.lower())
    folded = fold(folded)
    clear = mask(folded, [found.span() for found in _NEVER.finditer(folded)])
    found = [*_percentages(kept, clear), *_counts(kept, clear)]
    found.extend(_wholes(kept, clear, [place for place, _ in found]))
    return tuple(threshold for _, threshold in sorted(found, key=lambda pair: pair[0]))


_Found = tuple[tuple[int, int], Threshold]


def _percentages(kept: str, folded: str) -> list[_Found]:
    found: list[_Found] = []
    end = 0
    for match in _PERCENT.finditer(folded):
        if match.start() < end:
            continue
        listed = _listed(folded, match.end()) if "tuong ung" in (match.group("words") or "") else []
        end = listed[-1].end() if listed else match.end()
        place = (match.start(), end)
        values = [match.group("number"), *(other.group("number") for other in listed)]
        scopes = _scopes(kept, folded, place, len(values))
        phrase = kept[place[0] : place[1]].strip()
        for number, scope in zip(values, scopes, strict=True):
            found.append((place, _numeric(kept, folded, match, number, "%", phrase, scope)))
        if match.group("upto"):
            upper = Threshold(
                Comparator.AT_MOST, _decimal(match.group("upto")), "%", False, scopes[0], None, None, phrase
            )
            found.append((place, upper))
    return found


def _listed(folded: str, place: int) -> list[re.Match[str]]:
    """The further percentages of "tương ứng là 100%, 100%, 95%"."""
    listed: list[re.Match[str]] = []
    while found := _PERCENT_LIST.match(folded, listed[-1].end() if listed else place):
        listed.append(found)
    return listed


def _counts(kept: str, folded: str) -> list[_Found]:
    found: list[_Found] = []
    for match in _COUNT.finditer(folded):
        fully = _FULLY.search(folded[: match.start("number") if not match.group("words") else match.start()])
        if not match.group("words") and not match.group("suffix") and not fully:
            continue
        start = fully.start() if fully and not match.group("words") else match.start()
        closing = 1 if folded[start] == "(" and folded[match.end() : match.end() + 1] == ")" else 0
        phrase = kept[start : match.end() + closing].strip()
        unit = _UNITS[re.sub(r"\s+", " ", match.group("unit"))]
        threshold = _numeric(kept, folded, match, match.group("number"), unit, phrase, None)
        if not match.group("words") and not match.group("suffix"):
            threshold = Threshold(Comparator.EQUAL, threshold.value, unit, False, None, None, None, phrase)
        found.append(((start, match.end()), threshold))
    return found


def _numeric(
    kept: str, folded: str, match: re.Match[str], number: str, unit: str, phrase: str, scope: str | None
) -> Threshold:
    comparator = _comparator(match)
    against = _AGAINST.search(folded, match.end())
    if against and folded[match.end() : against.start()].strip():
        against = None
    relative = kept[against.start("base") : against.end("base")] if against else None
    return Threshold(
        comparator or Comparator.AT_LEAST,
        _decimal(number),
        unit,
        comparator is None,
        scope,
        relative,
        None,
        phrase,
    )


def _comparator(match: re.Match[str]) -> Comparator | None:
    suffix = match.group("suffix") or ""
    if suffix:
        return Comparator.AT_LEAST if suffix.endswith("len") else Comparator.AT_MOST
    words = re.sub(r"\s+", " ", match.group("words") or "")
    if not words or (words == "tu" and match.groupdict().get("upto") is None and not suffix):
        return Comparator.AT_LEAST if words else None
    return next(
        _COMPARATOR_OF[word]
        for word in sorted(_COMPARATOR_OF, key=len, reverse=True)
        if words.startswith(word)
    )


def _decimal(number: str) -> Decimal:
    """Vietnamese writing; a lone dot with other than three decimals ("97.5") is taken as a decimal point."""
    value = read_number(number)
    return value if value is not None else Decimal(number.replace(",", "."))


def _scopes(kept: str, folded: str, place: tuple[int, int], count: int) -> list[str | None]:
    """For whom each of the listed values holds; one value may hold for a list of scopes ("cấp huyện, cấp xã")."""
    before = folded[: place[0]]
    if "tuong ung" in folded[place[0] : place[1]]:
        start = max(before.rfind("."), before.rfind(";"), before.rfind(" cua ") + 4, 0)
        found = _SCOPE_LIST.search(folded[: place[0]], start)
        names = kept[found.start() : found.end()].strip(" ,") if found else ""
        parts = [part.strip() for part in re.split(r",| và ", names) if part.strip()]
        if count == 1:
            return [names or None]
        return [*parts] if len(parts) == count else [None] * count
    clause = re.split(r"[;.]|\d\s*%", folded[place[1] :], maxsplit=1)[0]
    found = _SCOPE.search(clause[:60])
    if found is None or re.search(r"[(]", clause[: found.start()]):
        return [None] * count
    start = place[1] + found.start("scope")
    return [kept[start : place[1] + found.end("scope")]] * count


def _wholes(kept: str, folded: str, taken: list[tuple[int, int]]) -> list[_Found]:
    """Thresholds without a number of their own: relative to a base, none at all, a band."""
    return [
        *_relatives(kept, folded, taken),
        *_assigned(kept, folded),
        *_nones(kept, folded),
        *_bands(kept, folded),
    ]


def _relatives(kept: str, folded: str, taken: list[tuple[int, int]]) -> list[_Found]:
    found: list[_Found] = []
    for against in _AGAINST.finditer(folded):
        start = max(folded.rfind(sign, 0, against.start()) for sign in ".;") + 1
        trend = next(iter(_TREND.finditer(folded, start, against.start())), None)
        if trend is None or any(trend.start() <= place[0] and place[1] <= against.start() for place in taken):
            continue
        comparator = Comparator.ABOVE if trend.group("rise") else Comparator.BELOW
        base = kept[against.start("base") : against.end("base")]
        phrase = kept[trend.start() : against.end()]
        found.append((trend.span(), Threshold(comparator, None, "", False, None, base, None, phrase)))
    return found


def _assigned(kept: str, folded: str) -> list[_Found]:
    found: list[_Found] = []
    for match in _ASSIGNED.finditer(folded):
        group, comparator = ("base", Comparator.ABOVE) if match.group("base") else ("cap", Comparator.AT_MOST)
        base = kept[match.start(group) : match.end(group)]
        found.append(
            (
                match.span(),
                Threshold(comparator, None, "", False, None, base, None, kept[slice(*match.span())]),
            )
        )
    return found


def _nones(kept: str, folded: str) -> list[_Found]:
    """ "Không có … bị kỷ luật": none at all, counted in people; "không có sai phạm": in faults."""
    found: list[_Found] = []
    for match in _NONE.finditer(folded):
        unit = kept[match.start("fault") : match.end("fault")].lower() if match.group("fault") else "người"
        phrase = kept[match.start() : match.end()]
        found.append(
            (match.span(), Threshold(Comparator.EQUAL, Decimal(0), unit, False, None, None, None, phrase))
        )
    return found


def _bands(kept: str, folded: str) -> list[_Found]:
    found: list[_Found] = []
    for match in _BAND.finditer(folded):
        if match.group("kind") in {"muc do", "loai", "nhom"} and not match.group("up"):
            continue
        comparator = Comparator.AT_LEAST if match.group("up") else Comparator.EQUAL
        band = kept[match.start("band") : match.end("band")]
        phrase = kept[match.start() : match.end()]
        found.append((match.span(), Threshold(comparator, None, "xếp loại", False, None, None, band, phrase)))
    return found
