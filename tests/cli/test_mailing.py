"""``xacai report mail`` and ``report parcels``: drafts and further bundles, with the keys of their answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.flow.desk import Desk
from tests.services import mails, offices

from xacai.services import demonstrating, enclosing

PERIOD = ("--period", "2026-Q3")


@pytest.fixture
def numbered(desk: Desk, tmp_path: Path) -> Desk:
    """The report numbered, its one evidence file left out."""
    workspace = offices.open_at(desk.folder)
    mails.attach(workspace, tmp_path, {"một.pdf": 1000})
    enclosing.choose(workspace, demonstrating.finish_report(workspace), ())
    workspace.close()
    return desk


def test_a_draft_is_written_and_the_files_follow(numbered: Desk, province: Desk, tmp_path: Path) -> None:
    said = numbered.does("report", "mail", *PERIOD, "--to", "so@tinh.vn", "--out", tmp_path / "thu")
    (draft,) = said["drafts"]
    assert mails.read_draft(Path(draft))["To"] == "so@tinh.vn"
    assert [(item["name"], item["there"]) for item in said["left_out"]] == [("một.pdf", True)]
    apart = numbered.does("report", "mail", *PERIOD, "--beyond", "apart", "--out", tmp_path / "thu")
    assert (len(apart["drafts"]), apart["left_out"], apart["uuid"]) == (2, [], said["uuid"])

    (parcel,) = numbered.does("report", "parcels", *PERIOD, "--out", tmp_path / "usb")
    (told,) = province.does("bundle", "receive", parcel["bundle"])
    assert told["outcome"] == "stored"
    assert "một.pdf" in numbered.run("report", "mail", *PERIOD, "--out", tmp_path / "thu")[1]


def test_refusals_are_one_line(numbered: Desk, tmp_path: Path) -> None:
    assert "so-tinh" in numbered.is_refused("report", "mail", *PERIOD, "--to", "so-tinh", "--out", tmp_path)
    assert numbered.run("report", "mail", *PERIOD, "--beyond", "x", "--out", tmp_path)[0] == 2
    numbered.is_refused("report", "parcels", "--period", "2031-Q1", "--out", tmp_path)
