"""Days, periods and fields in the words of the first page. No Qt."""

from __future__ import annotations

from datetime import date

from xacai.domain.field import FieldCode
from xacai.domain.plan import PlanField
from xacai.wording.language import N_, _

_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_FIELDS = {
    FieldCode.DIRECTION: N_("Direction"),
    FieldCode.INSTITUTIONS: N_("Institutions"),
    FieldCode.PROCEDURES: N_("Procedures"),
    FieldCode.ORGANISATION: N_("Organisation"),
    FieldCode.CIVIL_SERVICE: N_("Civil service"),
    FieldCode.PUBLIC_FINANCE: N_("Public finance"),
    FieldCode.DIGITAL: N_("Digital government"),
    FieldCode.IMPACT: N_("Impact of reform"),
    FieldCode.COMPETITIVENESS: N_("Competitiveness"),
}


def day_in_words(day: date) -> str:
    """``Thứ Ba, 15/09/2026``."""
    return ", ".join((_(_WEEKDAYS[day.weekday()]), long_day(day)))


def long_day(day: date) -> str:
    """``15/09/2026``."""
    return f"{day:%d/%m/%Y}"


def short_day(day: date) -> str:
    """``15/09``."""
    return f"{day:%d/%m}"


def field_words(item: PlanField) -> str:
    """A field in few words; a title that no standard field stands for is kept, capitals made plain."""
    if item.code is not None:
        return _(_FIELDS[item.code])
    return item.title.capitalize() if item.title.isupper() else item.title
