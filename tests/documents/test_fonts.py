"""Finding the serif face, and what it can print."""

from __future__ import annotations

from pathlib import Path

import pytest

from xacai.documents.fonts import FAMILIES, find_fonts, font_folders, load_fonts
from xacai.domain.issue import Refusal
from xacai.wording.messages import message_of

VOWELS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ"


def family(folder: Path, names: tuple[str, ...]) -> None:
    """Files by the names of a family."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(b"")


def test_times_wins_over_liberation_wherever_it_stands(tmp_path: Path) -> None:
    family(tmp_path / "one", FAMILIES[-1][1])
    family(tmp_path / "two", FAMILIES[0][1])
    found = find_fonts([tmp_path / "one", tmp_path / "two"])
    assert found.family == "Times New Roman"
    assert found.bold_italic == tmp_path / "two" / "timesbi.ttf"


def test_half_a_family_is_none(tmp_path: Path) -> None:
    family(tmp_path / "one", FAMILIES[0][1][:3])
    family(tmp_path / "two", FAMILIES[-1][1])
    assert find_fonts([tmp_path / "one", tmp_path / "two"]).family == "Liberation Serif"


def test_without_fonts_the_refusal_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        find_fonts([tmp_path])
    assert caught.value.issue.code == "document.no-font"
    assert "fonts-liberation" in message_of(caught.value.issue)
    assert str(tmp_path) in message_of(caught.value.issue)


def test_windows_folders_and_the_override_come_first() -> None:
    folders = font_folders({"XACAI_FONTS": "/own", "WINDIR": "/windows"})
    assert folders[:2] == (Path("/own"), Path("/windows/Fonts"))


def test_an_override_without_fonts_is_not_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XACAI_FONTS", str(tmp_path))
    with pytest.raises(Refusal):
        load_fonts()


def test_files_that_are_no_fonts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    family(tmp_path, FAMILIES[-1][1])
    monkeypatch.setenv("XACAI_FONTS", str(tmp_path))
    with pytest.raises(Refusal) as caught:
        load_fonts()
    assert caught.value.issue.code == "document.bad-font"


def test_every_vietnamese_letter_is_there_in_all_cuts() -> None:
    fonts = load_fonts()
    letters = set(VOWELS + VOWELS.upper())
    for face in (fonts.regular, fonts.bold, fonts.italic, fonts.bold_italic):
        assert letters <= face.letters


def test_text_is_made_printable() -> None:
    fonts = load_fonts()
    assert fonts.printable("e\u0302\u0323 mới\u00ad\u200b\tlà") == "ệ mới là"
    assert fonts.printable("xong 👍") == "xong □"
    assert fonts.missing("xong 👍") == {"👍"}


def test_widths_are_those_of_the_font() -> None:
    fonts = load_fonts()
    assert fonts.bold.width("Số: 09/KH-UBND", 13) == pytest.approx(
        fonts.bold.font.stringWidth("Số: 09/KH-UBND", 13)
    )
