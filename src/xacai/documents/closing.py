"""The end of a state document: ``./.``, recipients, authority, room for signature and seal, name."""

from __future__ import annotations

from collections.abc import Sequence

from xacai.documents.content import Align, Authority, Block, Paragraph, Run
from xacai.documents.flow import Flowable, Solid, stack
from xacai.documents.fonts import FontSet
from xacai.documents.page import MM, Mark, SigningRoom
from xacai.documents.prose import Prose, Style, prose

END = "./."
RECIPIENTS = "Nơi nhận:"
SIGNATURE_ROOM = 28 * MM
_LEFT_SHARE = 0.44
_KEPT_LINES = 2


def with_end(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with ``./.`` behind the last paragraph (in a paragraph of its own behind a table)."""
    if not blocks:
        return (Paragraph((Run(END),)),)
    last = blocks[-1]
    if not isinstance(last, Paragraph) or not last.runs:
        return (*blocks, Paragraph((Run(END),)))
    runs = last.runs
    text = runs[-1].text.rstrip()
    text = text.removesuffix(END).rstrip(".;, ") + END
    closing = Run(text, runs[-1].bold, runs[-1].italic)
    return (*blocks[:-1], Paragraph((*runs[:-1], closing)))


def recipient_lines(recipients: Sequence[str]) -> tuple[str, ...]:
    """``- …;`` and, for the last, ``- Lưu: VT, … .`` as one list."""
    cleaned = [text.strip().lstrip("-–+ ").rstrip(";,. ") for text in recipients]
    cleaned = [text for text in cleaned if text]
    return tuple(
        f"- {text}{'.' if number == len(cleaned) else ';'}" for number, text in enumerate(cleaned, 1)
    )


def signature(
    recipients: Sequence[str], authority: Authority, width: float, height: float, fonts: FontSet
) -> list[Flowable]:
    """Recipients and signer side by side; a list too long for a page follows the signer in its own column."""
    left_width = width * _LEFT_SHARE
    listed: list[Flowable] = []
    if recipients:
        head = Style(12, 14 * 1.15, Align.LEFT, keep=True)
        listed.append(prose([Run(RECIPIENTS, bold=True, italic=True)], head, left_width, fonts))
    item = Style(11, 12.8, Align.LEFT)
    listed += [prose([Run(text)], item, left_width, fonts) for text in recipient_lines(recipients)]
    signer_marks, signer_height = _signer(authority, width, fonts)
    if sum(entry.height() for entry in listed) > height * 0.8:
        return [Solid(signer_height, signer_marks, before=12), *listed]
    marks, list_height = stack(listed)
    return [Solid(max(list_height, signer_height), [*marks, *signer_marks], before=12)]


def _signer(authority: Authority, width: float, fonts: FontSet) -> tuple[list[Mark], float]:
    left = width * (_LEFT_SHARE + 0.04)
    room = width - left
    style = Style(14, 14 * 1.15, Align.CENTRE)
    lines: list[Flowable] = [
        prose([Run(fonts.printable(line).upper(), bold=True)], style, room, fonts) for line in authority.lines
    ]
    lines.append(Solid(SIGNATURE_ROOM, [SigningRoom(0, 0, room, SIGNATURE_ROOM)]))
    if authority.signer:
        lines.append(prose([Run(authority.signer, bold=True)], style, room, fonts))
    return stack(lines, x=left)


def kept_together(flowables: list[Flowable], signed: Sequence[Flowable]) -> list[Flowable]:
    """Body and signature, so that the signer never stands on a page without two lines of the body."""
    if not flowables or not isinstance(flowables[-1], Prose):
        return [*flowables, *signed]
    parted = flowables[-1].split_last(_KEPT_LINES)
    if parted is None:
        flowables[-1].keep = True
        return [*flowables, *signed]
    head, tail = parted
    head.after, tail.keep = 0, True
    return [*flowables[:-1], head, tail, *signed]
