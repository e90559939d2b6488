"""Catalogues: written out, changed under another version, taken in; one that is held is never replaced."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.offices import open_at, refused

from xacai.domain.catalogue import Catalogue
from xacai.domain.issue import Refusal, errors
from xacai.services import cataloguing
from xacai.services.workspace import Workspace


@pytest.fixture
def provincial(small: Workspace) -> Catalogue:
    """The national catalogue under another name, one row renamed."""
    national = small.catalogue_of_year(2026)
    form = national.forms[0]
    rows = (replace(form.rows[0], name="Kế hoạch của tỉnh"), *form.rows[1:])
    forms = (replace(form, rows=rows), *national.forms[1:])
    return replace(national, name="van-giang", version="2", year=2026, forms=forms)


def write(path: Path, catalogue: Catalogue) -> Path:
    """A catalogue's file."""
    path.write_bytes(cataloguing.catalogue_bytes(catalogue))
    return path


def test_a_catalogue_goes_out_and_comes_back_under_another_version(
    small: Workspace, provincial: Catalogue, tmp_path: Path
) -> None:
    path = write(tmp_path / "bo-danh-muc.json", provincial)
    read, issues = cataloguing.read_catalogue_file(path)
    assert errors(issues) == ()
    assert read == provincial
    assert cataloguing.import_catalogue(small, path) == provincial
    assert small.catalogue("van-giang@2") == provincial
    assert small.catalogue_of_year(2026) == provincial
    assert small.catalogue_of_year(2025).name == "national-2025"
    small.close()
    again = open_at(small.folder)
    try:
        assert again.catalogue("van-giang@2") == provincial
    finally:
        again.close()


def test_the_same_again_is_harmless_and_another_content_is_refused(
    small: Workspace, provincial: Catalogue, tmp_path: Path
) -> None:
    path = write(tmp_path / "a.json", provincial)
    cataloguing.import_catalogue(small, path)
    assert cataloguing.import_catalogue(small, path) == provincial
    other = write(tmp_path / "b.json", replace(provincial, title="Bộ khác"))
    with refused(small, "catalogue.version-held"):
        cataloguing.import_catalogue(small, other)
    national = small.catalogue("national-2025@1")
    changed = write(tmp_path / "c.json", replace(national, title="Bộ khác"))
    with refused(small, "catalogue.version-held"):
        cataloguing.import_catalogue(small, changed)


def test_a_file_with_faults_is_told_and_not_taken_in(
    small: Workspace, provincial: Catalogue, tmp_path: Path
) -> None:
    data = json.loads(cataloguing.catalogue_bytes(provincial))
    del data["catalogue"]["title"]
    path = tmp_path / "thieu.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    _catalogue, issues = cataloguing.read_catalogue_file(path)
    assert [issue.code for issue in errors(issues)][:1] == ["catalogue.missing-key"]
    with refused(small, "catalogue.missing-key"):
        cataloguing.import_catalogue(small, path)


@pytest.mark.parametrize("data", [b"[]", b"{", b"3", b"\xff"])
def test_what_is_no_catalogue_is_refused(small: Workspace, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "la.json"
    path.write_bytes(data)
    with pytest.raises(Refusal) as caught:
        cataloguing.import_catalogue(small, path)
    assert caught.value.issue.code == "catalogue.no-catalogue"


def test_an_unknown_catalogue_is_refused(small: Workspace) -> None:
    with refused(small, "catalogue.unknown"):
        small.catalogue("khong-co@1")
