"""The language a person reads: gettext catalogues compiled from ``translations/``, English as msgids.

One active language per process, chosen at start and switchable at once; Vietnamese is the default.
"""

from __future__ import annotations

import gettext
from pathlib import Path

DOMAIN = "xacai"
LANGUAGES = ("vi", "en")


class _Active:
    """Holds the catalogue in force; module functions read it at each call, so a switch is immediate."""

    def __init__(self) -> None:
        self.code = "vi"
        self.catalogue: gettext.NullTranslations = gettext.NullTranslations()


_active = _Active()


def translations_folder() -> Path:
    """The folder of compiled catalogues: inside an installed package, else at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "translations"
    return installed if installed.is_dir() else package.parent.parent / "translations"


def use_language(code: str) -> None:
    """Make ``vi`` or ``en`` the language of every later string; an unknown code falls back to Vietnamese."""
    _active.code = code if code in LANGUAGES else "vi"
    _active.catalogue = gettext.translation(
        DOMAIN, localedir=str(translations_folder()), languages=[_active.code], fallback=True
    )


def language() -> str:
    """The code of the language in force."""
    return _active.code


def _(message: str) -> str:
    """The message in the language in force; an empty one stays empty (gettext answers it with its header)."""
    return _active.catalogue.gettext(message) if message else ""


def N_(message: str) -> str:
    """Mark a message for extraction without translating it yet (tables of msgids)."""
    return message


def ngettext(singular: str, plural: str, count: int) -> str:
    """The message that fits a count; Vietnamese has one form for all, English two."""
    return _active.catalogue.ngettext(singular, plural, count)
