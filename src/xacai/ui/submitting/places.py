"""Places in words: where an issue stands and jumps to. No Qt."""

from __future__ import annotations

from xacai.domain.catalogue import Catalogue
from xacai.domain.issue import Issue
from xacai.wording.language import _


def place_of(issue: Issue, catalogue: Catalogue) -> str:
    """The place in the report that a jump leads to: a cell where there is one, else as the issue says."""
    kind, _space, code = issue.where.partition(" ")
    if kind == "target" and catalogue.row(issue.params.get("row", "")) is not None:
        return f"cell {issue.params['row']}"
    form = catalogue.form(code) if kind == "form" else None
    if form is not None:
        named = issue.params.get("cells", "").split(", ")
        row = next((row for row in form.rows if row.no in named or row.code in named), None)
        return f"cell {row.code}" if row is not None else issue.where
    return issue.where


def place_words(where: str, catalogue: Catalogue) -> str:
    """``biểu 5, ô 5.1``, ``mục II.2``: as it stands on the report page."""
    kind, _space, code = where.partition(" ")
    form = next((form for form in catalogue.forms if any(row.code == code for row in form.rows)), None)
    row = catalogue.row(code)
    if kind == "cell" and form is not None and row is not None:
        return _("form {form}, cell {cell}").format(form=form.no, cell=row.no or row.code)
    words = {
        "section": _("section {code}"),
        "form": _("form {code}"),
        "task": _("task {code}"),
        "target": _("target {code}"),
    }
    return (
        words[kind].format(code=code.rpartition("/")[2] if kind == "target" else code)
        if kind in words
        else ""
    )
