"""The story of a bad day: every wrong thing is refused in one plain Vietnamese line, and nothing is written."""

from __future__ import annotations

import errno
import io
import sqlite3
import sys
from pathlib import Path

import pytest
from tests.flow.desk import Desk
from tests.flow.witness import Witness

from xacai.bootstrap import open_workspace
from xacai.db.store import FILE
from xacai.files.disk import Disk
from xacai.services.sampling import sample_documents

SAMPLE = sample_documents().plan_file
PERIOD = ("--period", "2026-Q3")


# --- plans ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("trong.txt", b"", ("trong.txt", "trống")),
        ("chi-dong-trong.txt", b"\n \n\t\n", ("chi-dong-trong.txt", "trống")),
        ("thu.txt", "Kính gửi anh Nam, mai họp lúc 8 giờ.".encode(), ("không phải", "kế hoạch")),
        ("bao-cao.txt", "BÁO CÁO\nKết quả cải cách hành chính quý I\n".encode(), ("không phải", "BÁO CÁO")),
        ("may.txt", bytes(range(256)) * 40, ("may.txt", "UTF-8")),
        ("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(99), ("anh.png",)),
    ],
)
def test_what_is_no_plan_is_refused(
    commune: Witness, tmp_path: Path, name: str, data: bytes, says: tuple[str, ...]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    commune.refused("plan", "import", path, says=says)


def test_a_plan_that_is_not_there_is_refused(commune: Witness, tmp_path: Path) -> None:
    commune.refused("plan", "import", tmp_path / "khong-co.txt", says=("khong-co.txt", "chọn lại"))
    commune.refused("plan", "import", tmp_path, says=("không đọc được",))


def test_the_plan_of_another_year_is_refused(commune: Witness) -> None:
    commune.refused("plan", "import", SAMPLE, "--year", "2027", says=("2026", "2027"))
    commune.refused("plan", "import", SAMPLE, "--plan", "2025/cchc", says=("2026", "2025"))


def test_the_plan_of_another_office_is_refused(commune: Witness, tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    other = tmp_path / "xa-khac.txt"
    other.write_text(text.replace("Tam Nhuận", "Hòa Lạc").replace("TAM NHUẬN", "HÒA LẠC"), encoding="utf-8")
    commune.refused("plan", "import", other, says=("Hòa Lạc", "Tam Nhuận"))


@pytest.mark.parametrize("mark", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_secret_plan_is_refused(commune: Witness, tmp_path: Path, mark: str) -> None:
    secret = tmp_path / "mat.txt"
    secret.write_text(f"{mark}\n\n{SAMPLE.read_text(encoding='utf-8')}", encoding="utf-8")
    commune.refused("plan", "import", secret, says=("mật",))
    commune.refused("plan", "read", secret, says=("mật",))


def test_a_bad_plan_on_standard_input_is_refused(commune: Witness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b""), encoding="utf-8"))
    commune.refused("plan", "import", "-", says=("trống",))


# --- figures ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("7.3.1;nhiều\n", ("nhiều", "không phải số")),
        ("7.3.1;12 văn bản\n", ("12 văn bản", "không phải là số")),
        ("7.3.1;1,234.5\n", ("1,234.5", "1.234,5")),
        ("7.3.1;-4\n", ("-4",)),
        ("7.3.1;2,5\n", ("2,5",)),
        ("9.9.9;4\n", ("9.9.9",)),
        ("7.3.1;4\n7.3.1;5\n", ("7.3.1", "hai lần")),
        (";4\n", ("4", "mã")),
        (f"7.3.1;{'9' * 30}\n", ("7.3.1",)),
    ],
)
def test_a_bad_figure_leaves_the_whole_list_out(
    working: Witness, tmp_path: Path, rows: str, says: tuple[str, ...]
) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text(f"Mã;Số liệu\n5.2.1;3\n{rows}", encoding="utf-8")
    before = working.look()
    status, _out, err = working.desk.run("report", "fill", *PERIOD, path, "--overwrite")
    assert status == 1
    assert len(err.strip().splitlines()) == 1
    assert working.look() == before
    for word in ("so-lieu.csv", *says):
        if word != "7.3.1":
            assert word in err, err


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", ("trống",)),
        (b"ten,tuoi\nNam,5\n", ("mã", "số liệu")),
        (b"PK\x03\x04 hong", (".xlsx",)),
        (b"\xff\xfe\xff", ("UTF-8",)),
    ],
)
def test_what_is_no_list_of_figures_is_refused(
    working: Witness, tmp_path: Path, data: bytes, says: tuple[str, ...]
) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_bytes(data)
    working.refused("report", "fill", *PERIOD, path, says=("so-lieu.csv", *says))


def test_a_part_larger_than_its_whole_stops_finalising(working: Witness, tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.csv"
    path.write_text("Mã;Số liệu\n7.3.1;100\n7.3.2;140\n", encoding="utf-8")
    working.desk.does("report", "fill", *PERIOD, path, "--overwrite")
    issues = working.desk.does("report", "check", *PERIOD)["issues"]
    (told,) = [issue for issue in issues if issue["where"] == "cell 7.3.2" and issue["severity"] == "error"]
    assert "140" in told["message"]
    assert "100" in told["message"]
    working.refused("report", "finalise", *PERIOD, says=("lỗi", "ô 7.3.2"))
    working.refused(
        "report", "export", *PERIOD, "--out", working.target, says=("chưa hoàn tất", "Quý III/2026")
    )
    assert not working.target.exists()


# --- folders ----------------------------------------------------------------------------------------------


def test_a_second_start_on_the_same_folder_is_refused(commune: Witness) -> None:
    workspace = open_workspace(commune.desk.folder)
    try:
        commune.refused("plan", "list", says=("đang mở", str(commune.desk.folder)))
    finally:
        workspace.close()
    commune.desk.does("plan", "list")


def test_a_data_folder_that_cannot_be_made_is_refused(
    commune: Witness, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "tep").write_bytes(b"x")
    elsewhere = Witness(Desk(tmp_path / "tep" / "du-lieu", capsys), tmp_path / "usb")
    elsewhere.refused("plan", "list", says=("không ghi được", "tep"))


def test_a_newer_data_file_is_refused_untouched(commune: Witness) -> None:
    path = commune.desk.folder / FILE
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    commune.refused("plan", "list", says=("mới hơn",))
    assert path.read_bytes() == before


@pytest.mark.parametrize("data", [b"x" * 5000, b"SQLite format 3\0" + bytes(4080)])
def test_a_damaged_or_foreign_data_file_is_refused_untouched(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "du-lieu"
    folder.mkdir()
    (folder / FILE).write_bytes(data)
    line = Desk(folder, capsys).is_refused("plan", "list")
    assert str(folder) in line
    assert (folder / FILE).read_bytes() == data


class FailingDisk(Disk):
    """A disk that answers every new file with one error."""

    number = errno.ENOSPC

    def create(self, path: Path, mode: int) -> int:
        raise OSError(self.number, "as told")


class ReadOnlyDisk(FailingDisk):
    number = errno.EROFS


class FillingDisk(Disk):
    """A disk that is full in the middle of the file."""

    def write(self, handle: int, data: memoryview) -> int:
        if len(data) < 3000:
            raise OSError(errno.ENOSPC, "as told")
        return super().write(handle, data[:1000])


@pytest.mark.parametrize(
    ("disk", "says"),
    [
        (FailingDisk, ("không còn chỗ",)),
        (FillingDisk, ("không còn chỗ",)),
        (ReadOnlyDisk, ("không ghi được",)),
    ],
)
def test_a_full_or_read_only_target_is_refused(
    ready: Witness, monkeypatch: pytest.MonkeyPatch, disk: type[Disk], says: tuple[str, ...]
) -> None:
    ready.target.mkdir()
    (ready.target / "cu.txt").write_text("đã có từ trước", encoding="utf-8")
    monkeypatch.setattr("xacai.files.atomic.Disk", disk)
    ready.refused("report", "export", *PERIOD, "--out", ready.target, says=(str(ready.target), *says))
    ready.refused("office", "card", "--out", ready.target / "the.xacai-card", says=says)
    monkeypatch.undo()
    ready.desk.does("report", "export", *PERIOD, "--out", ready.target)


def test_a_target_below_a_file_is_refused(ready: Witness, tmp_path: Path) -> None:
    (tmp_path / "tep").write_bytes(b"x")
    for words in (
        ("report", "export", *PERIOD, "--out", tmp_path / "tep" / "ra"),
        ("plan", "export", "--plan", "2026", "--out", tmp_path / "tep" / "kh.pdf"),
        ("catalogue", "export", "national-2025@1", "--out", tmp_path / "tep" / "bo.json"),
        ("office", "card", "--out", tmp_path / "tep" / "the.xacai-card"),
    ):
        ready.refused(*words, says=("tep",))
