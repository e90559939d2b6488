"""The sample office's story by command line: the demo, and what can go wrong around it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.flow.desk import Desk

from xacai.cli.main import main
from xacai.services.sampling import sample_documents, sample_folder


def test_the_demo_leaves_a_bundle_and_two_papers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["--data", str(tmp_path / "data"), "--json", "demo", "--out", str(out), "--no-window"]) == 0
    steps = [step["step"] for step in json.loads(capsys.readouterr().out)["steps"]]
    assert steps[-2:] == ["received-stored", "received-already"]
    assert len(list(out.glob("*.xacai"))) >= 1
    papers = sorted(path.name for path in out.glob("*.pdf"))
    assert len(papers) == 2
    for path in out.glob("*.pdf"):
        assert path.read_bytes().startswith(b"%PDF-")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    desk = Desk(tmp_path / "xa", capsys)
    desk.does(
        "office", "init", "--code", "97213", "--name", "Ủy ban nhân dân xã Tam Nhuận", "--place", "Tam Nhuận",
        "--superior", "97", "--superior-name", "Sở Nội vụ tỉnh Vân Giang", "--valid-from", "2025-07-01",
    )  # fmt: skip
    return desk


@pytest.fixture
def planned(desk: Desk) -> Desk:
    papers = sample_documents()
    desk.does("plan", "import", papers.plan_file, "--plan", papers.plan_key)
    return desk


def test_a_plan_is_taken_in_once_and_its_number_is_kept(planned: Desk) -> None:
    papers = sample_documents()
    assert papers.plan_key in planned.is_refused(
        "plan", "import", papers.plan_file, "--plan", papers.plan_key
    )
    planned.does("plan", "issue", "--plan", papers.plan_key, "--number", "05/KH-UBND", "--date", "2026-01-12")
    assert "05/KH-UBND" in planned.is_refused(
        "plan", "issue", "--plan", papers.plan_key, "--number", "06/KH-UBND", "--date", "2026-01-13"
    )


def test_bad_documents_are_refused_and_nothing_is_stored(desk: Desk, tmp_path: Path) -> None:
    bad = {
        "trong.txt": b"",
        "thu.txt": "Kính gửi anh Nam, mai họp lúc 8 giờ.".encode(),
        "anh.txt": bytes(range(256)) * 40,
    }
    for name, data in bad.items():
        (tmp_path / name).write_bytes(data)
        desk.is_refused("plan", "import", tmp_path / name)
    desk.is_refused("plan", "import", tmp_path / "khong-co.txt")
    text = sample_documents().plan_file.read_text(encoding="utf-8")
    other = tmp_path / "xa-khac.txt"
    other.write_text(text.replace("Tam Nhuận", "Hòa Lạc").replace("TAM NHUẬN", "HÒA LẠC"), encoding="utf-8")
    assert "Hòa Lạc" in desk.is_refused("plan", "import", other).replace("HÒA LẠC", "Hòa Lạc")
    assert "2027" in desk.is_refused("plan", "import", sample_documents().plan_file, "--year", "2027")
    assert desk.does("plan", "list") == []


def test_bad_figures_are_refused_whole(planned: Desk, tmp_path: Path) -> None:
    planned.does("report", "new", "--period", "2026-Q3")
    for words in ("code,value\n3.3.3.2,abc\n", "code,value\n9.9.9,5\n", "ten,tuoi\nNam,5\n"):
        bad = tmp_path / "so.csv"
        bad.write_text(
            "code,value\n3.3.3.3,7\n" + words[11:] if words.startswith("code") else words, encoding="utf-8"
        )
        status, _out, _err = planned.run("report", "fill", "--period", "2026-Q3", bad)
        assert status == 1
    values = planned.does("report", "show", "--period", "2026-Q3")["values"]
    assert values["3.3.3.3"]["state"] == "untouched"


def test_a_part_larger_than_its_whole_stops_finalising(planned: Desk, tmp_path: Path) -> None:
    planned.does("report", "new", "--period", "2026-Q3")
    figures = tmp_path / "so.csv"
    figures.write_text("code,value\n7.3.1,100\n7.3.2,140\n", encoding="utf-8")
    planned.does("report", "fill", "--period", "2026-Q3", figures)
    issues = planned.does("report", "check", "--period", "2026-Q3")["issues"]
    assert any("140" in issue["message"] and issue["severity"] == "error" for issue in issues), issues
    planned.is_refused("report", "finalise", "--period", "2026-Q3")
    planned.is_refused("report", "export", "--period", "2026-Q3", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_wrong_use_is_told_apart_from_refusals(desk: Desk) -> None:
    assert desk.run("report", "new", "--period", "2026-Q9")[0] == 2
    assert desk.run("plan", "import")[0] == 2
    assert desk.run("khong-co-lenh")[0] == 2


def test_a_second_start_on_the_same_folder_is_refused(desk: Desk) -> None:
    from xacai.bootstrap import open_workspace

    workspace = open_workspace(desk.folder)
    try:
        desk.is_refused("plan", "list")
    finally:
        workspace.close()
    desk.does("plan", "list")


def test_the_sample_is_whole() -> None:
    assert (sample_folder() / "office.toml").is_file()
