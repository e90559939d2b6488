"""Issuers of certificates in words: a row each, with how long it holds and how fresh its list is. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xacai.domain.period import write_day
from xacai.services.held_issuers import HeldIssuer, HeldList
from xacai.ui.models.cells import CellKind, CellView, Column, GridRow
from xacai.wording.language import _, ngettext


def columns() -> tuple[Column, ...]:
    """Issuer, its certificate, its list; the fingerprint stands under the table."""
    return (
        Column(_("Issuer of certificates"), width=150, stretch=1, wrap=True, pad=12),
        Column(_("Valid until"), width=190),
        Column(_("List of certificates taken back"), width=320),
    )


def rows(held: Sequence[HeldIssuer], today: date) -> tuple[GridRow, ...]:
    """A row an issuer; its hash is the key."""
    return tuple(
        GridRow(
            item.sha256,
            (CellView(text=item.name, strong=True), _validity(item, today), _freshness(item.revoked, today)),
        )
        for item in held
    )


def _validity(item: HeldIssuer, today: date) -> CellView:
    if today > item.last:
        return _status(_("expired on {day}").format(day=write_day(item.last)), "error", "err")
    if today < item.first:
        return _status(_("from {day} on only").format(day=write_day(item.first)), "waiting", "wait")
    return _status(write_day(item.last), "done", "ok")


def _freshness(revoked: HeldList | None, today: date) -> CellView:
    if revoked is None:
        return _status(_("none taken in yet"), "not_started", "ink2")
    made = write_day(revoked.day)
    if revoked.next_day is not None and today > revoked.next_day:
        late = _("of {day}, out of date since {late}")
        return _status(late.format(day=made, late=write_day(revoked.next_day)), "warning", "warn")
    told = ngettext("of {day}, {count} certificate", "of {day}, {count} certificates", revoked.count)
    return _status(told.format(day=made, count=revoked.count), "done", "ok")


def _status(words: str, mark: str, tone: str) -> CellView:
    return CellView(CellKind.STATUS, words, mark=mark, tone=tone, tooltip=words)


def more_words(item: HeldIssuer | None, today: date) -> str:
    """The line under the table: what the state of the issuer chosen means."""
    if item is None:
        return ""
    if today > item.last:
        return _(
            "Signatures with certificates of this issuer are trusted no longer. Take its new certificate in."
        )
    if item.revoked is None:
        return _(
            "Without its list a certificate that was taken back is not noticed. The issuer publishes it as a file."
        )
    if item.revoked.next_day is not None and today > item.revoked.next_day:
        return _(
            "The list still counts, but what was taken back since is not noticed. Take the newest one in."
        )
    return _("Signatures with certificates of this issuer are trusted, except those on its list.")


def fingerprint(sha256: str) -> str:
    """A SHA-256 in hex as groups of four, as issuers publish it."""
    return " ".join(sha256[at : at + 4] for at in range(0, len(sha256), 4)).upper()


def question(found: Sequence[HeldIssuer]) -> str:
    """What is asked before issuers are trusted."""
    return "\n\n".join(
        _("{name}\nValid from {first} to {last}\nSHA-256 {fingerprint}").format(
            name=item.name,
            first=write_day(item.first),
            last=write_day(item.last),
            fingerprint=fingerprint(item.sha256),
        )
        for item in found
    )
