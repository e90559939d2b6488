"""The decision that issues a plan: usual words, numbered articles."""

from __future__ import annotations

from xacai.domain.decision import (
    Decision,
    Signer,
    numbered_articles,
    part_article,
    proposed_decision,
)
from xacai.domain.office import Office

OFFICE = Office(
    "90001",
    "Ủy ban nhân dân phường Hòa An",
    "Hòa An",
    signer_name="Lý An",
    recipients=("Như trên", "Sở Nội vụ", "Lưu: VT"),
)


def test_usual_words_for_an_officer_to_look_through() -> None:
    made = proposed_decision(None, "Kế hoạch cải cách hành chính năm 2026", ("Luật số 1",), OFFICE)
    assert made.subject == "Về việc ban hành Kế hoạch cải cách hành chính năm 2026"
    assert made.organ == OFFICE.name
    assert made.bases == ("Luật số 1",)
    assert [part_article(article)[0] for article in made.articles] == ["Điều 1.", "Điều 2.", "Điều 3."]
    assert made.recipients == ("Như Điều 3", "Sở Nội vụ", "Lưu: VT")
    assert made.signer == Signer(OFFICE.signer_authority, "Lý An")
    assert made.has_pages
    assert not made.number


def test_what_is_held_stays() -> None:
    held = Decision("3/QĐ-UBND", articles=("Điều 1. Làm.",), signer=Signer(("CHỦ TỊCH",), "Lê Bình"))
    made = proposed_decision(held, "Kế hoạch", (), OFFICE)
    assert (made.number, made.articles, made.signer) == (held.number, held.articles, held.signer)
    assert made.organ == f"Chủ tịch {OFFICE.name}"


def test_articles_get_their_numbers() -> None:
    assert numbered_articles(("Ban hành.", "  ", "Điều 2: Hiệu lực.", "Thi hành.")) == (
        "Điều 1. Ban hành.",
        "Điều 2: Hiệu lực.",
        "Điều 3. Thi hành.",
    )
    assert part_article("Điều 12a. Một\nHai") == ("Điều 12a.", "Một\nHai")
    assert part_article("Không có số") == ("", "Không có số")


def test_number_and_day_alone_are_no_pages() -> None:
    assert not Decision("4/QĐ-UBND").has_pages
    assert not Decision(articles=(" ",)).has_pages
