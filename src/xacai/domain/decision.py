"""The decision (quyết định) that issues a plan: its own pages, and the usual words an officer may start from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from xacai.domain.office import Office
from xacai.domain.text import plain, squeeze

_ARTICLE = re.compile(r"(Điều\s+\d{1,3}[a-zđ]?\s*[.:])\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Signer:
    """Authority lines (``TM. ỦY BAN NHÂN DÂN`` / ``CHỦ TỊCH``) and the name under them."""

    authority: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision that carries a plan. Number and day alone name it; its pages are held where it has articles.

    ``subject`` is the abstract ("Về việc ban hành …"), ``organ`` the line of who decides, ``proposals`` the lines
    "Xét đề nghị …", ``articles`` the texts "Điều 1. …" (further paragraphs of an article on lines of their own).
    """

    number: str = ""
    day: date | None = None
    place: str = ""
    subject: str = ""
    organ: str = ""
    bases: tuple[str, ...] = ()
    proposals: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: Signer = Signer()

    @property
    def has_pages(self) -> bool:
        """Whether there is anything to print as the decision's own pages."""
        return any(squeeze(article) for article in self.articles)


def part_article(article: str) -> tuple[str, str]:
    """An article as its mark and its words: ``("Điều 1.", "Ban hành …")``; no mark where it bears none."""
    found = _ARTICLE.match(article.strip())
    return (squeeze(found.group(1)), found.group(2).strip()) if found else ("", article.strip())


def numbered_articles(articles: Sequence[str]) -> tuple[str, ...]:
    """The articles with "Điều n." before those that an officer typed without it; empty ones left out."""
    written = [article.strip() for article in articles if squeeze(article)]
    return tuple(
        article if part_article(article)[0] else f"Điều {number}. {article}"
        for number, article in enumerate(written, 1)
    )


def proposed_decision(held: Decision | None, title: str, bases: Sequence[str], office: Office) -> Decision:
    """The usual words of such a decision for an officer to look through; what is held already stays."""
    known = held or Decision()
    name, said = squeeze(office.name), squeeze(title)
    signer = known.signer if known.signer.name else Signer(office.signer_authority, office.signer_name)
    alone = bool(signer.authority) and plain(signer.authority[0]).startswith("chu tich")
    return replace(
        known,
        place=known.place or office.place,
        subject=known.subject or f"Về việc ban hành {said}",
        organ=known.organ or (f"Chủ tịch {name}" if alone else name),
        bases=known.bases or tuple(bases),
        articles=known.articles or _usual_articles(said, name),
        recipients=known.recipients or ("Như Điều 3", *_others(office.recipients)),
        signer=signer,
    )


def _others(recipients: Sequence[str]) -> Iterator[str]:
    """Recipients without the line that refers to an addressee, which a decision has none of."""
    return (text for text in recipients if not plain(text).lstrip("- ").startswith("nhu "))


def _usual_articles(title: str, office_name: str) -> tuple[str, ...]:
    return (
        f"Điều 1. Ban hành kèm theo Quyết định này {title}.",
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.",
        f"Điều 3. Thủ trưởng các phòng, đơn vị thuộc {office_name} và các tổ chức, cá nhân có liên quan chịu trách "
        "nhiệm thi hành Quyết định này.",
    )
