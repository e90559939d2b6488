"""PDF files with a text layer, as well as it goes: ruled tables with their merged cells, lines put into paragraphs."""

from __future__ import annotations

import io
import time
from itertools import count
from typing import Any

from xacai.domain.issue import Issue, Severity, refuse
from xacai.intake.document import Block
from xacai.intake.pdf_guard import check_pdf
from xacai.intake.pdf_page import Counter, blocks_of_page

MOST_PAGES = 120
# A page of a plan has some thousand signs and some hundred lines.
_MOST_SIGNS = 20_000
_MOST_LINES = 6_000
_SECONDS = 90.0
_SECONDS_A_PAGE = 4.0


def blocks_of_pdf(data: bytes, name: str) -> tuple[tuple[Block, ...], tuple[Issue, ...]]:
    """The blocks of all pages, always with the warning that a PDF is read as well as it goes."""
    check_pdf(data, name)
    import pdfplumber

    blocks: list[Block] = []
    lines: Counter = count(1)
    issues = [Issue("intake.pdf-best-effort", Severity.WARNING, "source", {"file": name})]
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages = document.pages
            started = time.monotonic()
            for number, page in enumerate(pages[:MOST_PAGES]):
                _check_page(page, name)
                blocks.extend(blocks_of_page(page, lines))
                page.close()
                spent = time.monotonic() - started
                if spent > _SECONDS or spent > _SECONDS_A_PAGE * (number + 1):
                    raise refuse("intake.pdf-slow", name, file=name)
            if len(pages) > MOST_PAGES:
                details = {"pages": str(MOST_PAGES), "all": str(len(pages))}
                issues.append(Issue("intake.pdf-cut", Severity.WARNING, "source", details))
    except Exception as failure:
        # The reader of PDF raises whatever a damaged file leads it to; each of them means the same to a person.
        raise _refusal(failure, name) from None
    if not blocks:
        raise refuse("intake.pdf-scanned", name, file=name)
    return tuple(blocks), tuple(issues)


def _check_page(page: Any, name: str) -> None:
    if len(page.chars) > _MOST_SIGNS or len(page.edges) > _MOST_LINES:
        raise refuse("intake.too-large", name, file=name)


def _refusal(failure: Exception, name: str) -> Exception:
    from xacai.domain.issue import Refusal

    if isinstance(failure, Refusal):
        return failure
    # pdfminer wraps the word that a password is asked for.
    told = f"{type(failure).__name__} {failure!r}"
    locked = "Password" in told or "Encryption" in told
    return refuse("intake.locked" if locked else "intake.damaged", name, file=name)
