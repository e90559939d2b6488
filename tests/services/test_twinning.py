"""Twins of the sample's report and plan: every typed character, edits in Word accepted or refused."""

from __future__ import annotations

import io
from dataclasses import replace
from xml.etree.ElementTree import Element

import openpyxl
import pytest
from tests.documents.samples import squeezed
from tests.documents.word_walk import W, content, controls, edited, new_run, remove, retype, text_of, tree

from xacai.domain.indicator import value
from xacai.domain.issue import Refusal
from xacai.domain.period import quarter
from xacai.domain.report import Report, SectionText, references, with_cell, with_text
from xacai.services import planning, reporting, twinning
from xacai.services.computing import facts
from xacai.services.workspace import Workspace

PERIOD = quarter(2026, 3)


@pytest.fixture
def report(sample: Workspace) -> Report:
    """The report in work."""
    return reporting.get_report(sample, PERIOD)


def section(root: Element, code: str) -> Element:
    """What the control of a section holds."""
    return content(controls(root, f"section:{code}")[0])


def add(code: str, words: str, data: bytes) -> bytes:
    """The file with words typed behind the first paragraph of a section."""
    return edited(data, lambda root: section(root, code)[0].append(new_run(words)))


def test_every_typed_character_of_the_report(sample: Workspace, report: Report) -> None:
    root = tree(twinning.report_docx(sample, report))
    text = squeezed(text_of(root))
    known = facts(sample, report)
    for words in known.texts.values():
        assert squeezed(words).rstrip(".") in text
    for item in known.standings:
        assert squeezed(item.task.content) in text and squeezed(item.result) in text
    for target in known.targets:
        assert squeezed(target.text) in text
    for row in sample.plain_catalogue(report.catalogue).rows():
        assert squeezed(row.name) in text
    assert "Mãkiểmtra" not in text


def test_every_typed_character_of_the_plan(sample: Workspace) -> None:
    (plan,) = planning.list_plans(sample)
    text = squeezed(text_of(tree(twinning.plan_docx(sample, plan)))).casefold()
    typed = [*(item.heading for item in plan.sections), *(item.title for item in plan.fields)]
    typed += [line for item in plan.sections for line in item.text.splitlines()]
    for task in plan.tasks:
        typed += [task.content, task.product, task.lead, task.coordinating, task.deadline.text, task.note]
    typed += [target.text for target in plan.targets]
    for words in typed:
        assert squeezed(words).rstrip(".").casefold() in text, words


def test_bound_numbers_of_every_section(sample: Workspace, report: Report) -> None:
    root = tree(twinning.report_docx(sample, report))
    for code, kept in report.texts.items():
        assert len(list(section(root, code).iter(f"{W}sdt"))) == len(references(kept.text))


def test_an_untouched_file_brings_no_change(sample: Workspace, report: Report) -> None:
    data = twinning.report_docx(sample, report)
    assert twinning.report_docx(sample, report) == data
    assert twinning.read_back_report(sample, report, data) == twinning.ReadBack({}, ())


def test_edits_come_back_section_by_section_and_are_accepted_at_once(
    sample: Workspace, report: Report
) -> None:
    data = add(
        "I.1", " Đã rà soát lại.", add("V", " Kính mong sớm trả lời.", twinning.report_docx(sample, report))
    )
    back = twinning.read_back_report(sample, report, data)
    assert set(back.changes) == {"I.1", "V"} and back.issues == ()
    old, new = back.changes["I.1"]
    assert old == report.texts["I.1"].text
    assert new == "\n".join([old.splitlines()[0] + " Đã rà soát lại.", *old.splitlines()[1:]]), (
        "bound numbers are references again"
    )
    accepted = twinning.accept(sample, report, {"I.1": back.changes["I.1"]})
    stored = reporting.get_report(sample, PERIOD)
    assert stored.texts == accepted.texts
    assert stored.texts["I.1"] == SectionText(new) and stored.texts["V"] == report.texts["V"]
    assert set(twinning.read_back_report(sample, stored, data).changes) == {"V"}


def test_a_number_changed_in_word_leaves_the_report_alone(sample: Workspace, report: Report) -> None:
    row = references(report.texts["II.2"].text)[0]
    data = twinning.report_docx(sample, report)
    changed = edited(data, lambda root: retype(controls(root, f"cell:{row}")[0], "1.000.001"))
    back = twinning.read_back_report(sample, report, changed)
    assert back.changes == {}
    assert back.issues[0].where == f"cell {row}" and back.issues[0].params["new"] == "1.000.001"


def test_a_figure_that_moved_on_is_no_edit_of_the_leader(sample: Workspace, report: Report) -> None:
    data = twinning.report_docx(sample, report)
    row = next(code for code in references(report.texts["II.2"].text) if code in report.values)
    later = with_cell(report, row, value(123456))
    assert twinning.read_back_report(sample, later, data) == twinning.ReadBack({}, ())


def test_words_changed_on_both_sides(sample: Workspace, report: Report) -> None:
    data = add("I.1", " Ý của lãnh đạo.", twinning.report_docx(sample, report))
    later = with_text(with_text(report, "I.1", SectionText("Viết lại.")), "V", SectionText("Khác hẳn."))
    back = twinning.read_back_report(sample, later, data)
    assert set(back.changes) == {"I.1"}, "what only changed here is no edit"
    assert [issue.code for issue in back.issues] == ["document.section-moved-on"]


def test_a_deleted_section_is_told_and_kept(sample: Workspace, report: Report) -> None:
    data = twinning.report_docx(sample, report)
    gone = edited(data, lambda root: remove(root, controls(root, "section:V")[0]))
    back = twinning.read_back_report(sample, report, gone)
    assert back.changes == {} and [issue.code for issue in back.issues] == ["document.section-missing"]


def test_a_file_of_another_report_is_refused(sample: Workspace, report: Report) -> None:
    data = twinning.report_docx(sample, report)
    with pytest.raises(Refusal) as other:
        twinning.read_back_report(sample, replace(report, period=quarter(2026, 2)), data)
    assert other.value.issue.code == "document.word-other-report"
    with pytest.raises(Refusal) as older:
        twinning.read_back_report(sample, replace(report, revision=2), data)
    assert older.value.issue.code == "document.word-other-revision"


def test_what_may_not_be_accepted(sample: Workspace, report: Report) -> None:
    kept = report.texts["V"].text
    for code, changes in (
        ("report.section-unknown", {"X": ("", "a")}),
        ("document.section-moved-on", {"V": ("khác", "a"), "I.1": (report.texts["I.1"].text, "b")}),
    ):
        with pytest.raises(Refusal) as refusal:
            twinning.accept(sample, report, changes)
        assert refusal.value.issue.code == code
    assert reporting.get_report(sample, PERIOD).texts == report.texts
    locked = replace(report, state=reporting.ReportState.FINALISED)
    with pytest.raises(Refusal):
        twinning.accept(sample, locked, {"V": (kept, "a")})


def test_a_sent_report_is_written_as_it_was_locked(sender: Workspace) -> None:
    sent = reporting.get_report(sender, PERIOD)
    data = twinning.report_docx(sender, sent)
    assert "DỰ THẢO" not in text_of(tree(data, "word/header1.xml"))
    assert twinning.read_back_report(sender, sent, data) == twinning.ReadBack({}, ())


def test_tables_of_report_and_plan_as_workbooks(sample: Workspace, report: Report) -> None:
    book = openpyxl.load_workbook(io.BytesIO(twinning.report_xlsx(sample, report)))
    assert book.sheetnames == ["Thống kê", "Chỉ tiêu", "Nhiệm vụ", "Lời văn"]
    (plan,) = planning.list_plans(sample)
    pages = openpyxl.load_workbook(io.BytesIO(twinning.plan_xlsx(sample, plan)))
    assert pages.sheetnames == ["Nhiệm vụ", "Chỉ tiêu", "Lời văn"]
    contents = {cell.value for line in pages["Nhiệm vụ"].iter_rows() for cell in line}
    assert {task.content for task in plan.tasks} <= contents
