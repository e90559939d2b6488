"""What of a higher office's plan is proposed to the own one: new, changed, gone, there already, left before."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.assignment import Role
from xacai.domain.deadline import read_deadline
from xacai.domain.office import Office
from xacai.domain.plan import Plan, PlanField, Target, Task
from xacai.domain.plan_reading import read_plan_content
from xacai.domain.submission import plan_content, plan_particulars
from xacai.domain.taking_over import (
    Fate,
    ItemKind,
    Origin,
    Proposal,
    data_of,
    kind_of,
    likeness,
    localised,
    proposals,
)
from xacai.domain.threshold import read_thresholds

COMMUNE = Office("97213", "Ủy ban nhân dân xã Sông Lam", "Sông Lam")
TEXT = "Tỷ lệ hồ sơ giải quyết đúng hạn tối thiểu 98%"
TARGET = Target("II/1", TEXT, "II", "1", thresholds=read_thresholds(TEXT))
TASK = Task(
    "I.1/1",
    "Kiểm tra công tác cải cách hành chính ở thôn, tổ dân phố",
    "I",
    "1",
    product="Báo cáo kiểm tra",
    lead="UBND cấp xã",
    coordinating="Sở Nội vụ",
    deadline=read_deadline("Quý III/2026", 2026),
)
ABOVE = Plan("2026/cchc", 2026, fields=(PlanField("I", "CHỈ ĐẠO"),), targets=(TARGET,), tasks=(TASK,))
OWN = Plan("2026/cchc", 2026, fields=(PlanField("I", "CHỈ ĐẠO"),))


def seen(item: Target | Task, own_key: str = "") -> Origin:
    return Origin(kind_of(item), item.key, own_key, data_of(item))


def of(found: tuple[Proposal, ...], key: str) -> Proposal:
    return next(item for item in found if item.key == key)


def test_everything_is_new_at_first_and_what_is_certain_is_ticked() -> None:
    other = replace(TASK, key="I.2/1", content="Xây dựng phần mềm", lead="Sở Khoa học", coordinating="")
    asked = replace(TASK, key="I.3/1", content="Đối thoại", lead="Các địa phương", coordinating="")
    above = replace(ABOVE, tasks=(TASK, other, asked))
    found = proposals(above, OWN, (), COMMUNE)
    told = [(item.key, item.fate, item.role, item.open, item.ticked) for item in found]
    assert told == [
        ("II/1", Fate.NEW, Role.NONE, True, True),
        ("I.1/1", Fate.NEW, Role.LEAD, True, True),
        ("I.2/1", Fate.NEW, Role.NONE, False, False),
        ("I.3/1", Fate.NEW, Role.ASKED, True, False),
    ]


def test_a_target_of_another_level_is_asked_about() -> None:
    target = replace(TARGET, text="100% TTHC cấp tỉnh được số hóa, tối thiểu 90%")
    (found,) = proposals(replace(ABOVE, targets=(target,), tasks=()), None, (), COMMUNE)
    assert (found.role, found.open, found.ticked) == (Role.ASKED, True, False)


def test_what_stands_there_already_is_tied_not_doubled() -> None:
    mine = replace(TARGET, key="VII/9", text=TEXT.replace("98%", "95%"))
    (found, _task) = proposals(ABOVE, replace(OWN, targets=(mine,)), (), COMMUNE)
    assert (found.fate, found.alike, found.own) == (Fate.NEW, True, mine)
    (difference,) = found.differences
    assert (difference.part, difference.old, difference.new) == ("text", mine.text, TEXT)


def test_an_item_tied_to_another_is_no_twin() -> None:
    mine = replace(TARGET, key="VII/9")
    second = replace(TARGET, key="II/2")
    above = replace(ABOVE, targets=(TARGET, second), tasks=())
    found = proposals(above, replace(OWN, targets=(mine,)), [seen(TARGET, "VII/9")], COMMUNE)
    assert [(item.fate, item.alike) for item in found] == [(Fate.SAME, False), (Fate.NEW, False)]


def test_the_next_revision_shows_only_what_changed() -> None:
    mine = replace(TARGET, key="VII/9", text=localised(TEXT))
    done = replace(TASK, key="I.4/1", lead="Văn phòng")
    own = replace(OWN, targets=(mine,), tasks=(done,))
    origins = [seen(TARGET, "VII/9"), seen(TASK, "I.4/1")]
    assert not any(item.open for item in proposals(ABOVE, own, origins, COMMUNE))
    later = replace(TASK, deadline=read_deadline("Quý II/2026", 2026))
    found = of(proposals(replace(ABOVE, tasks=(later,)), own, origins, COMMUNE), "I.1/1")
    assert (found.fate, found.own, found.ticked) == (Fate.CHANGED, done, True)
    assert [(item.part, item.old, item.new) for item in found.differences] == [
        ("deadline", "Quý III/2026", "Quý II/2026")
    ]


def test_own_words_are_not_ticked_away() -> None:
    mine = replace(TARGET, key="VII/9", text="Tỷ lệ hồ sơ đúng hạn của xã đạt 99%")
    higher = replace(TARGET, text=TEXT.replace("98", "99"))
    (found,) = proposals(
        replace(ABOVE, targets=(higher,), tasks=()),
        replace(OWN, targets=(mine,)),
        [seen(TARGET, "VII/9")],
        COMMUNE,
    )
    assert (found.fate, found.open, found.ticked) == (Fate.CHANGED, True, False)
    untouched = replace(mine, text=localised(TEXT))
    (again,) = proposals(
        replace(ABOVE, targets=(higher,), tasks=()),
        replace(OWN, targets=(untouched,)),
        [seen(TARGET, "VII/9")],
        COMMUNE,
    )
    assert again.ticked


def test_what_was_left_comes_back_only_when_it_changes() -> None:
    left = [seen(TARGET), seen(TASK)]
    assert [item.fate for item in proposals(ABOVE, OWN, left, COMMUNE)] == [Fate.LEFT, Fate.LEFT]
    later = replace(TASK, product="Kết luận kiểm tra")
    found = proposals(replace(ABOVE, tasks=(later,)), OWN, left, COMMUNE)
    assert [(item.key, item.fate) for item in found if item.open] == [("I.1/1", Fate.CHANGED)]


def test_what_the_plan_above_dropped_is_offered_for_removal_never_ticked() -> None:
    mine = replace(TASK, key="I.4/1")
    above = replace(ABOVE, targets=(), tasks=())
    (found,) = proposals(above, replace(OWN, tasks=(mine,)), [seen(TASK, "I.4/1"), seen(TARGET)], COMMUNE)
    assert (found.fate, found.own, found.open, found.ticked) == (Fate.REMOVED, mine, True, False)


def test_money_numbering_and_rows_of_the_other_office_are_no_change() -> None:
    origins = [seen(TARGET), seen(TASK)]
    moved = replace(TASK, no="7", note="xem mục 2")
    bound = replace(TARGET, indicator="3.3.3", no="4")
    found = proposals(replace(ABOVE, targets=(bound,), tasks=(moved,)), OWN, origins, COMMUNE)
    assert not any(item.open for item in found)


def test_a_plan_comes_back_out_of_its_content() -> None:
    content = plan_content(ABOVE, COMMUNE)
    read = read_plan_content(content, plan_particulars(ABOVE))
    assert read is not None
    assert (read.key, read.targets, read.tasks, read.fields) == (
        ABOVE.key,
        ABOVE.targets,
        ABOVE.tasks,
        ABOVE.fields,
    )
    assert read_plan_content({**content, "period": "x"}, {}) is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_even_and_between_nothing_and_all(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


def test_the_kinds_are_told_apart() -> None:
    assert (kind_of(TARGET), kind_of(TASK)) == (ItemKind.TARGET, ItemKind.TASK)
