"""PDF files with a text layer, as well as it goes: ruled tables with their merged cells, lines put into paragraphs."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any

from xacai.domain.issue import Issue, Refusal, Severity, refuse
from xacai.intake.document import Block
from xacai.intake.pdf_guard import check_pdf
from xacai.intake.pdf_page import Counter, blocks_of_page
from xacai.intake.time_limit import Result, within

MOST_PAGES = 120
# A page of a plan has some thousand signs and some hundred lines.
_MOST_SIGNS = 20_000
_MOST_LINES = 6_000
# A page takes some tenths of a second.
_SECONDS = 4.0


def blocks_of_pdf(data: bytes, name: str) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
    """The blocks of all pages, always with the warning that a PDF is read as well as it goes."""
    check_pdf(data, name)
    blocks: list[Block] = []
    lines: Counter = count(1)
    issues = [Issue("intake.pdf-best-effort", Severity.WARNING, "", {"file": name})]
    pages = _limited(name, partial(_pages, data))
    for page in pages[:MOST_PAGES]:
        blocks.extend(_limited(name, partial(_blocks, page, lines, name)))
    if len(pages) > MOST_PAGES:
        issues.append(Issue("intake.pdf-cut", Severity.WARNING, "", {"pages": str(MOST_PAGES)}))
    if not blocks:
        raise refuse("intake.pdf-scanned", name, file=name)
    return tuple(blocks), tuple(issues)


def _limited(name: str, work: Callable[[], Result]) -> Result:
    """The result of a step; whatever a damaged file makes the library raise means one thing to a person."""
    try:
        return within(_SECONDS, work)
    except Refusal:
        raise
    except TimeoutError:
        raise refuse("intake.pdf-slow", name, file=name) from None
    except Exception as failure:
        # The library wraps the word that a password is asked for.
        told = f"{type(failure).__name__} {failure!r}"
        locked = "Password" in told or "Encryption" in told
        raise refuse("intake.locked" if locked else "intake.damaged", name, file=name) from None


def _pages(data: bytes) -> list[Any]:
    import pdfplumber

    return list(pdfplumber.open(io.BytesIO(data), pages=list(range(1, MOST_PAGES + 2))).pages)


def _blocks(page: Any, lines: Counter, name: str) -> tuple[Block, ...]:
    if len(page.chars) > _MOST_SIGNS or len(page.edges) > _MOST_LINES:
        raise refuse("intake.too-large", name, file=name)
    blocks = tuple(blocks_of_page(page, lines))
    page.close()
    return blocks
