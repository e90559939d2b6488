"""Recognising a standard field by what a plan calls it."""

from __future__ import annotations

import unicodedata

import pytest

from xacai.domain.field import FieldCode, recognise_field


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Công tác chỉ đạo, điều hành và tuyên truyền", FieldCode.DIRECTION),
        ("CHỈ ĐẠO ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", FieldCode.DIRECTION),
        ("Cải cách thể chế", FieldCode.INSTITUTIONS),
        ("Xây dựng và tổ chức thực hiện VBQPPL", FieldCode.INSTITUTIONS),
        ("CẢI CÁCH TTHC, CƠ CHẾ MỘT CỬA", FieldCode.PROCEDURES),
        ("Cải cách tổ chức bộ máy hành chính nhà nước", FieldCode.ORGANISATION),
        ("Cải cách chế độ công vụ, công chức", FieldCode.CIVIL_SERVICE),
        ("Nâng cao chất lượng đội ngũ CBCCVC", FieldCode.CIVIL_SERVICE),
        ("CAI CACH TAI CHINH CONG", FieldCode.PUBLIC_FINANCE),
        ("Xây dựng, phát triển CQĐT, CQS", FieldCode.DIGITAL),
        ("Hiện đại hóa hành chính", FieldCode.DIGITAL),
        ("Tác động của CCHC đến người dân, tổ chức và phát triển kinh tế - xã hội", FieldCode.IMPACT),
        ("Nâng cao chỉ số năng lực cạnh tranh", FieldCode.COMPETITIVENESS),
        ("Nội dung khác", None),
        ("", None),
    ],
)
def test_titles(title: str, code: FieldCode | None) -> None:
    assert recognise_field(title) == code
    assert recognise_field(unicodedata.normalize("NFD", title.upper())) == code
