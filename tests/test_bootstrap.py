"""The door of the floors: a data folder opened with its store, its catalogues and its clock."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from xacai.bootstrap import open_workspace
from xacai.domain.issue import Refusal


def test_a_new_folder_is_made_with_a_store_and_the_shipped_catalogues(tmp_path: Path) -> None:
    folder = tmp_path / "Tài liệu" / "Cải cách hành chính"
    workspace = open_workspace(folder, now=lambda: datetime(2026, 3, 1, 9))
    try:
        assert (folder / "xacai.db").is_file()
        assert workspace.today() == date(2026, 3, 1)
        assert workspace.find_office() is None
        assert workspace.catalogue_of_year(2026).id == "national-2025@1"
        assert workspace.new_id() != workspace.new_id()
    finally:
        workspace.close()


def test_the_usual_folder_is_taken_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xacai.bootstrap.data_folder", lambda: tmp_path / "usual")
    workspace = open_workspace()
    workspace.close()
    assert (tmp_path / "usual" / "xacai.db").is_file()


def test_a_second_opening_is_refused_until_the_first_is_closed(tmp_path: Path) -> None:
    first = open_workspace(tmp_path)
    with pytest.raises(Refusal) as caught:
        open_workspace(tmp_path)
    assert caught.value.issue.code == "store.in-use"
    first.close()
    open_workspace(tmp_path).close()


def test_a_kept_catalogue_that_no_longer_reads_is_left_out_of_choice(tmp_path: Path) -> None:
    first = open_workspace(tmp_path)
    with first.store.writing("catalogue.import", "cu@1") as shelves:
        shelves.catalogues.put("cu@1", {"schema": 1, "catalogue": {}})
    first.close()
    again = open_workspace(tmp_path)
    try:
        assert list(again.catalogues) == ["national-2025@1"]
        with again.store.reading() as shelves:
            assert shelves.catalogues.list() == ("cu@1",)
    finally:
        again.close()
