"""A plan of the office above for tests: targets and tasks, some for the communes, as it was issued and as amended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from xacai.domain.deadline import read_deadline
from xacai.domain.plan import Plan, Target, Task
from xacai.domain.threshold import read_thresholds
from xacai.services import mending, planning, receiving, sending_down, setting_up
from xacai.services.planning import Issuing
from xacai.services.receiving import Reception
from xacai.services.workspace import Workspace

KEY = "2026/cchc"
INSPECT, SOFTWARE, TALK = "I.1/1", "VII.1/1", "III.1/1"
ON_TIME, DIGITAL = "III/1", "VII/1"


def _task(key: str, content: str, lead: str, beside: str, deadline: str) -> Task:
    field, _dot, rest = key.partition(".")
    return Task(
        key,
        content,
        field,
        rest.partition("/")[0],
        product="Báo cáo",
        lead=lead,
        coordinating=beside,
        deadline=read_deadline(deadline, 2026),
    )


def _target(key: str, text: str) -> Target:
    field, _slash, number = key.partition("/")
    return Target(key, text, field, number, thresholds=read_thresholds(text))


TARGETS = (
    _target(ON_TIME, "Tỷ lệ hồ sơ liên thông trả sớm hẹn của cấp xã tối thiểu 97%"),
    _target(DIGITAL, "Kết quả giải quyết còn hiệu lực được chuyển sang bản điện tử đạt trên 85%"),
)
TASKS = (
    _task(
        INSPECT,
        "Tự kiểm tra kỷ luật, kỷ cương tại bộ phận một cửa",
        "UBND cấp xã",
        "Sở Nội vụ",
        "Quý III/2026",
    ),
    _task(TALK, "Gặp gỡ, lắng nghe hộ kinh doanh", "Sở Tài chính", "Các địa phương", "Quý IV/2026"),
    _task(SOFTWARE, "Nâng cấp nền tảng dùng chung của tỉnh", "Sở Khoa học và Công nghệ", "", "Quý II/2026"),
)


def issue_above(province: Workspace) -> Plan:
    """The plan of the office above, issued."""
    blank = replace(planning.empty_plan(province, KEY), fields=mending.usual_fields())
    head = replace(blank.head, title="Kế hoạch cải cách hành chính tỉnh Vân Giang năm 2026")
    planning.keep_new(province, replace(blank, head=head, targets=TARGETS, tasks=TASKS))
    return planning.issue_plan(province, KEY, Issuing("08/KH-UBND", date(2026, 1, 12)))


def amend_above(province: Workspace) -> Plan:
    """Another deadline for the task of the communes, a higher threshold for one target, one task more."""
    draft = planning.amend(province, KEY, basis="Căn cứ Kết luận của Chủ tịch UBND tỉnh")
    inspect = draft.task(INSPECT)
    assert inspect is not None
    higher = _target(DIGITAL, TARGETS[1].text.replace("85", "90"))
    more = _task("I.2/1", "Khảo sát ý kiến người dân tại chỗ", "UBND các xã, phường", "", "Tháng 11/2026")
    changed = replace(
        draft,
        targets=(TARGETS[0], higher),
        tasks=(mending.with_deadline(inspect, "Quý II/2026", 2026), *draft.tasks[1:], more),
    )
    planning.save_plan(province, changed, draft)
    return planning.issue_plan(province, KEY, Issuing("31/KH-UBND", date(2026, 5, 4)))


def trust_above(commune: Workspace, province: Workspace, folder: Path) -> None:
    """The commune pins the card of the office above."""
    folder.mkdir(parents=True, exist_ok=True)
    card = setting_up.write_office_card(province, folder / "tren.xacai-card").path
    setting_up.trust_card(commune, card, fingerprint=setting_up.look_at_card(card).fingerprint)


def carry_down(province: Workspace, commune: Workspace, folder: Path) -> Reception:
    """The plan's bundle from the office above into the commune's data folder."""
    sent = sending_down.send_plan(province, KEY, folder)
    return receiving.receive(commune, sent.bundle.path)
