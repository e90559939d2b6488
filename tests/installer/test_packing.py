"""Which files are packed, under which names, and what is made of them."""

from __future__ import annotations

import asyncio
import gettext
import unicodedata
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from installer.bytecode import compile_folder, compiled
from installer.pruning import kept, kept_of_standard_library
from installer.release import Release, set_version, version_of
from installer.runtime import Runtime, RuntimeMissing, find_runtime, lay, share_cpp
from installer.setup_program import build_portable, file_lines, lay_words
from installer.source import export, lay_program
from installer.stamping import files_of, stamp, write_zip
from installer.tree import LISTING, UNINSTALLER, write_listing
from installer.wheels import LINUX, WINDOWS, requirements_for, unpack

from xacai.services.updating import runs_unpacked


@pytest.mark.parametrize(
    "path",
    [
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt6Core.dll",
        "PySide6/__init__.py",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PIL/PngImagePlugin.py",
        "PIL/JpegImagePlugin.py",
        "cffi-2.1.1.dist-info/licenses/LICENSE",
        "lxml/etree.cp311-win_amd64.pyd",
        "sqlalchemy/dialects/sqlite/base.py",
        "sqlalchemy/dialects/postgresql/base.py",
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
        "PySide6/msvcp140.dll",
        "PySide6/vcruntime140_1.dll",
        "PIL/WebPImagePlugin.py",
        "aiohttp/client.py",
        "aiohttp/_http_parser.cp311-win_amd64.pyd",
        "aiohttp-3.14.5.dist-info/METADATA",
        "attr/_make.py",
        "attrs-26.1.0.dist-info/licenses/LICENSE",
        "babel/locale-data/vi.dat",
        "lxml/etree.pyx",
        "lxml/html/__init__.py",
        "oscrypto/_win/tls.py",
        "pdfminer_six-20260107.data/scripts/dumppdf.py",
        "pydantic/mypy.py",
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


def test_what_trusts_a_throw_away_key_bears_it_in_every_name() -> None:
    made = Release("1.2.3", True, trial=True)
    assert made.setup_name == "XaCai-1.2.3-x64-trial.exe"
    assert all("-trial" in name for name in (made.portable_name, made.deb_name))
    assert Release("1.2.3", False, trial=True).setup_name == "XaCai-1.2.3-x64-trial-untested-runtime.exe"


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


def test_official_runtime_is_laid_without_openssl(tmp_path: Path) -> None:
    archive, target = tmp_path / "python-3.11.9-embed-amd64.zip", tmp_path / "tree"
    target.mkdir()
    stays = ("python311.dll", "python311.zip", "_sqlite3.pyd", "sqlite3.dll", "libffi-8.dll")
    goes = ("python.exe", "libcrypto-3.dll", "libssl-3.dll", "libssl-1_1.dll", "_ssl.pyd", "_hashlib.pyd")
    with zipfile.ZipFile(archive, "w") as made:
        for name in (*stays, *goes, "python311._pth"):
            made.writestr(name, name)
    lay(Runtime("3.11.9", archive), target, tmp_path)
    assert {path.name for path in target.iterdir()} == {*stays, "python311._pth"}
    assert (target / "python311._pth").read_bytes() == b"python311.zip\r\n.\r\nlib\r\n"


def test_cpp_runtime_is_laid_once_beside_the_program(tmp_path: Path) -> None:
    names = ("msvcp140.dll", "vcruntime140.dll", "vcruntime140_1.dll")
    (tmp_path / "lib" / "shiboken6").mkdir(parents=True)
    (tmp_path / "VCRUNTIME140.dll").write_bytes(b"older")
    for name in names:
        (tmp_path / "lib" / "shiboken6" / name).write_bytes(b"newer")
    share_cpp(tmp_path)
    files = {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in files_of(tmp_path)}
    assert files == dict.fromkeys(names, b"newer")


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
        archive.writestr("good-1.dist-info/METADATA", "Name: good\nLicense: MIT\n\n# Good\nBuy it.\n")
    unpack([wheel], tmp_path / "lib")
    found = {path.name: path for path in (tmp_path / "lib").rglob("*") if path.is_file()}
    assert set(found) == {"__init__.py", "METADATA"}
    assert found["METADATA"].read_text(encoding="utf-8") == "Name: good\nLicense: MIT\n"


def test_bytecode_holds_no_path_of_the_machine_and_replaces_its_source(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "one.py").write_text("x = 'hello'\n", encoding="utf-8")
    assert compile_folder(tmp_path) == 1
    (made,) = (tmp_path / "deep").iterdir()
    assert made.name == "one.pyc"
    assert made.read_bytes() == compiled(b"x = 'hello'\n", "deep/one.py")
    assert str(tmp_path).encode() not in made.read_bytes()


_DOCUMENTED = '''"""Module."""
import sys


class One:
    """Class."""


async def two():
    """Function."""
    assert sys, "kept"
    """No documentation."""
    return "kept too", sys._getframe().f_lineno


def three():
    return 3
'''


def test_documentation_is_cut_to_one_sign_and_nothing_else(tmp_path: Path) -> None:
    content = compiled(_DOCUMENTED.encode(), "deep/one.py")
    assert not [gone for gone in (b"Module.", b"Class.", b"Function.") if gone in content]
    (tmp_path / "cut.pyc").write_bytes(content)
    spec = spec_from_file_location("cut", tmp_path / "cut.pyc")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    documentation = [item.__doc__ for item in (module, module.One, module.two, module.three)]
    assert documentation == ["-", "-", "-", None]
    assert asyncio.run(module.two()) == ("kept too", 13)
    vars(module)["sys"] = None
    with pytest.raises(AssertionError, match="kept"):
        asyncio.run(module.two())


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


def test_portable_folder_knows_that_it_was_unpacked(tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "XaCai.exe").write_bytes(b"MZ")
    write_listing(tree)
    archive = build_portable(Release("1.2.3", True), tree, tmp_path, tmp_path)
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "stick")
    assert sorted(path.name for path in (tmp_path / "stick" / "XaCai").iterdir()) == [
        "DOC-TRUOC.txt",
        "XaCai.exe",
    ]
    assert runs_unpacked(tmp_path / "stick" / "XaCai") and not runs_unpacked(tree)


def test_words_that_are_the_same_are_packed_without_a_line(root: Path, tmp_path: Path) -> None:
    source = tmp_path / "source"
    export(root, source, "")
    lay_program(source, tmp_path / "xacai")
    sizes = {}
    for code, word in (("en", "Plan"), ("vi", "Kế hoạch")):
        found = gettext.translation("xacai", tmp_path / "xacai" / "translations", [code])
        assert found.gettext("Plan") == word
        sizes[code] = len((tmp_path / "xacai/translations" / code / "LC_MESSAGES/xacai.mo").read_bytes())
    assert sizes["en"] < sizes["vi"] / 10


def test_words_of_the_wizard_are_one_sign_a_letter(tmp_path: Path) -> None:
    apart = unicodedata.normalize("NFD", "Tiếp tục với những gì đang được cài")
    for name in ("Vietnamese.nlf", "Vietnamese.nsh"):
        (tmp_path / name).write_text(apart, encoding="utf-8-sig")
    for path in lay_words(tmp_path, tmp_path).iterdir():
        words = path.read_text(encoding="utf-8-sig")
        assert words == unicodedata.normalize("NFC", apart) != apart
