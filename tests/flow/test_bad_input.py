"""The story of a bad day: every wrong thing is refused in one plain Vietnamese line, and nothing is written."""

from __future__ import annotations

import errno
import io
import shutil
import sqlite3
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.flow.desk import Desk
from tests.services import offices
from tests.services.digest import files_digest, tables_digest
from tests.services.offices import Sent

from xacai.bootstrap import open_workspace
from xacai.db.store import FILE
from xacai.files.disk import Disk
from xacai.services.sampling import sample_documents

SAMPLE = sample_documents().plan_file
PERIOD = ("--period", "2026-Q3")
ENGLISH = (" the ", " is ", " not ", " file ", " of ")


class Witness:
    """Commands at a desk, each with a look before and after: the same rows, the same files."""

    def __init__(self, desk: Desk, target: Path) -> None:
        self.desk = desk
        self.target = target

    def look(self) -> object:
        """All rows of the data folder's store, and all files of the target folder."""
        store = self.desk.folder / FILE
        return (tables_digest(store) if store.exists() else "", files_digest(self.target))

    def refused(self, *words: str | Path, says: tuple[str, ...]) -> str:
        """The command is refused in one line that has these words in it, and nothing was written."""
        before = self.look()
        line = self.desk.is_refused(*words)
        assert self.look() == before
        for word in says:
            assert word.casefold() in line.casefold(), line
        assert not any(word in f" {line} " for word in ENGLISH), line
        assert line.rstrip()[-1] in ".!?)", line
        assert "{" not in line
        return line


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.getbasetemp()


@pytest.fixture
def commune(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Witness:
    """The sample commune, its plan not yet taken in."""
    desk = Desk(tmp_path / "xa", capsys)
    desk.does(
        "office", "init", "--code", "97213", "--name", "Ủy ban nhân dân xã Tam Nhuận", "--place", "Tam Nhuận",
    )  # fmt: skip
    return Witness(desk, tmp_path / "usb")


@pytest.fixture
def working(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Witness:
    """The sample commune with its report in work."""
    return Witness(Desk(shutil.copytree(offices.furnished(base), tmp_path / "xa"), capsys), tmp_path / "usb")


@pytest.fixture
def ready(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Witness:
    """The sample commune with its report sent once; it can be sent again."""
    return Witness(
        Desk(shutil.copytree(offices.sent(base).folder, tmp_path / "xa"), capsys), tmp_path / "usb"
    )


@pytest.fixture
def province(base: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Witness:
    """The office above."""
    folder = shutil.copytree(offices.receiving_folder(base), tmp_path / "tinh")
    return Witness(Desk(folder, capsys), tmp_path / "tinh" / "inbox")


@pytest.fixture
def sent(base: Path) -> Sent:
    """What the commune sent."""
    return offices.sent(base)


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
    working.refused("report", "export", *PERIOD, "--out", working.target, says=("chưa hoàn tất", "Quý III/2026"))
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


# --- bundles ----------------------------------------------------------------------------------------------


def receive_bad(province: Witness, path: Path) -> str:
    """A bad file is refused in one line, whatever it is; nothing is written."""
    before = province.look()
    status, _out, err = province.desk.run("bundle", "receive", path)
    assert status == 1
    assert len(err.strip().splitlines()) == 1, err
    assert err.startswith(f"{path.name}: ")
    assert not any(word in err for word in ENGLISH), err
    assert province.look() == before
    return err


def test_a_bundle_changed_by_one_byte_is_refused(province: Witness, sent: Sent, tmp_path: Path) -> None:
    whole = sent.exported.bundle.path.read_bytes()
    path = tmp_path / "doi.xacai"
    verdicts: list[bool] = []
    from xacai.exchange.bundle import unpack

    for at in range(0, len(whole), 97):
        changed = bytearray(whole)
        changed[at] ^= 1 << (at % 8)
        verdicts.append(unpack(bytes(changed), {})[1].acceptable)
    assert not any(verdicts)
    for at in range(0, len(whole), len(whole) // 7):
        changed = bytearray(whole)
        changed[at] ^= 1 << (at % 8)
        path.write_bytes(changed)
        assert "gửi lại" in receive_bad(province, path) or "xacai" in receive_bad(province, path)


@pytest.mark.parametrize("kept", [0, 1, 37, 0.1, 0.5, 0.9, -1])
def test_a_bundle_that_was_cut_is_refused(province: Witness, sent: Sent, tmp_path: Path, kept: float) -> None:
    whole = sent.exported.bundle.path.read_bytes()
    length = int(len(whole) * kept) if isinstance(kept, float) else kept
    path = tmp_path / "cat.xacai"
    path.write_bytes(whole[:length])
    receive_bad(province, path)


@pytest.mark.parametrize("kept", [100, 0.3, 0.99])
def test_a_paper_that_was_cut_is_refused(province: Witness, sent: Sent, tmp_path: Path, kept: float) -> None:
    whole = sent.exported.pdf.path.read_bytes()
    path = tmp_path / "cat.pdf"
    path.write_bytes(whole[: int(len(whole) * kept) if isinstance(kept, float) else kept])
    assert "PDF" in receive_bad(province, path)


def newer_bundle(data: bytes) -> bytes:
    """The bundle as a later program would name its format: the first entry says so."""
    old, new = b"application/vnd.xacai.bundle+zip;v=1", b"application/vnd.xacai.bundle+zip;v=9"
    import zlib

    changed = data.replace(old, new)
    return changed.replace(struct.pack("<I", zlib.crc32(old)), struct.pack("<I", zlib.crc32(new)))


def test_a_bundle_of_a_newer_program_asks_for_that_program(
    province: Witness, sent: Sent, tmp_path: Path
) -> None:
    path = tmp_path / "moi.xacai"
    path.write_bytes(newer_bundle(sent.exported.bundle.path.read_bytes()))
    assert "mới hơn" in receive_bad(province, path)
    status, out, _err = province.desk.run("--json", "bundle", "verify", path)
    assert status == 1
    assert '"newer_format": true' in out


@pytest.mark.parametrize("name", ["Copy of bao-cao (1).xacai.zip", "Báo cáo quý III.xacai", "khong-duoi"])
def test_a_renamed_bundle_is_still_read(province: Witness, sent: Sent, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    shutil.copy(sent.exported.bundle.path, path)
    assert province.desk.does("bundle", "receive", path)[0]["outcome"] == "stored"


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(SAMPLE.read_bytes()),
        lambda path: path.write_bytes(b"PK\x05\x06" + bytes(18)),
        lambda path: path.mkdir(),
    ],
)
def test_what_is_no_bundle_is_refused(
    province: Witness, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    path = tmp_path / "la.xacai"
    make(path)
    before = province.look()
    province.desk.run("bundle", "receive", path)
    province.refused("bundle", "verify", path, says=()) if path.is_dir() else None
    assert province.look() == before


def test_a_changed_card_is_not_trusted(province: Witness, sent: Sent, tmp_path: Path) -> None:
    path = tmp_path / "the.xacai-card"
    path.write_bytes(sent.card.read_bytes().replace(b"97213", b"97219"))
    province.refused("office", "trust", path, says=("thẻ",))
    province.refused("office", "trust", tmp_path / "khong-co", says=("khong-co",))
