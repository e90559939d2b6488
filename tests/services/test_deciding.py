"""The decision that issues a plan: kept with the plan, locked with it, printed before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.documents.pdf_words import read_sheets
from tests.services.offices import PLAN, refused

from xacai.domain.decision import Decision, Signer
from xacai.domain.plan import issued_number
from xacai.services import deciding, planning, publishing, twinning
from xacai.services.planning import Issuing
from xacai.services.workspace import Workspace

KEY = "2027/cchc"


def draft(sample: Workspace) -> None:
    """A draft for the next year."""
    planning.copy_plan(sample, source=PLAN, key=KEY)


def test_proposed_words_are_no_more_than_a_draft(sample: Workspace) -> None:
    draft(sample)
    made = deciding.propose_decision(sample, planning.get_plan(sample, KEY))
    assert made.has_pages
    assert planning.get_plan(sample, KEY).head.issued_by is None


def test_kept_tidied_and_issued_under_its_number(sample: Workspace) -> None:
    draft(sample)
    made = deciding.propose_decision(sample, planning.get_plan(sample, KEY))
    typed = replace(made, articles=("Ban hành kế hoạch.", " ", "Thi hành."), recipients=(" Sở Nội vụ ", ""))
    deciding.set_decision(sample, KEY, typed)
    held = planning.get_plan(sample, KEY).head.issued_by
    assert held is not None
    assert held.articles == ("Điều 1. Ban hành kế hoạch.", "Điều 2. Thi hành.")
    assert held.recipients == ("Sở Nội vụ",)
    number = Decision("04/QĐ-UBND", date(2027, 1, 8))
    plan = planning.issue_plan(sample, KEY, Issuing("", None, decision=number))
    assert (plan.head.number, plan.head.day, issued_number(plan.head)) == (
        "",
        date(2027, 1, 8),
        "04/QĐ-UBND",
    )
    assert plan.head.issued_by == replace(held, number="04/QĐ-UBND", day=date(2027, 1, 8))
    assert planning.get_plan(sample, KEY) == plan
    with refused(sample, "plan.locked"):
        deciding.set_decision(sample, KEY, None)


def test_pages_stand_before_the_plan_in_pdf_word_and_excel(sample: Workspace) -> None:
    draft(sample)
    made = deciding.propose_decision(sample, planning.get_plan(sample, KEY))
    deciding.set_decision(
        sample, KEY, replace(made, number="4", day=date(2027, 1, 8), signer=Signer(("CHỦ TỊCH",), "Lê Bình"))
    )
    plan = planning.get_plan(sample, KEY)
    first = read_sheets(publishing.plan_pdf(sample, plan))[0]
    said = [words.text for words in first.words]
    assert {"QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "Điều 1.", "Số: 04/QĐ-UBND"} <= set(said)
    assert b"PK" == twinning.plan_docx(sample, plan)[:2] == twinning.plan_xlsx(sample, plan)[:2]


def test_neither_number_nor_decision_is_refused(sample: Workspace) -> None:
    draft(sample)
    with refused(sample, "plan.number-missing"):
        planning.issue_plan(sample, KEY, Issuing("", date(2027, 1, 8)))
    with refused(sample, "plan.day-missing"):
        planning.issue_plan(sample, KEY, Issuing("", None, decision=Decision("4/QĐ-UBND")))


def test_an_amendment_waits_for_the_number_of_its_own_decision(sample: Workspace) -> None:
    draft(sample)
    made = deciding.propose_decision(sample, planning.get_plan(sample, KEY))
    deciding.set_decision(sample, KEY, made)
    number = Decision("04/QĐ-UBND", date(2027, 1, 8))
    planning.issue_plan(sample, KEY, Issuing("", None, decision=number))
    amended = planning.amend(sample, KEY, basis="Công văn số 9").head.issued_by
    assert amended is not None
    assert (amended.number, amended.day) == ("", None)
    assert amended.articles == made.articles
