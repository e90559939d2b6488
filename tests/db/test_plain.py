"""Plain data of domain values."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.db.samples import plans

from xacai.db.plain import from_plain, read_json, read_list, to_plain, write_json, write_list
from xacai.domain.deadline import Span
from xacai.domain.plan import Budget, Plan


@given(plans())
def test_a_plan_comes_back_the_same(plan: Plan) -> None:
    assert read_json(Plan, write_json(plan)) == plan


@given(plans())
def test_one_value_has_one_spelling(plan: Plan) -> None:
    assert write_json(read_json(Plan, write_json(plan))) == write_json(plan)


def test_a_missing_member_takes_its_default() -> None:
    assert from_plain(Budget, {"text": "20"}) == Budget("20")


@pytest.mark.parametrize("data", [{"text": 1}, {"texts": ""}, {"amount_vnd": "5"}, {"amount_vnd": True}])
def test_data_of_another_shape_is_not_taken(data: dict[str, object]) -> None:
    with pytest.raises(TypeError if "texts" not in data else KeyError):
        from_plain(Budget, data)


def test_what_has_no_plain_form_is_told() -> None:
    with pytest.raises(TypeError, match="float"):
        to_plain({"a": 1.5})


def test_lists() -> None:
    assert write_list(()) == "[]" and read_list(Span, "[]") == ()
    assert read_list(str, write_list(("a", "đ"))) == ("a", "đ")
