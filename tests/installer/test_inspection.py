"""The static gate finds what it is there for."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from installer.inspection import (
    import_findings,
    listing_findings,
    path_findings,
    size_findings,
    trace_findings,
    windows_libraries,
)
from installer.portable_executable import AMD64, NotExecutable, read_executable
from installer.tree import write_listing

_SECTION = 0x1000
_RAW = 0x400


def made_executable(library: str, names: tuple[str, ...] = ("Run",), machine: int = AMD64) -> bytes:
    """A 64-bit file with one section that holds nothing but an import table of one library."""
    rows = _SECTION + 40  # one row of the table and the row of zeros
    strings = rows + 8 * (len(names) + 1)
    texts = b""
    pointers = []
    for name in names:
        pointers.append(strings + len(texts))
        texts += b"\0\0" + name.encode() + b"\0"
    library_place = strings + len(texts)
    texts += library.encode() + b"\0"
    table = struct.pack("<IIIII", rows, 0, 0, library_place, rows) + bytes(20)
    body = table + b"".join(struct.pack("<Q", place) for place in (*pointers, 0)) + texts
    optional = struct.pack("<H", 0x20B).ljust(112, b"\0") + struct.pack("<II", 0, 0)
    optional += struct.pack("<II", _SECTION, 40) + bytes(8 * 14)
    head = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40)
    head += b"PE\0\0" + struct.pack("<HHIIIHH", machine, 1, 0, 0, 0, len(optional), 0) + optional
    head += b".data\0\0\0" + struct.pack("<IIII", len(body), _SECTION, len(body), _RAW) + bytes(16)
    return head.ljust(_RAW, b"\0") + body


def test_imports_of_a_made_file_are_read() -> None:
    (found,) = read_executable(made_executable("Some.DLL", ("One", "Two"))).imports
    assert (found.library, found.names, found.delayed) == ("some.dll", ("One", "Two"), False)


@pytest.mark.parametrize("content", [b"", b"MZ", b"MZ" + bytes(200), made_executable("a.dll")[:0x420]])
def test_what_is_no_executable_is_said(content: bytes) -> None:
    with pytest.raises(NotExecutable):
        read_executable(content)


def test_import_that_nothing_answers_is_found(tmp_path: Path) -> None:
    (tmp_path / "XaCai.exe").write_bytes(made_executable("KERNEL32.dll"))
    (tmp_path / "one.pyd").write_bytes(made_executable("python311.dll"))
    (tmp_path / "two.dll").write_bytes(made_executable("api-ms-win-crt-heap-l1-1-0.dll"))
    assert [(found.path, found.detail) for found in import_findings(tmp_path)] == [
        ("one.pyd", "python311.dll")
    ]
    (tmp_path / "Python311.dll").write_bytes(made_executable("ntdll.dll"))
    assert import_findings(tmp_path) == []


def test_library_in_a_folder_that_nobody_searches_does_not_count(tmp_path: Path) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "far.dll").write_bytes(made_executable("kernel32.dll"))
    (tmp_path / "one.pyd").write_bytes(made_executable("far.dll"))
    assert [found.detail for found in import_findings(tmp_path)] == ["far.dll"]


def test_folder_that_a_package_adds_counts_for_its_own_files_only(tmp_path: Path) -> None:
    for folder in ("shiboken6", "PySide6", "pikepdf"):
        (tmp_path / "lib" / folder).mkdir(parents=True)
    (tmp_path / "lib/shiboken6/shiboken6.abi3.dll").write_bytes(made_executable("kernel32.dll"))
    for user in ("PySide6/QtCore.pyd", "pikepdf/_core.pyd"):
        (tmp_path / "lib" / user).write_bytes(made_executable("shiboken6.abi3.dll"))
    assert [found.path for found in import_findings(tmp_path)] == ["lib/pikepdf/_core.pyd"]


def test_code_for_another_machine_is_found(tmp_path: Path) -> None:
    (tmp_path / "old.dll").write_bytes(made_executable("kernel32.dll", machine=0x14C))
    assert [found.rule for found in import_findings(tmp_path)] == ["not for 64-bit Windows"]


def test_what_differs_between_windows_is_not_windows_own() -> None:
    assert not windows_libraries() & {"icuuc.dll", "msvcp140.dll", "vcruntime140.dll"}


def test_paths_too_long_not_plain_or_alike_are_found() -> None:
    folder = "C:\\" + "f" * 97  # 100 signs
    assert path_findings(["a" * 158], folder) == []
    rules = [found.rule for found in path_findings(["a" * 159, "tệp.txt", "One.py", "one.py"], folder)]
    assert rules == ["path too long", "name outside ASCII", "names that differ only by case"]


def test_paths_of_the_machine_are_found_in_both_codings(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\0" + b"/made/here/x.py")
    (tmp_path / "b.bin").write_bytes("/made/here".encode("utf-16-le"))
    (tmp_path / "c.bin").write_bytes(b"/made/elsewhere")
    assert [found.path for found in trace_findings(tmp_path, ["/made/here"])] == ["a.bin", "b.bin"]


def test_file_that_the_uninstaller_would_leave_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="ascii")
    write_listing(tmp_path)
    assert listing_findings(tmp_path) == []
    (tmp_path / "late.txt").write_text("", encoding="ascii")
    assert [found.path for found in listing_findings(tmp_path)] == ["late.txt"]


def test_figures_are_held() -> None:
    assert size_findings(130_000_000, 40_000_000) == []
    assert len(size_findings(130_000_001, 40_000_001)) == 2
