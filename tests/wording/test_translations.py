"""Nothing on a screen stays English by accident: the catalogues, and the sentences of issues."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import translations
from xacai.domain.issue import Issue, Severity
from xacai.wording import language
from xacai.wording.messages import message_of, templates

# Issue(…), refuse(…), and the rooms' own short forms such as _warning(…).
ISSUE_MAKER = re.compile(r"_?(\w+_)?(issue|refuse|refusal|error|warning|question)", re.IGNORECASE)
CODE = re.compile(r"[a-z]+(\.[a-z0-9-]+)+")


@pytest.fixture
def vietnamese() -> Iterator[None]:
    """Vietnamese for one test, whatever was in force."""
    before = language.language()
    language.use_language("vi")
    yield
    language.use_language(before)


def codes_in(path: Path) -> set[str]:
    """The literal issue codes that a module makes: the first argument, or ``code``, of an issue."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        keyword = next((item.value for item in node.keywords if item.arg == "code"), None)
        first = node.args[0] if node.args else keyword
        if not ISSUE_MAKER.fullmatch(name) or not isinstance(first, ast.Constant):
            continue
        if isinstance(first.value, str) and CODE.fullmatch(first.value):
            found.add(first.value)
    return found


def test_catalogues_are_complete(root: Path) -> None:
    assert translations.problems(root / "translations", root / "src" / "xacai") == []


def test_every_issue_has_a_sentence(root: Path) -> None:
    known = templates()
    used = {path: codes_in(path) for path in (root / "src" / "xacai").rglob("*.py")}
    missing = {code: path.name for path, codes in used.items() for code in codes if code not in known}
    assert missing == {}


def test_every_sentence_is_translated(vietnamese: None) -> None:
    assert [code for code, text in templates().items() if language._(text) == text] == []


def test_every_sentence_stands_in_the_room_of_its_code() -> None:
    assert [code for code in templates() if "." not in code or code != code.strip().lower()] == []


def test_an_unknown_code_is_still_said() -> None:
    said = message_of(Issue("nowhere.known", Severity.ERROR, params={"path": "a.xacai"}))
    assert "nowhere.known" in said and "a.xacai" in said


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A source tree of one module with one message of each kind."""
    source = tmp_path / "src" / "xacai"
    source.mkdir(parents=True)
    lines = ['_("Saved at {time}")', 'N_("Ready")', 'ngettext("{n} file", "{n} files", 3)']
    (source / "page.py").write_text("\n".join(lines), "utf-8")
    return tmp_path


WORDS = {"Saved at {time}": "Đã lưu lúc {time}", "Ready": "Sẵn sàng", "{n} file": "{n} tệp"}


def problems_of(project: Path) -> list[str]:
    return translations.problems(project / "translations", project / "src" / "xacai")


def prepare(project: Path, words: dict[str, str]) -> None:
    translations.add(project / "translations", project / "src" / "xacai", words)
    translations.update(project / "translations", project / "src" / "xacai")


def test_a_complete_catalogue_is_clean(project: Path) -> None:
    prepare(project, WORDS)
    assert problems_of(project) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"Ready": ""}, "no Vietnamese: 'Ready'"),
        ({"Saved at {time}": "Đã lưu"}, "placeholders differ: 'Saved at {time}'"),
        ({"Saved at {time}": "Đã lưu lúc {giờ}"}, "placeholders differ: 'Saved at {time}'"),
        ({"Ready": "Sẵn sàng {"}, "placeholders differ: 'Ready'"),
    ],
)
def test_a_fault_is_listed(project: Path, change: dict[str, str], said: str) -> None:
    prepare(project, {**WORDS, **change})
    assert [line for line in problems_of(project) if line.startswith(said)] != []


def test_new_and_unused_messages_are_listed(project: Path) -> None:
    prepare(project, WORDS)
    (project / "src" / "xacai" / "page.py").write_text('_("Closed")', "utf-8")
    said = problems_of(project)
    assert "absent from vi: 'Closed'" in said and "obsolete in vi: 'Ready'" in said


def test_a_message_inside_an_f_string_is_listed(project: Path) -> None:
    prepare(project, WORDS)
    (project / "src" / "xacai" / "other.py").write_text("f\"{_('Ready')}\"", "utf-8")
    assert problems_of(project) == ["message and f-string mixed: xacai/other.py:1"]


def test_update_keeps_what_is_used_and_returns_the_rest(project: Path) -> None:
    prepare(project, WORDS)
    translations.add(project / "translations", project / "src" / "xacai", {"Gone": "Đã bỏ"})
    assert translations.update(project / "translations", project / "src" / "xacai") == {"Gone": "Đã bỏ"}
    assert problems_of(project) == []


def test_a_second_update_changes_no_byte(project: Path) -> None:
    prepare(project, WORDS)
    files = [path for path in (project / "translations").rglob("*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}
    translations.update(project / "translations", project / "src" / "xacai")
    assert {path: path.read_bytes() for path in files} == before


def test_compiled_words_are_spoken(project: Path, monkeypatch: pytest.MonkeyPatch, vietnamese: None) -> None:
    prepare(project, WORDS)
    translations.compile_all(project / "translations")
    monkeypatch.setattr(language, "translations_folder", lambda: project / "translations")
    language.use_language("vi")
    assert language._("Ready") == "Sẵn sàng"
    assert language.ngettext("{n} file", "{n} files", 3) == "{n} tệp"
    assert language._("") == ""
    language.use_language("en")
    assert (language._("Ready"), language.ngettext("{n} file", "{n} files", 3)) == ("Ready", "{n} files")
