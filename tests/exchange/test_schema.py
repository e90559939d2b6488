"""What the domain says and what the exchange accepts are one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from tests.exchange.samples import COMMUNE, COMMUNE_KEY, COMMUNE_NAME, pinned

from xacai.domain.catalogue import Catalogue, OutlineSection, Source
from xacai.domain.deadline import read_deadline
from xacai.domain.indicator import Cell, CellState, Ratio
from xacai.domain.office import Office
from xacai.domain.period import Window, read_period
from xacai.domain.plan import (
    Budget,
    Decision,
    Deliverable,
    Plan,
    PlanField,
    PlanHead,
    Section,
    Signer,
    Target,
    Task,
)
from xacai.domain.progress import Entry, Mark, Progress, Proof, Standing, Status
from xacai.domain.report import Particulars, Report
from xacai.domain.submission import (
    ReportFacts,
    Stream,
    plan_content,
    plan_particulars,
    report_content,
    report_particulars,
)
from xacai.domain.threshold import read_thresholds
from xacai.exchange.bundle import pack, sender, unpack
from xacai.exchange.manifest import Manifest
from xacai.exchange.schema import check_content
from xacai.exchange.twins import twins_of

OFFICE = Office(COMMUNE, COMMUNE_NAME, "Đồng Mây", "79", "Ủy ban nhân dân tỉnh Mây Trắng")
TARGET_TEXT = "Tối thiểu 98% hồ sơ đúng hạn; giảm so với năm 2024"
UUID = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"


def a_plan() -> Plan:
    task = Task(
        key="II.3/1",
        content="Rà soát thủ tục",
        field_no="II",
        product="Báo cáo",
        deliverables=(Deliverable("Báo cáo"),),
        deadline=read_deadline("Quý I, IV/2026", 2026),
        budget=Budget("20 triệu", 20_000_000, "ngân sách xã"),
    )
    return Plan(
        key="2026/cchc",
        year=2026,
        head=PlanHead(
            "Cải cách hành chính năm 2026",
            "09/KH-UBND",
            date(2026, 1, 5),
            issued_by=Decision("1/QĐ", articles=("Điều 1. Ban hành.",), bases=("Luật",)),
        ),
        sections=(Section("I. MỤC TIÊU", 1, "Mục tiêu chung."),),
        fields=(PlanField("II", "Cải cách thủ tục hành chính"),),
        targets=(Target("T1", TARGET_TEXT, thresholds=tuple(read_thresholds(TARGET_TEXT))),),
        tasks=(task,),
    )


def a_report() -> tuple[Report, dict[str, Any]]:
    period = read_period("2026-6M")
    assert period is not None
    report = Report(COMMUNE, period, "national@2026", "2026/cchc", reasons={"rule|3.3.3": "Số lượng tăng"})
    plan = a_plan()
    entry = Entry("II.3/1", "2026-Q1", Mark.DONE, 1, date(2026, 3, 2), Proof("4/BC"), "Đã xong.", 500_000)
    values = {"3.3.3.1": Cell(CellState.VALUE, Decimal("95.50")), "5.1": Cell(CellState.NOT_AVAILABLE)}
    ratio = Ratio(Decimal("97.35"), Decimal(95), Decimal(98))
    empty = Ratio(None, Decimal(0), Decimal(0))
    facts = ReportFacts(
        window=Window(date(2025, 12, 15), date(2026, 6, 14)),
        due=date(2026, 6, 17),
        values=values,
        cumulative=values,
        ratios={"3.3.3": ratio},
        own_ratios={"3.3.3": empty},
        texts={"I.1": "Đã ban hành."},
        standings=(Standing(plan.tasks[0], Status.DONE_ON_TIME, date(2026, 12, 31), (entry,)),),
        progress=Progress(1, 1, 0, 0, 0, 0, 0, 0),
        targets=plan.targets,
    )
    source = Source("Công văn", "")
    outline = (OutlineSection("I.1", "Chỉ đạo", 2),)
    catalogue = Catalogue("national", "2026", "Bộ danh mục", 2026, source, outline=outline)
    return report, report_content(report, facts, OFFICE, catalogue)


def test_a_plan_of_the_domain_travels() -> None:
    plan = a_plan()
    content = plan_content(plan, OFFICE)
    assert check_content("plan", content) == ()
    manifest = Manifest(
        "plan", UUID, sender(COMMUNE, COMMUNE_NAME, COMMUNE_KEY), Stream(COMMUNE, plan.key, "plan"), 1
    )
    data = pack(manifest, content=content, particulars=plan_particulars(plan), key=COMMUNE_KEY)
    bundle, verdict = unpack(data, pinned())
    assert bundle is not None, verdict.reasons
    assert bundle.content == content
    assert bundle.manifest.counts == {"values": 0, "tasks": 1, "targets": 1}
    assert sorted(twins_of(content)) == ["data/targets.csv", "data/tasks.csv"]


def test_a_report_of_the_domain_travels() -> None:
    report, content = a_report()
    assert check_content("report", content) == ()
    office = sender(COMMUNE, COMMUNE_NAME, COMMUNE_KEY)
    manifest = Manifest("report", UUID, office, Stream(COMMUNE, "2026-6M", "report"), 1)
    particulars = report_particulars(
        Particulars("07/BC-UBND", date(2026, 6, 16), Signer(("CHỦ TỊCH",), "Lê Thị Mây"))
    )
    data = pack(manifest, content=content, particulars=particulars, key=COMMUNE_KEY)
    bundle, verdict = unpack(data, pinned())
    assert bundle is not None, verdict.reasons
    assert bundle.content == content
    assert bundle.particulars == particulars
    assert report.period.code == bundle.content["period"]


def test_the_first_places_are_named_and_no_more_than_five() -> None:
    _report, content = a_report()
    broken = content | {"values": {f"{n}": {} for n in range(100)}, "window": ["x", "y"]}
    places = [issue.where for issue in check_content("report", broken)]
    assert places[:2] == ["window[0]", "window[1]"]
    assert len(places) == 5


def test_what_is_no_content_at_all() -> None:
    for value in (None, 1, "x", [], {}):
        assert check_content("report", value)
    assert check_content("handover", {"schema": 1, "kind": "handover"}), "what no program reads yet"
    assert check_content("receipt", {"schema": 1, "kind": "report"})
