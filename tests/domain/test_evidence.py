"""The evidence register: cleaning, twins, what belongs to a report, what is missing."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.deadline import Deadline, Recurrence
from xacai.domain.evidence import (
    LONGEST_ABSTRACT,
    Evidence,
    EvidenceFile,
    Link,
    Proven,
    SubjectKind,
    belongs,
    check_evidence,
    clean,
    cleaned,
    lacks,
    name_of,
    of_proof,
    plan_place,
    proof_of,
    proven_in,
    read_plan_place,
    same,
    similar,
    twins,
)
from xacai.domain.period import Period, PeriodKind, quarter, window
from xacai.domain.plan import Task
from xacai.domain.progress import Entry, Mark, Proof, Standing, Status

PLAN = "2026/cchc"
DAY = date(2026, 8, 20)
DOCUMENT = Evidence("1", "05/KH-UBND", DAY, "UBND xã Tam Nhuận", "Kế hoạch")
FILE = EvidenceFile("ab" * 32, "a.pdf", 10, "pdf")
_texts = st.text(max_size=30)
_documents = st.builds(
    Evidence,
    key=st.sampled_from(["1", "2", "3"]),
    number=st.sampled_from(["", "05/KH-UBND", "5 / kh-ubnd", "6/KH-UBND"]),
    day=st.sampled_from([None, DAY, date(2026, 8, 21)]),
    issuer=st.sampled_from(["", "UBND xã", "ubnd  XÃ"]),
    abstract=st.sampled_from(["", "Kế hoạch", "Báo cáo"]),
    file=st.sampled_from([None, FILE, replace(FILE, sha256="cd" * 32)]),
)


@given(_texts)
def test_cleaning_leaves_one_line_that_data_can_hold(text: str) -> None:
    line = clean(text)
    assert clean(line) == line
    assert unicodedata.is_normalized("NFC", line)
    assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in line)


def test_cleaning_keeps_what_can_be_seen() -> None:
    assert clean("Ke\u0302\u0301 hoa\u0323ch\u0007\n số\t5") == "Kế hoạch số 5"
    assert clean("=HYPERLINK(1)") == "=HYPERLINK(1)"


@given(_documents, _documents)
def test_twins_are_mutual_and_never_both_kinds(one: Evidence, other: Evidence) -> None:
    assert same(one, other) == same(other, one)
    assert similar(one, other) == similar(other, one)
    assert not (same(one, other) and similar(one, other))


@given(_documents, st.lists(_documents, max_size=5))
def test_a_document_is_no_twin_of_itself_and_certain_ones_come_first(
    item: Evidence, register: list[Evidence]
) -> None:
    found = twins(item, register)
    assert all(twin.evidence.key != item.key for twin in found)
    assert [twin.certain for twin in found] == sorted((twin.certain for twin in found), reverse=True)


@pytest.mark.parametrize(
    ("number", "day", "issuer", "certain"),
    [
        ("5 / kh - ubnd", DAY, "ubnd  xã tam nhuận", True),
        ("05/KH-UBND", DAY, "", False),
        ("05/KH-UBND", None, "UBND xã Tam Nhuận", False),
        ("05/KH-UBND", date(2025, 8, 20), "UBND xã Tam Nhuận", None),
        ("15/KH-UBND", DAY, "UBND xã Tam Nhuận", None),
    ],
)
def test_the_same_document_however_it_is_written(
    number: str, day: date | None, issuer: str, certain: bool | None
) -> None:
    found = twins(Evidence("2", number, day, issuer, "Khác"), [DOCUMENT])
    assert [twin.certain for twin in found] == ([] if certain is None else [certain])


def test_one_file_is_one_document_and_one_abstract_is_asked_about() -> None:
    assert same(replace(DOCUMENT, file=FILE), Evidence("2", "99/BC", file=FILE))
    assert similar(Evidence("2", "", DAY, "", "kế  hoạch"), DOCUMENT)
    assert not same(Evidence("2", abstract="Ảnh"), Evidence("3", abstract="Ảnh"))


def test_a_document_needs_a_name_and_an_end() -> None:
    assert [issue.code for issue in check_evidence(cleaned(Evidence(number=" \u0000 ", issuer="UBND")))] == [
        "evidence.unnamed"
    ]
    long = Evidence("4", abstract="x" * (LONGEST_ABSTRACT + 1))
    (issue,) = check_evidence(long)
    assert (issue.code, issue.where) == ("evidence.long", "evidence 4 / abstract")
    assert check_evidence(DOCUMENT) == ()


def test_names_and_proofs_go_both_ways() -> None:
    assert name_of(DOCUMENT) == "05/KH-UBND, 20/08/2026"
    assert name_of(Evidence(abstract="Ảnh hội nghị")) == "Ảnh hội nghị"
    assert replace(of_proof(proof_of(DOCUMENT)), key="1") == DOCUMENT
    assert read_plan_place(plan_place(PLAN, "II.3 a/3")) == (PLAN, "II.3 a/3")


QUARTER = quarter(2026, 3)
HALF, NINE = Period(PeriodKind.HALF, 2026), Period(PeriodKind.NINE_MONTHS, 2026)


@pytest.mark.parametrize(
    ("kind", "place", "linked", "report", "expected"),
    [
        (SubjectKind.TASK, f"{PLAN} I.1/1", "2026-Q3", QUARTER, True),
        (SubjectKind.TASK, f"{PLAN} I.1/1", "2026-Q2", QUARTER, False),
        (SubjectKind.TASK, f"{PLAN} I.1/1", "2026-Q2", HALF, True),
        (SubjectKind.TASK, f"{PLAN} I.1/1", "2026-Q3", HALF, False),
        (SubjectKind.INDICATOR, "3.3.3", "2026-Q1", NINE, True),
        (SubjectKind.INDICATOR, "3.3.3", "2026-9M", QUARTER, False),
        (SubjectKind.INDICATOR, "3.3.3", "", QUARTER, True),
        (SubjectKind.INDICATOR, "3.3.3", "", HALF, False),
        (SubjectKind.CRITERION, "1.1", "2026-Q3", QUARTER, False),
        (SubjectKind.TASK, "2025/cchc I.1/1", "2026-Q3", QUARTER, False),
    ],
)
def test_what_belongs_to_a_report(
    kind: SubjectKind, place: str, linked: str, report: Period, expected: bool
) -> None:
    link = Link("1", kind, place, linked)
    assert belongs(DOCUMENT, link, window(report), PLAN) is expected
    found = proven_in([Proven(DOCUMENT, (link,))], window(report), PLAN)
    assert found == ((Proven(DOCUMENT, (link,)),) if expected else ())


def test_an_undated_document_without_a_period_always_counts() -> None:
    link = Link("1", SubjectKind.SECTION, "II")
    assert belongs(replace(DOCUMENT, day=None), link, window(HALF), PLAN)


def _done(
    key: str, period: str = "2026-Q3", *, repeating: bool = False, proof: Proof | None = None
) -> Standing:
    recurrence = (Recurrence.QUARTERLY,) if repeating else ()
    task = Task(key=key, content="Việc", field_no="I", deadline=Deadline("", (), recurrence=recurrence))
    return Standing(task, Status.DONE_ON_TIME, None, (Entry(key, period, Mark.DONE, proof=proof or Proof()),))


def test_done_tasks_without_a_document_are_named_with_what_progress_says() -> None:
    proof = Proof("9/BC", DAY)
    open_task = replace(_done("III"), status=Status.IN_PROGRESS)
    found = lacks([_done("I", proof=proof), _done("II"), open_task], (), PLAN, "2026-Q3")
    assert [(lack.link.place, lack.proof) for lack in found] == [
        (f"{PLAN} I", proof),
        (f"{PLAN} II", Proof()),
    ]


def test_a_task_that_ends_is_proven_for_good_and_one_that_comes_back_for_its_period() -> None:
    links = [Link("1", SubjectKind.TASK, f"{PLAN} {key}", "2026-Q2") for key in ("I", "II")]
    found = lacks([_done("I", "2026-Q2"), _done("II", repeating=True)], links, PLAN, "2026-Q3")
    assert [lack.link.place for lack in found] == [f"{PLAN} II"]
    links.append(Link("2", SubjectKind.TASK, f"{PLAN} II", "2026-Q3"))
    assert lacks([_done("II", repeating=True)], links, PLAN, "2026-Q3") == ()
