"""The numbers and dashes that a browser puts before the items of a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xacai.intake.word_numbering import written

_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_HIGHEST = 9_999


@dataclass(slots=True)
class HtmlList:
    """A list that is open; ``form`` is None for a list of dashes."""

    form: str | None
    count: int = 0

    @classmethod
    def of(cls, tag: str, given: Mapping[str, str]) -> HtmlList:
        """The list that a tag opens, with its attributes."""
        if tag == "ul":
            return cls(None)
        start = given.get("start", "")
        first = int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1
        return cls(_FORMS.get(given.get("type", "1"), "decimal"), first - 1)

    def next(self) -> str:
        """What stands before the next item."""
        self.count = min(self.count + 1, _HIGHEST)
        return "- " if self.form is None else f"{written(self.count, self.form)}. "
