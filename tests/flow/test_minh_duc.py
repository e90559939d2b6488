"""The story of a real commune: its plan of 2025 becomes the bundle and the PDF of quý III, received by the province.

The commune was born on 1 July 2025, so that its window is cut. Most of its tasks are continuous or wait on a condition.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pypdf
import pytest
from tests.flow.desk import Desk

from xacai.domain.period import quarter
from xacai.domain.text import nfc, squeeze
from xacai.services.sampling import sample_values

PLAN = "2025/cchc"
PERIOD = "2025-Q3"


@pytest.fixture
def commune(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    desk = Desk(tmp_path / "xa", capsys)
    desk.does(
        "office", "init", "--code", "25432", "--name", "Ủy ban nhân dân xã Minh Đức", "--place", "Minh Đức",
        "--superior", "75", "--superior-name", "Sở Nội vụ tỉnh Đồng Nai", "--valid-from", "2025-07-01",
    )  # fmt: skip
    return desk


@pytest.fixture
def province(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    desk = Desk(tmp_path / "tinh", capsys)
    desk.does(
        "office",
        "init",
        "--code",
        "75",
        "--name",
        "Sở Nội vụ tỉnh Đồng Nai",
        "--place",
        "Đồng Nai",
        "--receives",
    )
    return desk


def test_from_the_issued_plan_to_the_received_report(
    commune: Desk, province: Desk, seeds: Path, tmp_path: Path
) -> None:
    # The officer opens the plan that was issued in July.
    taken = commune.does("plan", "import", seeds / "minh_duc_2025.txt", "--year", "2025")
    assert (taken["plan"], taken["fields"], taken["targets"], taken["tasks"]) == (PLAN, 7, 32, 83)
    plan = commune.does("plan", "show", "--plan", PLAN)
    assert plan["number"] == "09/KH-UBND"
    commune.does("plan", "issue", "--plan", PLAN, "--number", "09/KH-UBND", "--date", "2025-07-25")

    # Most tasks come round each quarter or wait on somebody else; a few are recorded.
    continuous = [task["key"] for task in plan["tasks"] if "continuous" in task["deadline"]["recurrence"]]
    waiting = [task["key"] for task in plan["tasks"] if task["deadline"]["condition"]]
    assert (len(continuous), len(waiting)) == (46, 29)
    for number, key in enumerate(continuous[:12], start=1):
        commune.does(
            "task", "set", "--plan", PLAN, "--task", key, "--period", PERIOD, "--status", "done",
            "--document", f"{100 + number}/BC-UBND", "--done-on", "2025-09-10", "--result", "Đã thực hiện trong kỳ",
        )  # fmt: skip
    commune.does(
        "task", "set", "--plan", PLAN, "--task", waiting[0], "--period", PERIOD, "--status", "in_progress"
    )

    # The report of quý III covers the days since the commune was born.
    begun = commune.does("report", "new", "--period", PERIOD)
    assert begun["window"] == ["2025-07-01", "2025-09-14"]
    figures = write_figures(tmp_path / "so-lieu.csv")
    filled = commune.does("report", "fill", "--period", PERIOD, figures)
    assert filled["filled"] > 60
    assert commune.does("report", "fill", "--period", PERIOD, figures)["differing"] == {}
    words = tmp_path / "loi.txt"
    words.write_text("Trong kỳ giải quyết {3.3.3.1} hồ sơ, đúng hạn {3.3.3}.", encoding="utf-8")
    for section in ("I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "II.1", "II.2", "II.3", "II.4", "II.5", "II.6",
                    "III.1", "III.2", "III.3", "IV", "V"):  # fmt: skip
        commune.does("report", "text", "--period", PERIOD, "--section", section, words)

    # Nothing stops it; each warning gets its reason.
    checked = commune.does("report", "check", "--period", PERIOD)
    assert checked["errors"] == 0, checked["issues"]
    reasons = [f"{issue['code']}=Đã rà soát, đúng thực tế" for issue in checked["issues"]]
    flags = [flag for reason in sorted(set(reasons)) for flag in ("--reason", reason)]
    finalised = commune.does("report", "finalise", "--period", PERIOD, *flags)
    commune.does(
        "report",
        "number",
        "--period",
        PERIOD,
        "--number",
        "45/BC-UBND",
        "--date",
        "2025-09-15",
        "--signer",
        "Trần Văn Tú",
    )

    # What is shown is what was typed, and the ratios follow from it.
    shown = commune.does("report", "show", "--period", PERIOD)
    assert shown["check_code"] == finalised["check_code"]
    assert shown["progress"]["tasks"] == 83
    assert shown["progress"]["done_on_time"] == 12
    assert shown["progress"]["waiting"] == 28
    assert shown["values"]["1.1.1"]["value"] == str(83 - 28)
    resolved = int(shown["values"]["3.3.3.1"]["value"])
    on_time = int(shown["values"]["3.3.3.2"]["value"])
    assert float(shown["ratios"]["3.3.3"]["value"]) == pytest.approx(100 * on_time / resolved, abs=0.005)

    # Bundle and paper carry one code; the PDF carries the bundle.
    out = tmp_path / "usb"
    exported = commune.does("report", "export", "--period", PERIOD, "--out", out)
    assert exported["check_code"] == finalised["check_code"]
    again = commune.does("report", "export", "--period", PERIOD, "--out", tmp_path / "usb2")
    assert Path(again["bundle"]).read_bytes() == Path(exported["bundle"]).read_bytes()
    paper = paper_words(Path(exported["pdf"]))
    for phrase in ("BÁO CÁO", "Số: 45/BC-UBND", "Minh Đức, ngày 15 tháng 9 năm 2025", finalised["check_code"],
                   f"Trong kỳ giải quyết {resolved:,} hồ sơ".replace(",", ".")):  # fmt: skip
        assert squeeze(phrase) in paper, phrase
    for task in plan["tasks"]:
        assert squeeze(task["content"])[:40] in paper, task["key"]

    # The province pins the card, looks, and takes it in; twice is harmless, and so is the PDF in its place.
    card = commune.does("office", "card", "--out", tmp_path / "minh-duc.xacai-card")
    stranger = province.does("bundle", "verify", exported["bundle"])
    assert (stranger["whole"], stranger["trusted"]) == (True, False)
    province.does("office", "trust", card["file"], "--fingerprint", card["fingerprint"])
    verdict = province.does("bundle", "verify", exported["bundle"])
    assert (verdict["whole"], verdict["genuine"], verdict["trusted"]) == (True, True, True)
    assert (verdict["office"], verdict["period"], verdict["revision"]) == ("25432", PERIOD, 1)
    assert verdict["check_code"] == finalised["check_code"]
    outcomes = [province.does("bundle", "receive", path)[0]["outcome"] for path in
                (exported["bundle"], exported["bundle"], exported["pdf"])]  # fmt: skip
    assert outcomes == ["stored", "already", "already"]


def test_the_year_of_an_office_born_in_july(commune: Desk, seeds: Path, tmp_path: Path) -> None:
    """Quý III and năm 2025: the year runs from the day the commune was born, over two quarters and no more."""
    commune.does("plan", "import", seeds / "minh_duc_2025.txt", "--year", "2025")
    commune.does("plan", "issue", "--plan", PLAN, "--number", "09/KH-UBND", "--date", "2025-07-25")
    tasks = commune.does("plan", "show", "--plan", PLAN)["tasks"]
    keep_quarter(commune, tmp_path, PERIOD, 3, "45/BC-UBND", "2025-09-15")
    done = [task["key"] for task in tasks if "continuous" in task["deadline"]["recurrence"]][:5]
    for key in done:
        words = ("--status", "done", "--document", "200/BC-UBND", "--done-on", "2025-12-01")
        commune.does("task", "set", "--plan", PLAN, "--task", key, "--period", "2025-Q4", *words)
    keep_quarter(commune, tmp_path, "2025-Y", 4, "88/BC-UBND", "2025-12-15")

    shown = commune.does("report", "show", "--period", "2025-Y")
    assert shown["window"] == ["2025-07-01", "2025-12-14"]
    assert (shown["progress"]["tasks"], shown["progress"]["done_on_time"]) == (83, 5)
    autumn, winter = (sample_values(quarter(2025, number)) for number in (3, 4))
    for code in ("3.3.3.2", "3.3.3.3", "7.3.1"):
        together = sum(cells[code].amount or 0 for cells in (autumn, winter))
        assert shown["values"][code]["value"] == str(together), code
    assert shown["values"]["3.3.3.0a"]["value"] == str(autumn["3.3.3.0a"].amount)

    # Both are printed again as they went, and the annual one names every task of the plan.
    first = commune.does("report", "export", "--period", "2025-Y", "--out", tmp_path / "nam")
    again = commune.does("report", "export", "--period", "2025-Y", "--out", tmp_path / "nam-lai")
    assert Path(again["pdf"]).read_bytes() == Path(first["pdf"]).read_bytes()
    paper = paper_words(Path(first["pdf"]))
    for task in tasks:
        assert squeeze(task["content"])[:40] in paper, task["key"]


def keep_quarter(commune: Desk, folder: Path, period: str, number: int, signed: str, day: str) -> None:
    """A report begun, filled with a quarter's figures, its sections written, locked and numbered."""
    commune.does("report", "new", "--period", period)
    figures = write_figures(folder / f"so-lieu-{number}.csv", number)
    commune.does("report", "fill", "--period", period, figures, "--overwrite")
    words = folder / "loi.txt"
    words.write_text("Trong kỳ giải quyết {3.3.3.1} hồ sơ, đúng hạn {3.3.3}.", encoding="utf-8")
    for section in ("I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "II.1", "II.2", "II.3", "II.4", "II.5", "II.6",
                    "III.1", "III.2", "III.3", "IV", "V"):  # fmt: skip
        commune.does("report", "text", "--period", period, "--section", section, words)
    checked = commune.does("report", "check", "--period", period)
    assert checked["errors"] == 0, [item for item in checked["issues"] if item["severity"] == "error"]
    codes = sorted({issue["code"] for issue in checked["issues"]})
    flags = [word for code in codes for word in ("--reason", f"{code}=Đã rà soát, đúng thực tế")]
    commune.does("report", "finalise", "--period", period, *flags)
    commune.does("report", "number", "--period", period, "--number", signed, "--date", day)


def write_figures(path: Path, number: int = 3) -> Path:
    """Plausible figures for the quarter, as an officer's spreadsheet would hold them."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(["Mã", "Tình trạng", "Số liệu", "Ghi chú"])
        states = Counter[str]()
        # The sample's own indicators are not this commune's.
        cells = {
            code: cell for code, cell in sample_values(quarter(2025, number)).items() if "own" not in code
        }
        for code, cell in cells.items():
            value = "" if cell.number is None else f"{cell.number:f}".replace(".", ",")
            rows.writerow([code, cell.state.value, value or cell.text, cell.note])
            states[cell.state.value] += 1
    assert states["value"] > 40
    return path


def paper_words(path: Path) -> str:
    """All words of a PDF, spaces squeezed."""
    return squeeze(nfc(" ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)))
