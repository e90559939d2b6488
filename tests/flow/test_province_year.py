"""Three communes and their province through a year, by command line and by files alone.

Downwards go the catalogue, the list of offices, the plan and the answers; upwards the reports, in a folder that stands
for the stick. One comes late, one is returned and corrected, one comes twice, one comes after its own correction, one
is forged, one comes from an office that nobody confirmed. The totals are worked out here once more.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.flow.desk import Desk
from tests.flow.figures import Figures, newer_catalogue
from tests.flow.steps import PLAN, Calendar, Sent, agrees, begin, fill, finish

from xacai.domain.catalogue import OfficeRollUp
from xacai.domain.indicator import Cell
from xacai.domain.number import write_decimal

# The sections that no report may leave empty.
ASKED = ("II.1", "II.2", "II.3", "II.4", "II.5", "II.6", "III.1", "III.2", "IV")
_COLUMNS = (
    "STT", "Nhiệm vụ", "Kết quả/sản phẩm", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành",
)  # fmt: skip
_TASKS = (
    ("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", "", "", "", "", ""),
    ("1", "Tự kiểm tra kỷ luật, kỷ cương ở cấp xã", "Báo cáo", "UBND cấp xã", "Sở Nội vụ", "Quý III/2026"),
    ("2", "Tập huấn tổng hợp báo cáo", "Lớp tập huấn", "Sở Nội vụ", "Các xã, phường", "Quý II/2026"),
    ("3", "Nâng cấp nền tảng dùng chung", "Nền tảng", "Sở Khoa học và Công nghệ", "", "Quý IV/2026"),
)
PROVINCE_PLAN = """ỦY BAN NHÂN DÂN
TỈNH VÂN GIANG

Số: 12/KH-UBND

Vân Giang, ngày 09 tháng 01 năm 2026

KẾ HOẠCH
Cải cách hành chính năm 2026

I. MỤC TIÊU

1. Cải cách thủ tục hành chính

- Tỷ lệ hồ sơ của cấp xã được trả đúng hạn hoặc sớm hạn đạt từ 96% trở lên.

- Tối thiểu 75% hồ sơ của cấp xã được nộp trực tuyến toàn trình.

II. NHIỆM VỤ

""" + "\n".join("\t".join(cells) for cells in (_COLUMNS, *_TASKS))


@dataclass
class Commune:
    """An office below, its desk and its figures of the year."""

    code: str
    name: str
    desk: Desk
    figures: Figures
    sent: dict[str, Sent] = field(default_factory=dict)

    def cells(self, part: int) -> dict[str, Cell]:
        """The figures of a quarter; a row of the sample office's own is another story."""
        catalogue = self.figures.catalogue
        return {code: cell for code, cell in self.figures.quarter(part).items() if catalogue.row(code)}

    def reports(self, folder: Path, period: str, part: int, number: str, day: str) -> Sent:
        """Typed, locked, numbered and packed."""
        begin(self.desk, folder, period, self.cells(part), ASKED)
        return self.hands_over(folder, period, number, day)

    def hands_over(self, folder: Path, period: str, number: str, day: str) -> Sent:
        self.sent[period] = finish(self.desk, folder, period, number, day)
        return self.sent[period]

    def state(self, period: str) -> str:
        return str(self.desk.does("report", "show", "--period", period)["state"])


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    return Calendar(monkeypatch)


@pytest.fixture
def province(calendar: Calendar, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    desk = Desk(tmp_path / "tinh", capsys)
    desk.does(
        "office", "init", "--code", "97", "--name", "Sở Nội vụ tỉnh Vân Giang", "--place", "Vân Giang", "--receives"
    )  # fmt: skip
    return desk


def set_up(folder: Path, capsys: pytest.CaptureFixture[str], code: str, name: str) -> Desk:
    desk = Desk(folder, capsys)
    desk.does(
        "office", "init", "--code", code, "--name", f"Ủy ban nhân dân {name}", "--place", name.split(" ", 1)[1],
        "--superior", "97", "--superior-name", "Sở Nội vụ tỉnh Vân Giang", "--valid-from", "2025-07-01",
        "--signer", "Đặng Hữu Khiêm",
    )  # fmt: skip
    return desk


def enrol(above: Desk, below: Desk, folder: Path) -> None:
    """The commune's card with its sealed sheet goes up, the province's card comes down."""
    for giver, taker in ((below, above), (above, below)):
        card = giver.does("office", "card", "--out", folder / f"{giver.folder.name}.xacai-card")
        taker.does("office", "trust", card["file"], "--fingerprint", card["fingerprint"])


@pytest.fixture
def communes(province: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Commune, ...]:
    found = []
    for times, (code, name) in enumerate(
        (("97213", "xã Tam Nhuận"), ("97216", "xã Bến Lâu"), ("97219", "phường Đông Sơn Hạ")), 1
    ):
        desk = set_up(tmp_path / code, capsys, code, name)
        enrol(province, desk, tmp_path)
        found.append(Commune(code, name, desk, Figures(times)))
    return tuple(found)


def test_a_year(
    calendar: Calendar,
    province: Desk,
    communes: tuple[Commune, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    calm, hasty, slow = communes
    send_down(province, communes, tmp_path)

    # Quý I: two in time, one not at all; the third comes a week late.
    calendar.turn(3, 16)
    stick = tmp_path / "usb-quy-1"
    for one in (calm, hasty):
        carry(one.reports(tmp_path / one.code, "2026-Q1", 1, "41/BC-UBND", "2026-03-16"), stick)
    trial = province.does("bundle", "receive", stick, "--dry-run")
    assert [item["outcome"] for item in trial] == ["stored", "stored"]
    assert province.does("consolidate", "--period", "2026-Q1")["offices_counted"] == 0
    assert received(province, stick, tmp_path / "bien-nhan-1") == ["stored", "stored"]
    assert counted(province, "2026-Q1") == (2, 3, [slow.code])
    exact(province, "2026-Q1", (calm, hasty), (1,))

    calendar.turn(3, 24)
    late_stick = tmp_path / "usb-quy-1-muon"
    carry(slow.reports(tmp_path / slow.code, "2026-Q1", 1, "52/BC-UBND", "2026-03-24"), late_stick)
    assert received(province, late_stick, tmp_path / "bien-nhan-1") == ["stored"]
    # The first stick once more, as it happens: nothing changes.
    assert received(province, stick, tmp_path / "bien-nhan-1") == ["already", "already"]
    assert counted(province, "2026-Q1") == (3, 3, [])
    assert province.does("consolidate", "--period", "2026-Q1")["late"] == [slow.code]
    exact(province, "2026-Q1", communes, (1,))
    for one in communes:
        home(one, tmp_path / "bien-nhan-1")
        assert one.state("2026-Q1") == "arrived"
        accept(province, one, tmp_path, "2026-Q1")

    # 6 tháng: one is returned and corrected; the slow one corrects itself, and the first version comes afterwards.
    calendar.turn(6, 15)
    stick = tmp_path / "usb-6-thang"
    for one in (calm, hasty):
        carry(one.reports(tmp_path / one.code, "2026-6M", 2, "76/BC-UBND", "2026-06-15"), stick)
    first = slow.reports(tmp_path / slow.code, "2026-6M", 2, "77/BC-UBND", "2026-06-15")
    assert received(province, stick, tmp_path / "bien-nhan-2") == ["stored", "stored"]
    told = answer(
        province, hasty, tmp_path, "2026-6M", "--return", "--comment", "3.3.3.2=Đề nghị rà soát số hồ sơ đúng hạn"
    )  # fmt: skip
    home(hasty, told)
    assert hasty.state("2026-6M") == "returned"

    calendar.turn(6, 18)
    correct(hasty, tmp_path, "Rà soát lại hồ sơ đúng hạn", "80/BC-UBND")
    correct(slow, tmp_path, "Bổ sung hồ sơ trả muộn", "81/BC-UBND")
    corrections = tmp_path / "usb-dinh-chinh"
    for one in (hasty, slow):
        carry(one.sent["2026-6M"], corrections)
    assert sorted(received(province, corrections, tmp_path / "bien-nhan-2")) == ["gap", "stored"]
    before = counted(province, "2026-6M"), province.does("consolidate", "--period", "2026-6M")["values"]
    old = tmp_path / "usb-ban-cu"
    carry(first, old)
    assert received(province, old, tmp_path / "bien-nhan-2") == ["older"]
    after = counted(province, "2026-6M"), province.does("consolidate", "--period", "2026-6M")["values"]
    assert before == after and before[0] == (3, 3, [])
    exact(province, "2026-6M", communes, (1, 2))
    for one in communes:
        home(one, tmp_path / "bien-nhan-2")
        accept(province, one, tmp_path, "2026-6M")

    # Quý III: a newer form comes down; beside the true reports lie a forged one and one of an office nobody knows.
    calendar.turn(9, 15)
    newer = tmp_path / "xuong-2"
    province.does("catalogue", "import", newer_catalogue(tmp_path))
    province.does("catalogue", "send", "--catalogue", "national-2025@2", "--out", newer)
    stick = tmp_path / "usb-quy-3"
    for one in communes:
        home(one, newer)
        carry(one.reports(tmp_path / one.code, "2026-Q3", 3, "121/BC-UBND", "2026-09-15"), stick)
        assert one.desk.does("report", "show", "--period", "2026-Q3")["catalogue"] == "national-2025@2"
    stranger = Commune(
        "97222", "xã Núi Voi", set_up(tmp_path / "97222", capsys, "97222", "xã Núi Voi"), Figures()
    )
    carry(stranger.reports(tmp_path / "97222", "2026-Q3", 3, "9/BC-UBND", "2026-09-15"), stick)
    impostor = Commune(
        calm.code, calm.name, set_up(tmp_path / "gia", capsys, calm.code, calm.name), Figures(7)
    )
    carry(impostor.reports(tmp_path / "gia", "2026-Q3", 3, "666/BC-UBND", "2026-09-15"), stick)
    forge(hasty.sent["2026-Q3"].bundle, stick / "gia-mao.xacai")
    status, out, err = province.run("--json", "bundle", "receive", stick)
    assert status == 1 and "Traceback" not in out + err
    outcomes = sorted((item["outcome"], item["office"]) for item in json.loads(out))
    assert outcomes == [
        ("refused", ""),
        ("refused", calm.code),
        *(("stored", one.code) for one in communes),
        ("unknown_office", stranger.code),
    ]
    assert counted(province, "2026-Q3") == (3, 3, [])
    exact(province, "2026-Q3", communes, (3,))
    for one in communes:
        accept(province, one, tmp_path, "2026-Q3")

    # Năm: the totals become the province's own report, which goes up one day as theirs came up.
    calendar.turn(12, 15)
    stick = tmp_path / "usb-nam"
    for one in communes:
        carry(one.reports(tmp_path / one.code, "2026-Y", 4, "188/BC-UBND", "2026-12-15"), stick)
        agrees(one.desk, "2026-Y", "values", one.figures.rolled(1, 2, 3, 4))
    assert received(province, stick, tmp_path / "bien-nhan-4") == ["stored"] * 3
    exact(province, "2026-Y", communes, (1, 2, 3, 4))
    for kind in ("pdf", "xlsx"):
        paper = tmp_path / f"tong-hop.{kind}"
        province.does("consolidate", "--period", "2026-Y", "--format", kind, "--out", paper)
        assert paper.read_bytes()[:4] == {"pdf": b"%PDF", "xlsx": b"PK\x03\x04"}[kind]
    province.does("report", "new", "--period", "2026-Y")
    filled = province.does("report", "prefill", "--period", "2026-Y")
    assert filled["filled"] > 40 and filled["offices_counted"] == filled["offices_expected"] == 3
    shown = province.does("report", "show", "--period", "2026-Y")["values"]
    assert shown["3.3.3.2"]["value"] == write_decimal(total(communes, "3.3.3.2", (1, 2, 3, 4)))

    for one in communes:
        home(one, tmp_path / "bien-nhan-4")
        accept(province, one, tmp_path, "2026-Y")
        for period, was in one.sent.items():
            place = tmp_path / f"lai-{one.code}-{period}"
            again = one.desk.does("report", "export", "--period", period, "--out", place)
            assert Path(again["bundle"]).read_bytes() == was.bundle.read_bytes(), (one.code, period)


def send_down(province: Desk, communes: Sequence[Commune], folder: Path) -> None:
    """The plan and the list of offices go down; each commune makes its own plan of what is meant for it."""
    paper = folder / "ke-hoach-tinh.txt"
    paper.write_text(PROVINCE_PLAN, encoding="utf-8")
    province.does("plan", "import", paper, "--plan", PLAN, "--accept")
    province.does("plan", "issue", "--plan", PLAN, "--number", "12/KH-UBND", "--date", "2026-01-09")
    down = folder / "xuong"
    province.does("plan", "send", "--plan", PLAN, "--out", down)
    roster = province.does("office", "roster", "--out", down)
    assert (roster["offices"], roster["keys"]) == (4, 4)
    for one in communes:
        home(one, down)
        found = one.desk.does("plan", "above", "show", "--plan", PLAN)["items"]
        assert {item["kind"] for item in found} == {"target", "task"}
        taken = one.desk.does("plan", "above", "take", "--plan", PLAN, "--proposed", "--leave-rest")
        assert taken["state"] == "draft" and len(taken["taken"]) >= 3
        one.desk.does("plan", "issue", "--plan", PLAN, "--number", "05/KH-UBND", "--date", "2026-01-12")


def carry(sent: Sent, stick: Path) -> None:
    """Onto the stick."""
    stick.mkdir(exist_ok=True)
    shutil.copy(sent.bundle, stick)


def received(province: Desk, stick: Path, receipts: Path) -> list[str]:
    """The stick is read and the receipts are written; what became of each file."""
    return [item["outcome"] for item in province.does("bundle", "receive", stick, "--receipts", receipts)]


def home(commune: Commune, folder: Path) -> None:
    """What came down is taken in; what speaks to another commune is refused there and harms nothing."""
    status, out, err = commune.desk.run("--json", "bundle", "receive", folder)
    assert "Traceback" not in out + err and out, (status, err)
    assert "stored" in {item["outcome"] for item in json.loads(out)}, out


def counted(province: Desk, period: str) -> tuple[int, int, list[str]]:
    found = province.does("consolidate", "--period", period)
    return found["offices_counted"], found["offices_expected"], found["missing"]


def total(communes: Sequence[Commune], code: str, quarters: Sequence[int]) -> Decimal:
    return sum((one.figures.rolled(*quarters)[code] for one in communes), Decimal(0))


def exact(province: Desk, period: str, communes: Sequence[Commune], quarters: Sequence[int]) -> None:
    """Every row that is added up, and every count of yes, is what the communes' figures come to."""
    found: Mapping[str, Any] = province.does("consolidate", "--period", period)["values"]
    rolled = [one.figures.rolled(*quarters) for one in communes]
    rows = [row for row in communes[0].figures.catalogue.rows() if all(row.code in cells for cells in rolled)]
    wanted: dict[str, Decimal] = {}
    for row in rows:
        numbers = [cells[row.code] for cells in rolled]
        if row.office is OfficeRollUp.SUM:
            wanted[row.code] = sum(numbers, Decimal(0))
        elif row.office is OfficeRollUp.YES:
            wanted[row.code] = Decimal(sum(1 for number in numbers if number > 0))
        elif row.office is OfficeRollUp.LIST:
            assert row.code not in found, "a list is never added"
    told = {code: Decimal(found[code]["sum"]) for code in wanted}
    assert len(wanted) > 50 and told == wanted
    assert {found[code]["offices"] for code in wanted} == {len(communes)}


def answer(province: Desk, commune: Commune, folder: Path, period: str, *words: str) -> Path:
    out = folder / f"tra-loi-{commune.code}-{period}{words[0]}"
    province.does("bundle", "answer", "--office", commune.code, "--period", period, *words, "--out", out)
    return out


def accept(province: Desk, commune: Commune, folder: Path, period: str) -> None:
    home(commune, answer(province, commune, folder, period, "--accept"))
    assert commune.state(period) == "accepted"


def correct(commune: Commune, folder: Path, reason: str, number: str) -> None:
    """Some files move from on time to late, with a reason, and the report goes out as revision 2."""
    commune.desk.does("report", "correct", "--period", "2026-6M", "--reason", reason)
    commune.figures.move_on_time_to_late(2, 3)
    fill(commune.desk, folder / commune.code, "2026-6M", commune.cells(2))
    again = commune.hands_over(folder / commune.code, "2026-6M", number, "2026-06-18")
    assert again.shown["revision"] == 2


def forge(bundle: Path, target: Path) -> None:
    """One figure of a true bundle changed by a stranger's hand."""
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)
