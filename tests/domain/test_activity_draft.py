"""Drafted sentences about activities: none, one, many; what is not known is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from xacai.domain.activity import Activity, ActivityKind
from xacai.domain.activity_draft import activity_lines
from xacai.domain.catalogue import Catalogue, Sentence, Source
from xacai.domain.progress import Proof
from xacai.domain.template import fill

ROW = "activity:class"
BOOK = Catalogue(
    "mau",
    "1",
    "Mẫu",
    2026,
    Source(""),
    sentences=(
        Sentence("I.2", ROW, "nothing", "Không mở lớp nào."),
        Sentence("I.2", ROW, "one", "Đã mở {name} ngày {day}[, {participants} người][ ({documents})]."),
        Sentence("I.2", ROW, "many", "Đã mở {number} lớp[ với {participants} lượt người]: {list}."),
        Sentence("I.4", "1.1", "plain", "Có {1.1}."),
    ),
)
ONE = Activity(
    "2026/hd-1",
    date(2026, 7, 14),
    ActivityKind.CLASS,
    "Lớp kỹ năng số",
    counts={"participants": 15},
    proof=Proof("70/GM-UBND", date(2026, 7, 9)),
)


def test_nothing_is_said_of_an_office_that_enters_no_activities() -> None:
    assert activity_lines(BOOK, "I.2", ()) == ()


def test_none_of_a_kind() -> None:
    other = replace(ONE, kind=ActivityKind.OTHER)
    assert activity_lines(BOOK, "I.2", (other,)) == ("Không mở lớp nào.",)
    assert activity_lines(BOOK, "I.4", (other,)) == ()


def test_one() -> None:
    said = "Đã mở lớp kỹ năng số ngày 14/07/2026, 15 người (số 70/GM-UBND ngày 09/07/2026)."
    assert activity_lines(BOOK, "I.2", (ONE,)) == (said,)
    bare = replace(ONE, counts={}, proof=Proof(), name="UBND xã tập huấn")
    assert activity_lines(BOOK, "I.2", (bare,)) == ("Đã mở UBND xã tập huấn ngày 14/07/2026.",)


def test_many_say_no_sum_that_some_did_not_tell() -> None:
    two = (ONE, replace(ONE, name="Lớp hai", proof=Proof()))
    listed = "Lớp kỹ năng số (số 70/GM-UBND ngày 09/07/2026); Lớp hai"
    assert activity_lines(BOOK, "I.2", two) == (f"Đã mở 02 lớp với 30 lượt người: {listed}.",)
    untold = (ONE, replace(ONE, name="Lớp hai", proof=Proof(), counts={}))
    assert activity_lines(BOOK, "I.2", untold) == (f"Đã mở 02 lớp: {listed}.",)


def test_a_long_list_ends_with_how_many_more() -> None:
    (line,) = activity_lines(BOOK, "I.2", (replace(ONE, proof=Proof()),) * 13)
    assert line.endswith("; và 03 hoạt động khác.") and line.count("Lớp kỹ năng số") == 10


def test_templates() -> None:
    assert fill("a {b}[ c {d}].", {"b": "1"}) == "a 1."
    assert fill("a {b}[ c {d}].", {"b": "1", "d": "2"}) == "a 1 c 2."
    assert fill("a {b}.", {"b": ""}) == ""
