"""The floors of ARCHITECTURE.md, held by machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import grimp
import pytest
from importlinter.cli import lint_imports

WORKPLACES = (
    "first_start",
    "home",
    "planning",
    "progress",
    "reporting",
    "scoring",
    "submitting",
    "receiving",
    "consolidating",
    "settings",
)


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Who imports whom, packages from outside included."""
    return grimp.build_graph("xacai", include_external_packages=True, cache_dir=None)


def imported_from_outside(graph: grimp.ImportGraph, module: str) -> set[str]:
    """The packages outside the standard library that a module imports itself."""
    tops = {name.partition(".")[0] for name in graph.find_modules_directly_imported_by(module)}
    return tops - sys.stdlib_module_names - {"xacai"}


def within(graph: grimp.ImportGraph, package: str) -> list[str]:
    """A package and every module in it."""
    return [package, *graph.find_descendants(package)]


def test_contracts_of_pyproject_are_kept(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = Path.cwd()
    os.chdir(root)
    try:
        status = lint_imports(config_filename=str(root / "pyproject.toml"), no_cache=True)
    finally:
        os.chdir(here)
    assert status == 0, capsys.readouterr().out


def test_the_ground_floor_needs_the_standard_library_only(graph: grimp.ImportGraph) -> None:
    foreign = {name: imported_from_outside(graph, name) for name in within(graph, "xacai.domain")}
    assert {name: found for name, found in foreign.items() if found} == {}


@pytest.mark.parametrize(
    ("package", "home"),
    [
        ("PySide6", "xacai.ui"),
        ("sqlmodel", "xacai.db"),
        ("sqlalchemy", "xacai.db"),
        ("sqlite3", "xacai.db"),
        ("pyhanko", "xacai.exchange.pades"),
        ("pkcs11", "xacai.exchange.pades"),
        ("asn1crypto", "xacai.exchange.pades"),
    ],
)
def test_a_package_is_imported_in_its_one_room(graph: grimp.ImportGraph, package: str, home: str) -> None:
    if package not in graph.modules:
        pytest.skip(f"nothing imports {package} yet")
    importers = {
        name for name in graph.find_modules_that_directly_import(package) if name.startswith("xacai")
    }
    assert {name for name in importers if not f"{name}.".startswith(f"{home}.")} == set()


def test_workplaces_do_not_know_each_other(graph: grimp.ImportGraph) -> None:
    present = [f"xacai.ui.{name}" for name in WORKPLACES if f"xacai.ui.{name}" in graph.modules]
    known = {
        (one, other): chain
        for one in present
        for other in present
        if one != other and (chain := graph.find_shortest_chain(one, other, as_packages=True))
    }
    assert known == {}


def test_no_two_modules_import_each_other(graph: grimp.ImportGraph) -> None:
    modules = sorted(name for name in graph.modules if name.startswith("xacai."))
    mutual = [
        (one, other)
        for one in modules
        for other in graph.find_modules_directly_imported_by(one)
        if one < other and graph.direct_import_exists(importer=other, imported=one)
    ]
    assert mutual == []
