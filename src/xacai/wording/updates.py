"""An update file in words: for which system, from which version to which, what becomes of the data."""

from __future__ import annotations

from xacai.domain.release import Here, Program
from xacai.wording.language import _

_SYSTEMS = {"windows-x64": "Windows (64 bit)", "linux-x64": "Debian, Ubuntu (64 bit)"}


def system_words(system: str) -> str:
    """The system's usual name; its code where it has none here."""
    return _SYSTEMS.get(system, system)


def version_words(program: Program, here: Here) -> str:
    """From which version to which."""
    return _("{new} (installed: {here})").format(new=program.version, here=here.version)


def unpacked_words() -> str:
    """What the setup does where the program was unpacked onto a stick instead of installed."""
    return _(
        "This program runs from an unpacked folder. The setup installs Xacai on this PC and leaves the folder as it "
        "is; replace the folder with the new one to have the new version there too."
    )


def data_words(program: Program, here: Here) -> str:
    """What becomes of the data at the first start of the new program."""
    if program.schema > here.schema:
        return _("brought to a newer form at the first start; a copy is made before")
    return _("stay as they are; a copy is made before")
