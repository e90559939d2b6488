"""A criteria set as a workbook that a province edits in Excel."""

from __future__ import annotations

from xacai.documents.catalogue_workbook import written_workbook
from xacai.domain.criteria_sheets import LAYOUTS, split_criteria
from xacai.domain.criterion import CriteriaSet


def criteria_workbook(criteria: CriteriaSet) -> bytes:
    """The set as XLSX bytes; the same set gives the same bytes."""
    return written_workbook(criteria.title, LAYOUTS, split_criteria(criteria))
