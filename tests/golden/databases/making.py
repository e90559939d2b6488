"""The content of the golden databases, and how one is made for the present schema.

    python -m tests.golden.databases.making

A file is made once for each released schema and never again: old files must open for ever.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from tests.golden.databases.receiving import compare_receiving, fill_receiving

from xacai.db.answers import GIVEN
from xacai.db.answers import RECEIVED as TOLD
from xacai.db.migrations import SCHEMA
from xacai.db.shipments import MADE, RECEIVED
from xacai.db.store import FILE, Shelves, Store
from xacai.domain.activity import Activity, ActivityKind
from xacai.domain.answer import Answer, Answered, Remark
from xacai.domain.catalogue import OfficeRollUp, Row, RowKind, TimeRollUp
from xacai.domain.collection import Collection
from xacai.domain.deadline import Deadline, Recurrence, Span
from xacai.domain.evidence import Evidence, EvidenceFile, Link, SubjectKind
from xacai.domain.field import FieldCode
from xacai.domain.indicator import NOTHING, UNKNOWN, Cell, CellState, value
from xacai.domain.issue import Issue, Severity
from xacai.domain.office import Department, Office
from xacai.domain.period import PeriodKind, quarter
from xacai.domain.plan import (
    Budget,
    Decision,
    Deliverable,
    Duty,
    Milestone,
    Plan,
    PlanField,
    PlanHead,
    PlanState,
    Section,
    Signer,
    Target,
    Task,
)
from xacai.domain.progress import Entry, Mark, Proof
from xacai.domain.report import Particulars, Report, ReportState, SectionText
from xacai.domain.submission import Shipment, Stream
from xacai.domain.threshold import Comparator, Threshold
from xacai.domain.workbook_map import Entry as MapEntry
from xacai.domain.workbook_map import What, WorkbookMap

FOLDER = Path(__file__).resolve().parent
SIGNER = Signer(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Nguyễn Thị Mẫu")
SPAN = Span(date(2025, 1, 1), date(2025, 3, 31))
OFFICE = Office(
    "99901",
    "Ủy ban nhân dân xã Hòa Bình Mẫu",
    "Hòa Bình Mẫu",
    superior_code="99",
    valid_from=date(2025, 7, 1),
    departments=(
        Department("Văn phòng HĐND và UBND", ("VP HĐND&UBND",)),
        Department("Phòng Văn hóa - Xã hội"),
    ),
)
PLAN = Plan(
    "2025/cchc",
    2025,
    state=PlanState.ISSUED,
    revision=1,
    head=PlanHead(
        "Cải cách hành chính năm 2025",
        "01/KH-UBND",
        date(2025, 7, 15),
        "Hòa Bình Mẫu",
        "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH MẪU",
        issued_by=Decision(
            "02/QĐ-UBND",
            date(2025, 7, 15),
            "Hòa Bình Mẫu",
            "Về việc ban hành Kế hoạch",
            "Ủy ban nhân dân xã Hòa Bình Mẫu",
            bases=("Luật mẫu",),
            proposals=("Xét đề nghị của Văn phòng",),
            articles=("Điều 1. Ban hành kèm theo.", "Điều 2. Thi hành."),
            recipients=("Như Điều 2",),
            signer=SIGNER,
        ),
        legal_bases=("Nghị quyết mẫu số 1", "Quyết định mẫu số 2"),
        recipients=("Như trên", "Lưu: VT"),
        signer=SIGNER,
    ),
    sections=(Section("I. MỤC ĐÍCH", 1, "Dòng một\nDòng hai"),),
    fields=(PlanField("I", "Cải cách thủ tục hành chính", FieldCode.PROCEDURES), PlanField("II", "Khác")),
    targets=(
        Target(
            "T1",
            "Tối thiểu 97,5% hồ sơ đúng hạn",
            "I",
            "1",
            thresholds=(
                Threshold(Comparator.AT_LEAST, Decimal("97.5"), "%", False, "cấp xã", None, None, "97,5%"),
            ),
            indicator="3.3.3",
            baseline=Decimal("96.25"),
            baseline_text="năm 2024",
            milestones=(Milestone("2025-6M", Decimal(97)), Milestone("2025-Y", Decimal("97.5"))),
        ),
    ),
    tasks=(
        Task(
            "I.1/1",
            "Rà soát hồ sơ quá hạn",
            "I",
            "1",
            product="Báo cáo",
            deliverables=(Deliverable("Báo cáo quý I", SPAN), Deliverable("Danh sách")),
            lead="Văn phòng HĐND và UBND",
            deadline=Deadline("Quý I/2025", (SPAN,), exclusive=True, doubts=("intake.deadline-year",)),
            budget=Budget("20", 20_000_000, "Ngân sách xã"),
        ),
        Task(
            "II.1/1",
            "Trực trả lời",
            "II",
            deadline=Deadline("Thường xuyên", (), False, (Recurrence.CONTINUOUS,)),
        ),
    ),
    duties=(Duty("Gửi báo cáo", Deadline("Khi có yêu cầu", (), condition="khi có yêu cầu")),),
)
ENTRIES = (
    Entry("I.1/1", "2025-Q3", Mark.NOT_STARTED, met_on=date(2025, 9, 1), due=date(2025, 10, 31)),
    Entry("I.1/1", "2025-Q3", Mark.IN_PROGRESS, 1, result="Xong một nửa", spent_vnd=5_000_000),
    Entry(
        "I.1/1",
        "2025-Q4",
        Mark.DONE,
        1,
        date(2025, 10, 2),
        Proof("9/BC", date(2025, 10, 2), "UBND", "Báo cáo"),
    ),
)
ACTIVITY = Activity(
    "2025/hd-1",
    date(2025, 9, 4),
    ActivityKind.DIALOGUE,
    "Đối thoại với người dân",
    PLAN.key,
    "II.1/1",
    {"participants": 43, "petitions": 11},
    FieldCode.PROCEDURES,
    Proof("104/TB-UBND", date(2025, 9, 4), "UBND", "Kết luận"),
    "Ghi chú",
)
OWN_ROW = Row(
    "own.1",
    "1",
    "Số cuộc đối thoại",
    "cuộc",
    RowKind.COUNT,
    TimeRollUp.SUM,
    OfficeRollUp.SUM,
    definition="Cách tính",
    owner="Văn phòng HĐND và UBND",
    feed="dialogue",
)
EVIDENCE = Evidence(
    "1",
    "9/BC",
    date(2025, 10, 2),
    "UBND",
    "Báo cáo",
    "Mục II",
    "3",
    EvidenceFile("ef" * 32, "báo cáo.pdf", 12_345, "pdf"),
)
LINKS = (Link("1", SubjectKind.INDICATOR, "3.1"), Link("1", SubjectKind.TASK, "2025/cchc I.1/1", "2025-Q4"))
REPORT = Report(
    "99901",
    quarter(2025, 3),
    "national-2025@1",
    "2025/cchc",
    2,
    ReportState.NUMBERED,
    {"3.1": value(110, "gồm 10 kỳ trước"), "3.2": value("97.35"), "3.3": NOTHING, "3.4": UNKNOWN},
    {"3.5": Cell(CellState.VALUE, None, "Có", "chọn lại")},
    {"I": SectionText("Đã tiếp nhận {3.1} hồ sơ."), "II": SectionText("Nháp", True)},
    {"report.threshold|row 3.2": "Thiếu người"},
    Particulars("15/BC-UBND", date(2025, 9, 16), SIGNER, "Sở Nội vụ"),
    "Sửa số liệu",
    "Kết quả chuyên đề",
    {"cell 3.9": "7 – lượt"},
)
SNAPSHOT = {"kind": "report", "values": {"3.1": "110"}}
SHIPMENT = Shipment(
    Stream("99902", "2025-Q3", "report"),
    1,
    "0f0e",
    "ab" * 32,
    "ABCD",
    "2025-09-16T08:00:00",
    "a.xacai",
    "stored",
)
ANSWERS = (
    Answer("99902", "2025-Q3", "report", 1, Answered.ARRIVED, "2025-09-16T08:00:00", "99901", uuid="0f0e"),
    Answer(
        "99902",
        "2025-Q3",
        "report",
        1,
        Answered.RETURNED,
        "2025-09-17T08:00:00",
        "99901",
        "Trần Mẫu",
        "Soát lại biểu 3",
        (Remark("cell 3.1", "Thấp hơn kỳ trước"),),
        "0f0e",
        "ab" * 32,
        "1a1b",
    ),
)
WORKBOOK_MAP = WorkbookMap(
    "Biểu của tỉnh mẫu",
    "national-2025@1",
    "Sở Nội vụ",
    (PeriodKind.QUARTER,),
    (MapEntry("Biểu 3", "D12", What.VALUE, "3.1", "Tổng số"), MapEntry("Biểu 3", "B2", What.OFFICE)),
)
ISSUE = Issue("bundle.hash", Severity.ERROR, "data/content.json", {"name": "b.xacai"})

COLLECTION = Collection(
    "2025-Q3",
    "Phòng Văn hóa - Xã hội",
    "2025-09-08T08:00:00",
    date(2025, 9, 12),
    "phieu.xlsx",
    "2025-09-11T16:30:00",
    "phieu-tra-loi.xlsx",
)


def fill(shelves: Shelves) -> None:
    """Something on every shelf."""
    shelves.offices.put_own(OFFICE)
    shelves.offices.pin("99902", "Xã Mẫu Hai", "key-2", bytes(range(32)))
    shelves.plans.put(PLAN)
    shelves.plans.put_revision(PLAN)
    shelves.progress.put(PLAN.key, *ENTRIES)
    shelves.activities.put(replace(ACTIVITY, key=shelves.activities.next_key(2025)))
    shelves.own_indicators.put(replace(OWN_ROW, code=shelves.own_indicators.next_code()))
    shelves.evidence.put(replace(EVIDENCE, key=shelves.evidence.next_key()))
    shelves.evidence.link(*LINKS)
    shelves.reports.put(REPORT)
    shelves.reports.keep_snapshot("2025-Q3", 1, SNAPSHOT, "WXYZ")
    shelves.shipments.put(SHIPMENT, RECEIVED, SNAPSHOT, {"number": "1"})
    shelves.shipments.put(SHIPMENT, MADE)
    for answer in ANSWERS:
        shelves.answers.put(answer, GIVEN)
    shelves.answers.put(ANSWERS[1], TOLD)
    shelves.received_values.put("99902", "2025-Q3", REPORT.values)
    shelves.quarantine.put("b.xacai", "cd" * 32, ISSUE, "quarantine/b")
    shelves.catalogues.put("sample@1", {"name": "Bộ danh mục mẫu"})
    shelves.workbook_maps.put(WORKBOOK_MAP)
    shelves.collections.put(COLLECTION)
    shelves.collections.set_owner("3.3.3.1", "Phòng Văn hóa - Xã hội")
    shelves.settings.set("language", "vi")
    fill_receiving(shelves)


def compare(shelves: Shelves) -> None:
    """All of it, as it was put."""
    assert shelves.offices.own() == OFFICE
    assert [(card.key_id, card.public) for card in shelves.offices.cards()] == [("key-2", bytes(range(32)))]
    assert shelves.plans.get(PLAN.key) == shelves.plans.revision(PLAN.key, 1) == PLAN
    assert shelves.progress.entries(PLAN.key) == ENTRIES
    assert shelves.activities.all() == (ACTIVITY,)
    assert shelves.own_indicators.rows() == (OWN_ROW,)
    assert shelves.evidence.all() == (EVIDENCE,)
    assert shelves.evidence.links() == LINKS
    assert shelves.reports.get("2025-Q3") == REPORT
    snapshot = shelves.reports.snapshot("2025-Q3", 1)
    assert snapshot is not None and (snapshot.content, snapshot.check_code) == (SNAPSHOT, "WXYZ")
    assert shelves.shipments.list() == (SHIPMENT, SHIPMENT)
    assert shelves.shipments.content("0f0e", RECEIVED) == SNAPSHOT
    assert shelves.answers.list(GIVEN) == ANSWERS
    assert shelves.answers.list(TOLD) == ANSWERS[1:]
    assert shelves.received_values.get("99902", "2025-Q3") == REPORT.values
    assert [(held.issue, held.kept_as) for held in shelves.quarantine.list()] == [(ISSUE, "quarantine/b")]
    assert shelves.catalogues.get("sample@1") == {"name": "Bộ danh mục mẫu"}
    assert shelves.workbook_maps.all() == (WORKBOOK_MAP,)
    assert shelves.collections.of_period("2025-Q3") == (COLLECTION,)
    assert shelves.collections.owners() == {"3.3.3.1": "Phòng Văn hóa - Xã hội"}
    assert shelves.settings.get("language") == "vi"
    compare_receiving(shelves)
    assert shelves.audit.broken_at() is None
    first = shelves.audit.rows(limit=1)[0]
    assert (first.verb, first.subject, first.program) == ("sample", "golden", "0.1.0")


def make(target: Path) -> None:
    """A database of the present schema."""
    with tempfile.TemporaryDirectory() as folder:
        moment = datetime(2025, 9, 16, 8, 0, 0)
        with Store.open(Path(folder), now=lambda: moment, program_version="0.1.0") as store:
            with store.writing("sample", "golden", officer="Người mẫu") as shelves:
                fill(shelves)
            with store.reading() as shelves:
                compare(shelves)
        shutil.copy(Path(folder) / FILE, target)
    with closing(sqlite3.connect(target)) as connection:
        connection.execute("VACUUM")


if __name__ == "__main__":
    name = FOLDER / f"schema_{SCHEMA}.db"
    if name.exists():
        sys.exit(f"{name.name} is there already and stays as it is")
    make(name)
