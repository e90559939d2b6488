"""Which files are packed, under which names, and what is made of them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from installer.bytecode import compile_folder, compiled
from installer.pruning import kept, kept_of_standard_library
from installer.release import Release, set_version, version_of
from installer.runtime import Runtime, RuntimeMissing, find_runtime
from installer.setup_program import file_lines
from installer.stamping import stamp, write_zip
from installer.tree import LISTING, UNINSTALLER, write_listing
from installer.wheels import LINUX, WINDOWS, requirements_for, unpack


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt6Core.dll",
        "PySide6/__init__.py",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "babel/locale-data/vi.dat",
        "babel/locale-data/root.dat",
        "sqlalchemy/dialects/sqlite/base.py",
        "shiboken6/msvcp140.dll",
        "tzdata/zoneinfo/Asia/Ho_Chi_Minh",
        "segno-1.6.6.dist-info/METADATA",
    ],
)
def test_what_the_program_needs_stays(path: str) -> None:
    assert kept(path)


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/opengl32sw.dll",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt6QuickControls2.dll",
        "PySide6/QtQml.pyd",
        "PySide6/designer.exe",
        "PySide6/qml/QtQuick/qmldir",
        "PySide6/translations/qt_de.qm",
        "PySide6/scripts/deploy.py",
        "PySide6/plugins/sqldrivers/qsqlite.dll",
        "PySide6/resources/icudtl.dat",
        "PySide6/QtCore.pyi",
        "babel/locale-data/de.dat",
        "babel/locale-data/vi_XX.dat",
        "lxml/etree.pyx",
        "shiboken6/vcamp140.dll",
        "segno-1.6.6.dist-info/RECORD",
        "xacai/__pycache__/x.cpython-311.pyc",
        "openpyxl/tests/test_cell.py",
    ],
)
def test_what_nobody_uses_goes(path: str) -> None:
    assert not kept(path)


def test_standard_library_goes_without_tests_and_windows_of_its_own() -> None:
    assert kept_of_standard_library("asyncio/windows_events.py")
    assert kept_of_standard_library("sqlite3/dbapi2.py")
    gone = ("test/test_os.py", "tkinter/ttk.py", "unittest/test/test_case.py", "lib2to3/main.py",
            "_sysconfigdata__linux_x86_64-linux-gnu.py", "site-packages/pip/x.py", "config-3.11/x.py",
            "lib-dynload/x.py", "os.pyc")  # fmt: skip
    assert not [name for name in gone if kept_of_standard_library(name)]


def test_only_the_official_runtime_gives_a_name_for_offices() -> None:
    assert Release("1.2.3", True).setup_name == "XaCai-1.2.3-x64.exe"
    assert Release("1.2.3", False).setup_name == "XaCai-1.2.3-x64-untested-runtime.exe"
    assert "untested-runtime" in Release("1.2.3", False).portable_name


def test_version_is_read_and_written(tmp_path: Path) -> None:
    (tmp_path / "__init__.py").write_text('"""Words."""\n\n__version__ = "0.4.1"\n', encoding="utf-8")
    assert version_of(tmp_path) == "0.4.1"
    set_version(tmp_path, "0.3.9")
    assert version_of(tmp_path) == "0.3.9"
    with pytest.raises(ValueError, match="form"):
        set_version(tmp_path, "0.4rc1")


def test_version_of_the_program_can_be_packed(root: Path) -> None:
    assert version_of(root / "src" / "xacai")


def test_stand_in_without_an_archive_and_refusal_of_a_strange_one(tmp_path: Path) -> None:
    assert find_runtime(tmp_path) == Runtime("3.11.7", None)
    (tmp_path / "SHA256SUMS").write_text(f"{'0' * 64}  python-3.11.9-embed-amd64.zip\n", encoding="utf-8")
    archive = tmp_path / "python-3.11.9-embed-amd64.zip"
    archive.write_bytes(b"no Python")
    with pytest.raises(RuntimeMissing, match="hash"):
        find_runtime(tmp_path)
    archive.rename(tmp_path / "python.zip")
    with pytest.raises(RuntimeMissing, match="named"):
        find_runtime(tmp_path)


def test_official_archive_is_known_by_its_hash(tmp_path: Path) -> None:
    archive = tmp_path / "python-3.13.2-embed-amd64.zip"
    archive.write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (tmp_path / "SHA256SUMS").write_text(f"{empty}  {archive.name}\n", encoding="utf-8")
    runtime = find_runtime(tmp_path)
    assert (runtime.version, runtime.series, runtime.name) == ("3.13.2", "3.13", "python313")


_LOCK = """# comment
one==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
two==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:cc
"""


def test_lock_is_read_for_another_system() -> None:
    windows = requirements_for(_LOCK, WINDOWS, "3.11")
    assert "two==2.0 \\\n    --hash=sha256:cc" in windows and ";" not in windows
    assert "--hash=sha256:aa \\\n    --hash=sha256:bb" in windows
    assert "two" not in requirements_for(_LOCK, LINUX, "3.11")


def test_the_projects_lock_is_whole_on_windows(root: Path) -> None:
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    windows = requirements_for(lock, WINDOWS, "3.11")
    assert "tzdata==" in windows and "pyside6-essentials==6.9." in windows
    assert windows.count("==") == windows.count("\n    --hash") or "--hash" in windows


def test_wheel_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "bad.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("../out.py", "x = 1")
    with pytest.raises(ValueError, match="out"):
        unpack([wheel], tmp_path / "lib")
    assert not (tmp_path / "out.py").exists()


def test_wheels_data_lands_beside_the_rest(tmp_path: Path) -> None:
    wheel = tmp_path / "good.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("good-1.data/purelib/good/__init__.py", "")
        archive.writestr("good/word.pyi", "")
    unpack([wheel], tmp_path / "lib")
    assert [path.name for path in (tmp_path / "lib").rglob("*") if path.is_file()] == ["__init__.py"]


def test_bytecode_holds_no_path_of_the_machine_and_replaces_its_source(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.py").write_text("x = 'hello'\n", encoding="utf-8")
    assert compile_folder(tmp_path) == 1
    (made,) = (tmp_path / "deep").iterdir()
    assert made.name == "one.pyc"
    assert made.read_bytes() == compiled(b"x = 'hello'\n", "deep/one.py")
    assert str(tmp_path).encode() not in made.read_bytes()


def test_list_of_the_uninstaller_names_files_then_folders_innermost_first(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "c.txt").write_text("", encoding="ascii")
    (tmp_path / "top.txt").write_text("", encoding="ascii")
    write_listing(tmp_path)
    lines = (tmp_path / LISTING).read_bytes().decode("ascii").split("\r\n")
    assert lines == ["a\\b\\c.txt", "top.txt", UNINSTALLER, LISTING, "a\\b\\", "a\\", ""]
    assert LISTING not in file_lines(tmp_path)
    assert 'SetOutPath "$INSTDIR\\a\\b"' in file_lines(tmp_path)


def test_archive_is_the_same_twice(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "b.txt").write_text("b", encoding="ascii")
    write_zip(tmp_path / "one.zip", folder)
    (folder / "b.txt").touch()
    stamp(folder)
    write_zip(tmp_path / "two.zip", folder)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
