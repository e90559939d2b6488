"""Catalogues on disk: a folder of TOML files, one JSON file, and what is said of damaged ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from xacai.files.catalogues import packaged_catalogues, read_catalogue_file, read_catalogue_folder
from xacai.files.resources import resource
from xacai.wording.messages import message_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped catalogue."""
    return Path(shutil.copytree(resource("catalogues", "national-2025"), tmp_path / "book"))


def test_the_packaged_ones_are_read_once() -> None:
    assert packaged_catalogues() is packaged_catalogues()
    assert [book.year for book in packaged_catalogues()] == sorted(
        book.year for book in packaged_catalogues()
    )


def test_forms_stand_in_the_order_of_their_numbers(folder: Path) -> None:
    text = (folder / "form-2.toml").read_text("utf-8")
    tenth = text.replace('no = "2"\ntitle', 'no = "10"\ntitle').replace('code = "2.', 'code = "10.')
    for key in ("numerator", "denominator"):
        tenth = tenth.replace(f'{key} = "2.', f'{key} = "10.')
    (folder / "form-10.toml").write_text(tenth, "utf-8")
    book, issues = read_catalogue_folder(folder)
    assert issues == () and book is not None
    assert [form.no for form in book.forms] == ["1", "2", "3", "4", "5", "6", "7", "10"]


@pytest.mark.parametrize(
    ("name", "text", "code", "said"),
    [
        ("rules.toml", "[[rules]\ncode=", "catalogue.not-toml", "rules.toml"),
        ("rules.toml", "a = " + "[" * 5000, "catalogue.not-toml", "rules.toml"),
        ("more.toml", "[calendar]\n", "catalogue.key-twice", "calendar"),
        ("more.toml", "[secrets]\nx = 1\n", "catalogue.unknown-key", "secrets"),
        ("empty.toml", "", "bundle.source-empty", "empty.toml"),
    ],
)
def test_a_damaged_folder_is_named(folder: Path, name: str, text: str, code: str, said: str) -> None:
    (folder / name).write_text(text, "utf-8")
    book, issues = read_catalogue_file(folder)
    assert book is None
    assert [issue.code for issue in issues] == [code]
    assert said in message_of(issues[0]) + issues[0].where


def test_bytes_that_are_no_text(folder: Path) -> None:
    (folder / "rules.toml").write_bytes(b"\xff\xfe\x00")
    assert [issue.code for issue in read_catalogue_folder(folder)[1]] == ["catalogue.not-toml"]


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"[]", "catalogue.no-catalogue"), (b"{", "bundle.json"), (b"{}", "catalogue.missing-key")],
)
def test_a_file_that_is_no_catalogue(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "book.json").write_bytes(data)
    book, issues = read_catalogue_file(tmp_path / "book.json")
    assert book is None
    assert code in {issue.code for issue in issues}


def test_an_empty_folder_is_no_catalogue(tmp_path: Path) -> None:
    book, issues = read_catalogue_folder(tmp_path)
    assert book is None
    assert {issue.code for issue in issues} == {"catalogue.missing-key"}
