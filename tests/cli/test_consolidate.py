"""``xacai consolidate``, ``report prefill``, ``office list``: the keys of the answers, what people read, papers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.flow.desk import Desk
from tests.services.figures_below import CODES, figures_of, lay, receiver

KEYS = {
    "period", "catalogue", "offices_expected", "offices_counted", "missing", "apart", "mapped", "unmapped",
    "values", "ratios", "late", "view", "by_office", "members",
}  # fmt: skip


@pytest.fixture
def above(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Two of three communes sent their figures of quý III."""
    folder = tmp_path / "above"
    workspace = receiver(folder, count=3)
    lay(workspace, {code: figures_of(workspace, code) for code in CODES[:2]})
    workspace.close()
    return Desk(folder, capsys)


def test_the_answer_has_the_keys_of_the_contract(above: Desk) -> None:
    found = above.does("consolidate", "--period", "2026-Q3", "--rank", "3.3.3", "--view", "today")
    assert set(found) == KEYS | {"ranking"}
    assert (found["offices_counted"], found["offices_expected"], found["missing"]) == (2, 3, [CODES[2]])
    assert set(found["by_office"]) == set(CODES[:2])
    above.is_refused("consolidate", "--period", "2026-Q3", "--rank", "99.9")


def test_a_period_without_any_report_is_no_fault(above: Desk) -> None:
    found = above.does("consolidate", "--period", "2026-Y")
    assert (found["offices_counted"], found["offices_expected"], found["values"]) == (0, 3, {})
    assert "0/3" in above.run("consolidate", "--period", "2026-Y")[1]


def test_people_read_how_many_are_counted_and_who_is_missing(above: Desk) -> None:
    status, out, err = above.run("consolidate", "--period", "2026-Q3")
    assert (status, err) == (0, "")
    assert "2/3" in out and CODES[2] in out


@pytest.mark.parametrize(("kind", "head"), [("pdf", b"%PDF"), ("xlsx", b"PK"), ("json", b"{")])
def test_papers_are_written(above: Desk, tmp_path: Path, kind: str, head: bytes) -> None:
    out = tmp_path / f"tong-hop.{kind}"
    above.does("consolidate", "--period", "2026-Q3", "--format", kind, "--out", out)
    assert out.read_bytes().startswith(head)
    if kind == "json":
        assert json.loads(out.read_bytes())["offices_counted"] == 2


def test_the_own_report_is_filled_in(above: Desk) -> None:
    done = above.does("report", "prefill", "--period", "2026-Q3")
    assert done["filled"] > 20 and (done["offices_counted"], done["offices_expected"]) == (2, 3)


def test_offices_come_from_a_list_and_follow_one_another(above: Desk, tmp_path: Path) -> None:
    source = tmp_path / "don-vi.csv"
    source.write_text("Mã;Tên;Địa danh\n98201;Ủy ban nhân dân xã Hà Tây;Hà Tây\n", encoding="utf-8")
    trial = above.does("office", "import", source, "--dry-run")
    assert [item["code"] for item in trial["new"]] == ["98201"] and not trial["written"]
    assert above.does("office", "import", source)["written"]
    above.does("office", "succeed", CODES[0], CODES[1], "--by", "98201", "--on", "2026-10-01")
    listed = above.does("office", "list")
    assert {step["old"] for step in listed["successions"]} == set(CODES[:2])
    source.write_text("Mã;Tên\n98 2;A\n", encoding="utf-8")
    above.is_refused("office", "import", source)
