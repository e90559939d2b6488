"""Sets of criteria from files of every kind; a real plan that is a tree of criteria, through Excel and a bundle."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.services.offices import refused

from xacai.domain.issue import Refusal
from xacai.files.criteria import packaged_criteria
from xacai.services import choosing_criteria, reading_criteria, setting_up
from xacai.services.choosing_criteria import criteria_sets, keep_criteria
from xacai.services.receiving import receive
from xacai.services.sending_down import send_catalogue
from xacai.services.trusting import look_at_card
from xacai.services.workspace import Workspace

SET = packaged_criteria()[0]
SEED = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "bac_kan_2025.txt"
beside = pytest.mark.skipif(not SEED.exists(), reason="the collected plans are not beside the project")


@pytest.mark.parametrize("name", ["bo.json", "bo.xlsx"])
def test_a_set_comes_back_from_its_file(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(reading_criteria.set_file(SET, path))
    assert reading_criteria.sound_set(path) == (SET, ())


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("bo.json", b"{", "criteria.no-set"),
        ("bo.json", b'{"name": "x"}', "criteria.member"),
        ("bo.txt", "Kính gửi các đơn vị, không có bảng nào.".encode(), "criteria.no-table"),
    ],
)
def test_what_is_no_set_is_refused(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Refusal) as caught:
        reading_criteria.sound_set(path)
    assert caught.value.issue.code == code


@beside
def test_a_real_index_plan_is_a_tree_of_criteria(
    small: Workspace, province: Workspace, tmp_path: Path
) -> None:
    found, issues = reading_criteria.sound_set(SEED, name="par-2025")
    levels = [item.level for item in found.criteria]
    above = {item.parent for item in found.criteria}
    groups = [item for item in found.criteria if item.level == 2 and item.code in above]
    assert (levels.count(1), len(groups), len(found.unscored())) == (9, 16, 50)
    assert {issue.code for issue in issues} >= {"criteria.unscored"}
    assert all(item.requirement and item.owner and item.deadline for item in found.unscored())

    path = tmp_path / "bo.xlsx"
    path.write_bytes(reading_criteria.set_file(found, path))
    again, _issues = reading_criteria.sound_set(path)
    assert again == found

    # Down to an office below: it trusts the one above, takes the bundle in, and holds the very same tree.
    keep_criteria(province, found)
    card = setting_up.write_office_card(province, tmp_path / "tinh.xacai-card").path
    setting_up.trust_card(small, card, fingerprint=look_at_card(card).fingerprint)
    sent = send_catalogue(province, "", found.id, tmp_path / "xuong")
    receive(small, sent.bundle.path)
    assert criteria_sets(small)[found.id] == found
    assert choosing_criteria.criteria_of_year(small, 2026) == SET  # nothing is scored by a set without scales

    plan = reading_criteria.plan_from_criteria(small, found, 2026)
    assert (len(plan.fields), len(plan.tasks)) == (9, 50)
    assert reading_criteria.plan_from_criteria(small, found, 2026) == plan


def test_a_set_under_a_known_version_with_other_words_is_refused(small: Workspace) -> None:
    from dataclasses import replace

    assert keep_criteria(small, SET) == SET
    with refused(small, "criteria.version-held"):
        keep_criteria(small, replace(SET, title="Tên khác"))
