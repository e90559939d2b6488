"""Sentences of the issues whose codes begin with ``index.``: results of published indices, entered by hand."""

from __future__ import annotations

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "index.empty": N_("The result of {scale} {year} says nothing. Enter a score, a place or a band."),
    "index.long": N_("The result of {scale} {year}: at most {longest} characters each. Shorten the words."),
    "index.number": N_("The result of {scale} {year} holds a number that cannot be. Check year and score."),
    "index.rank": N_("The result of {scale} {year}: the place lies beyond the number of places."),
    "index.unknown": N_("There is no result of {scale} {year}."),
}
