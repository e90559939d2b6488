"""The head and foot of the document: kind, number, day, place, issuer, legal bases, recipients, signer, the
decision.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.phrase import fold
from xacai.domain.plan import Decision, PlanHead, Signer
from xacai.domain.text import squeeze
from xacai.intake.document import Block, Paragraph
from xacai.intake.issuer import issuer_of

_KIND = re.compile(
    r"^(KẾ HOẠCH|QUYẾT ĐỊNH|BÁO CÁO|CÔNG VĂN|TỜ TRÌNH|THÔNG BÁO|NGHỊ QUYẾT|CHƯƠNG TRÌNH"
    r"|CHỈ THỊ|GIẤY MỜI)\s*:?$"
)
_NUMBER = re.compile(
    r"\bSố\s*:?\s*(?P<number>\d{0,6}[a-z]?)\s*[/-]\s*(?P<symbol>[A-ZĐ]{2,}(?:[-–&/][A-ZĐa-z]+)*)"
)
_DAY = re.compile(
    r"^(?P<place>[A-ZĐÀ-Ỹ][^,\d]{1,40}),\s*ngày\s*(?P<day>\d{0,2})[\s.…]*tháng\s*(?P<month>\d{0,2})[\s.…]*năm\s*(?P<year>\d{4})"
)
_SECRET = re.compile(r"^(?:độ mật\s*:\s*)?(?:TUYỆT MẬT|TỐI MẬT|MẬT)$")
_SECRET_NUMBER = re.compile(
    r"\bSố\s*:?\s*\d*\s*[/-]\s*(?:[A-ZĐ]+[-–])*(?:M|TM|TUM|MẬT)(?:[-–/]|\s*$)|\((?:M|TM|MẬT)\)"
)
_BASIS = re.compile(r"^(?:can cu|thuc hien|xet|nham (?:trien khai|thuc hien)|trien khai|theo|chap hanh)\b")
_HEADING = re.compile(r"^(?:[IVX]{1,5}[.)]\s|\d{1,2}[.)]\s|Điều\s+\d|PHẦN\s)")
_AUTHORITY = re.compile(
    r"^(?:(?:TM|KT|TL|TUQ|Q)\.\s*\S|(?:PHÓ\s+)?CHỦ TỊCH\b"
    r"|(?:PHÓ\s+)?(?:GIÁM ĐỐC|TRƯỞNG (?:PHÒNG|BAN)|CHÁNH VĂN PHÒNG|BÍ THƯ)\b|THỦ TRƯỞNG)"
)
_PROPOSAL = ("xet de nghi", "theo de nghi", "xet to trinh")
_NAME = re.compile(r"^[A-ZĐÀ-Ỹ][a-zà-ỹđ]+(?:\s+[A-ZĐÀ-Ỹ][a-zà-ỹđ]+){1,5}$")
_YEAR = re.compile(r"\bnam\s+((?:19|20|21)\d\d)\b")
_MOST_HEAD = 60


@dataclass(slots=True)
class HeadRead:
    """The head as read: ``start`` and ``end`` are the places of the body's first and past-last paragraph."""

    head: PlanHead
    year: int | None
    start: int = 0
    end: int = 0
    issues: list[Issue] = field(default_factory=list)


def lines_of(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs, white space squeezed; tables that only set words side by side are paragraphs by now."""
    return tuple(replace(block, text=squeeze(block.text)) for block in blocks if isinstance(block, Paragraph))


def refuse_secret(lines: Sequence[Paragraph]) -> None:
    """State secrets have no place in this program: a mark alone on a line of the head, or a secret number."""
    for line in lines[:_MOST_HEAD]:
        if _HEADING.match(line.text):
            return
        if _SECRET.match(line.text) or _SECRET_NUMBER.search(line.text):
            raise refuse("intake.secret", f"line {line.line}", text=line.text, line=str(line.line))


def read_head(lines: Sequence[Paragraph]) -> HeadRead:
    """The plan's own head; where a decision carries the plan, its number and day are kept beside."""
    kinds = [(place, found.group(1)) for place, line in enumerate(lines) if (found := _KIND.match(line.text))]
    plan = next((place for place, kind in kinds if kind == "KẾ HOẠCH"), None)
    carrier = next(
        (place for place, kind in kinds if kind == "QUYẾT ĐỊNH" and (plan is None or place < plan)), None
    )
    start = plan if plan is not None else (kinds[0][0] if kinds else 0)
    title, body = _title(lines, start) if kinds else ("", 0)
    own = _above(lines, start, carrier)
    decision = _carrier(lines[:start], carrier, start) if carrier is not None and plan is not None else None
    number, day, place_name, written_year = _number_day(own)
    if decision and not number:
        place_name = place_name or _number_day(lines[:carrier])[2]
    end = _end_of_body(lines, body)
    issuer = issuer_of(lines, place_name or _any_place(lines), start)
    head = PlanHead(
        title=_named(title) if plan is not None else title,
        number=number,
        day=day,
        place=place_name or _any_place(lines),
        issuer=issuer,
        kind=lines[start].text.rstrip(" :") if kinds else "",
        issued_by=decision,
        legal_bases=(_bases(lines, carrier + 1) if decision and carrier is not None else ())
        or _bases(lines, body),
        recipients=_recipients(lines, end) or _recipients(lines, 0),
        signer=_plan_or_carrier_signer(_signer(lines, end), decision),
    )
    year = _year(title) or written_year or (decision.day.year if decision and decision.day else None)
    return HeadRead(head, year, body, end, _questions(head, year, kinds))


def _carrier(lines: Sequence[Paragraph], place: int, end: int) -> Decision:
    """The decision whose kind stands at ``place``, read up to the kind of the plan that it carries."""
    number, day, place_name, _year_written = _number_day(lines[:place])
    order = next((n for n in range(place + 1, end) if _KIND.match(lines[n].text)), None)
    first = next((n for n in range(place + 1, end) if _BASIS.match(fold(lines[n].text))), order or place + 1)
    names = [line.text for line in lines[place + 1 : first]]
    organ = [text for text in names if text.isupper()]
    body_end = _end_of_body(lines, order + 1) if order is not None else first
    grounds = _bases(lines, first)
    return Decision(
        number=number,
        day=day,
        place=place_name,
        subject=squeeze(" ".join(text for text in names if not text.isupper())),
        organ=squeeze(" ".join(organ)),
        bases=tuple(text for text in grounds if not fold(text).startswith(_PROPOSAL)),
        proposals=tuple(text for text in grounds if fold(text).startswith(_PROPOSAL)),
        articles=_articles(lines[order + 1 : body_end]) if order is not None else (),
        recipients=_recipients(lines, body_end),
        signer=_signer(lines, body_end),
    )


def _articles(lines: Sequence[Paragraph]) -> tuple[str, ...]:
    """ "Điều 1. …" with the paragraphs that follow it; the sign that closes the document is layout's."""
    found: list[str] = []
    for text in (line.text for line in lines if line.text):
        if re.match(r"^Điều\s+\d", text) or not found:
            found.append(text)
        else:
            found[-1] += f"\n{text}"
    return tuple(re.sub(r"\s*\./\.$", ".", text) for text in found)


def _above(lines: Sequence[Paragraph], start: int, carrier: int | None) -> Sequence[Paragraph]:
    """The lines that hold the plan's own number: above its kind, below the end of a decision before it."""
    first = 0 if carrier is None else carrier + 1
    return [line for line in lines[first:start] if not line.text.startswith("(")]


def _number_day(lines: Sequence[Paragraph]) -> tuple[str, date | None, str, int | None]:
    number, day, place, year = "", None, "", None
    for line in lines:
        if (found := _NUMBER.search(line.text)) and line.text.startswith("Số") and not number:
            number = f"{found.group('number')}/{found.group('symbol')}" if found.group("number") else ""
        if (found := _DAY.match(line.text)) and not place:
            place, year = squeeze(found.group("place")), int(found.group("year"))
            day = _date(found.group("year"), found.group("month"), found.group("day"))
    return number, day, place, year


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month or 0), int(day or 0))
    except ValueError:
        return None


def _any_place(lines: Sequence[Paragraph]) -> str:
    return next((squeeze(found.group("place")) for line in lines if (found := _DAY.match(line.text))), "")


def _named(title: str) -> str:
    """The title as people say it, with the kind that stands above it on paper: ``Kế hoạch cải cách … năm 2026``."""
    if not title or fold(title).startswith("ke hoach"):
        return title
    first = title.split()[0]
    return f"Kế hoạch {title if first.isupper() else title[0].lower() + title[1:]}"


def _title(lines: Sequence[Paragraph], start: int) -> tuple[str, int]:
    """The words under the kind and the place of the first paragraph after them."""
    parts: list[str] = []
    place = start + 1
    while place < len(lines) and len(parts) < 4:
        text = lines[place].text
        starts_body = (
            _BASIS.match(fold(text)) and not fold(text).startswith("thuc hien cong tac")
        ) or _HEADING.match(text)
        if starts_body or text.startswith(("(", "ỦY BAN")) or (parts and lines[place].gap):
            break
        parts.append(text)
        place += 1
    return squeeze(" ".join(parts)), place


def _bases(lines: Sequence[Paragraph], start: int) -> tuple[str, ...]:
    bases: list[str] = []
    for line in lines[start:]:
        if _HEADING.match(line.text) or _KIND.match(line.text):
            break
        if _BASIS.match(fold(line.text)):
            bases.append(line.text.rstrip(" ;.,"))
    return tuple(bases)


def _end_of_body(lines: Sequence[Paragraph], start: int) -> int:
    for place in range(start, len(lines)):
        if fold(lines[place].text).startswith("noi nhan") or _AUTHORITY.match(lines[place].text):
            return place
        if re.match(r"^PHỤ LỤC\b", lines[place].text):
            return place
    return len(lines)


def _recipients(lines: Sequence[Paragraph], start: int) -> tuple[str, ...]:
    place = next((n for n in range(start, len(lines)) if fold(lines[n].text).startswith("noi nhan")), None)
    if place is None:
        return ()
    found: list[str] = []
    for line in lines[place + 1 :]:
        if re.match(r"^[-–+•]\s*\S", line.text):
            found.append(line.text.lstrip("-–+• ").rstrip(" ;.,"))
        elif found or not line.text.endswith(":"):
            break
    return tuple(found)


def _plan_or_carrier_signer(own: Signer, carrier: Decision | None) -> Signer:
    """The plan's own signer; where it has none, the one of the decision that carries it."""
    return carrier.signer if carrier is not None and carrier.signer.name and not own.name else own


def _signer(lines: Sequence[Paragraph], start: int) -> Signer:
    """Authority lines and the name, after the recipients or, where those stand in a decision, after the body."""
    authority: list[str] = []
    for line in lines[start:]:
        if re.match(r"^PHỤ LỤC\b", line.text):
            break
        if _AUTHORITY.match(line.text):
            authority.append(re.sub(r"^((?:TM|KT|TL|TUQ|Q)\.)(?=\S)", r"\1 ", line.text))
        elif _NAME.match(line.text):
            return Signer(tuple(authority), line.text)
    return Signer(tuple(authority), "")


def _year(title: str) -> int | None:
    years = _YEAR.findall(fold(title))
    return int(years[-1]) if years else None


def _questions(head: PlanHead, year: int | None, kinds: Sequence[tuple[int, str]]) -> list[Issue]:
    issues = []
    absent = {"title": head.title, "issuer": head.issuer, "year": year, "signer": head.signer.name}
    for part, value in absent.items():
        if not value:
            issues.append(Issue(f"intake.no-{part}", Severity.QUESTION, f"head / {part}"))
    if kinds and not head.number and head.issued_by is None:
        issues.append(Issue("intake.no-number", Severity.QUESTION, "head / number"))
    return issues
