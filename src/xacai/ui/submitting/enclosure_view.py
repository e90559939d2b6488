"""The words for what goes into a bundle. No Qt."""

from __future__ import annotations

from decimal import Decimal

from xacai.domain.evidence import name_of
from xacai.domain.number import write_number
from xacai.services.enclosing import MAIL_LIMIT, Enclosure, Enclosures
from xacai.wording.language import _


def megabytes(size: int) -> str:
    """A size as mail programs count it: ``1,4 MB``, never 0 for a file that is there."""
    tenths = max(1, -(-size // 100_000)) if size else 0
    return _("{number} MB").format(number=write_number(Decimal(tenths) / 10))


def line(item: Enclosure) -> str:
    """A file: its name, the document, its size, and whether it is gone."""
    gone = "" if item.there else _("the file is gone: attach it again or leave it out")
    parts = (item.file.name, name_of(item.evidence), megabytes(item.file.size), gone)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def summary(known: Enclosures) -> tuple[str, str, str]:
    """A sentence, words for the card's head, and the sentence's tone."""
    aside = _("{count} of {all} files, {size}").format(
        count=len(known.travelling), all=len(known.items), size=megabytes(known.size)
    )
    limit = MAIL_LIMIT // 1_000_000
    if known.too_large_for_mail:
        words = _("An e-mail carries {limit} MB: send it by stick, or leave some files out.")
        return words.format(limit=limit), aside, "warn"
    if len(known.travelling) < len(known.items):
        words = _("A file that is left out stays named in the report by its hash; it can be asked for later.")
        return words, aside, "ink2"
    return _("Every file of the report's evidence goes along."), aside, "ink2"
