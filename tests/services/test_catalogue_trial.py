"""A changed catalogue on the office's reports: what would be other is told, and nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from xacai.domain.catalogue import Rule, RuleKind
from xacai.domain.catalogue_move import Fate
from xacai.domain.issue import Severity
from xacai.services import cataloguing
from xacai.services.catalogue_trial import try_catalogue
from xacai.services.reporting import list_reports
from xacai.services.workspace import Workspace


def test_the_same_catalogue_changes_nothing(sample: Workspace) -> None:
    national = sample.plain_catalogue("national-2025@1")
    trial = try_catalogue(sample, replace(national, version="2"))
    assert trial.rows(Fate.NEW, Fate.REMOVED, Fate.CHANGED, Fate.RENAMED, Fate.RECODED, Fate.ASKED) == ()
    assert trial.reports
    assert all((item.left, item.fires, item.rests) == ({}, (), ()) for item in trial.reports)


def test_rows_gone_and_rules_that_fire_are_named(sample: Workspace, tmp_path: Path) -> None:
    national = sample.plain_catalogue("national-2025@1")
    before = list_reports(sample)
    form = next(form for form in national.forms if form.no == "3")
    rows = tuple(row for row in form.rows if row.code != "3.1.2")
    forms = tuple(replace(form, rows=rows) if item.no == "3" else item for item in national.forms)
    kept = tuple(rule for rule in national.rules if "3.1.2" not in (*rule.cells, rule.message))
    never = Rule(
        "moi", RuleKind.RANGE, ("3.1.3",), Severity.ERROR, "Ô {cell} quá nhỏ.", ("999999", "9999999")
    )
    sentences = tuple(item for item in national.sentences if "3.1.2" not in f"{item.row} {item.text}")
    new = replace(national, version="2", forms=forms, rules=(*kept, never), sentences=sentences)
    path = tmp_path / "moi.xlsx"
    path.write_bytes(cataloguing.catalogue_file(new, path))
    trial = try_catalogue(sample, cataloguing.sound_catalogue(path))
    assert trial.rows(Fate.REMOVED) == ("3.1.2",)
    newest = next(item for item in trial.reports if item.period == "2026-Q3")
    assert list(newest.left) == ["cell 3.1.2"]
    assert any(issue.where == "cell 3.1.3" for issue in newest.fires)
    assert list_reports(sample) == before
    assert "national-2025@2" not in sample.catalogues
