"""Copies: made, listed, tried, brought back; the data of before is put aside."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.services.offices import PLAN, QUARTER, Clock, open_at

from xacai.domain.issue import Refusal
from xacai.services import backing_up, drilling, planning, reporting
from xacai.services.workspace import Workspace


def test_a_restored_copy_brings_the_old_state_back(sample: Workspace) -> None:
    copy = backing_up.back_up(sample)
    report = reporting.get_report(sample, QUARTER)
    reporting.set_text(sample, report, "I.1", "Lời viết sau khi sao lưu")
    sample.close()
    aside = backing_up.restore(sample.folder, copy.name, now=sample.now)
    assert any(aside.rglob("xacai.db"))
    again = open_at(sample.folder)
    try:
        assert reporting.get_report(again, QUARTER) == report
        assert len(planning.get_plan(again, PLAN).tasks) == 45
    finally:
        again.close()


def test_copies_are_listed_newest_first(small: Workspace, clock: Clock) -> None:
    assert backing_up.last_backup(small) is None
    first = backing_up.back_up(small)
    clock.set(2026, 9, 16)
    second = backing_up.back_up(small)
    assert backing_up.copies(small)[0] == second != first
    assert backing_up.last_backup(small) is not None


def test_a_trial_keeps_its_day(small: Workspace) -> None:
    assert drilling.last_drill(small) is None
    with pytest.raises(Refusal) as caught:
        backing_up.drill(small)
    assert caught.value.issue.code == "store.no-backup"
    copy = backing_up.back_up(small)
    assert backing_up.drill(small) == copy
    assert drilling.last_drill(small) == small.now()


def test_an_unknown_copy_is_refused(tmp_path: Path) -> None:
    for name in ("khong-co.db", "../../etc/khong-co", ""):
        with pytest.raises(Refusal) as caught:
            backing_up.restore(tmp_path, name)
        assert caught.value.issue.code == "store.backup-unknown"
    other = tmp_path / "ghi chú.txt"
    other.write_text("no copy", encoding="utf-8")
    with pytest.raises(Refusal) as caught:
        backing_up.restore(tmp_path / "data", str(other))
    assert caught.value.issue.code == "copy.not-a-copy"


def test_nothing_is_restored_while_the_folder_is_open(small: Workspace) -> None:
    copy = backing_up.back_up(small)
    with pytest.raises(Refusal) as caught:
        backing_up.restore(small.folder, copy.name)
    assert caught.value.issue.code == "store.in-use"


def test_the_health_of_the_folder_is_told(small: Workspace) -> None:
    found = backing_up.examine(small)
    assert (found["audit"], found["audit_rows"], found["last_backup"]) == ("whole", "1", "")
    backing_up.back_up(small)
    assert backing_up.examine(small)["last_backup"] != ""
