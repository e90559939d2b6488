"""The guide says only what stands on the screen: titles, words of buttons, pages, sections, keys."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from xacai.domain.guide import TOPICS, Grid, Heading, Line, Topic, bare, lines_of, read_topic, sentences
from xacai.files.guide import read_guide, topic_text
from xacai.files.resources import resource
from xacai.ui.help.topics import NO_PAGE, found_rows, topic_rows, topics
from xacai.ui.pages import page_specs
from xacai.ui.settings.page import _TABLE as SECTIONS
from xacai.wording.language import _, translations_folder, use_language

GUIDE = {topic.key: topic for topic in read_guide()}
PAGES = {spec.key for spec in page_specs()} - {"help"}


EVERYWHERE = {"", "widgets", "printing", "first_start"}
"""The frame, what is on every page, and the four steps before the first page."""
Screen = dict[str, set[str]]


@pytest.fixture(scope="module")
def screen() -> Screen:
    """Every Vietnamese word that the window shows, up to its first number or name, with the rooms that show it."""
    return screen_of("vi")


def screen_of(code: str) -> Screen:
    """The rooms of the window (``planning``; the frame is empty) by the words they show."""
    with (translations_folder() / code / "LC_MESSAGES" / "xacai.po").open("rb") as file:
        catalogue = read_po(file)
    with (translations_folder() / "xacai.pot").open("rb") as file:
        places = {message.id: message.locations for message in read_po(file) if message.id}
    shown: Screen = {}
    for message in catalogue:
        found = (room_of(place) for place, _line in places.get(message.id, ()))
        rooms = {room for room in found if room is not None}
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            if rooms:
                shown.setdefault(str(text).partition("{")[0].rstrip(" …:"), set()).update(rooms)
    return shown


def room_of(place: str) -> str | None:
    """``src/xacai/ui/planning/page.py`` is of the room ``planning``; words of the wording are everywhere."""
    below = place.partition("/ui/")[2].split("/")
    if "/wording/" in place:
        return ""
    return None if below == [""] else below[0] if len(below) > 1 else ""


def strange_words(topic: Topic, screen: Screen) -> set[str]:
    """Words in bold that no place shows of which their section speaks: its page, and the pages that it links."""
    found: set[str] = set()
    sections: list[list[Line]] = [[]]
    for block in topic.blocks:
        if isinstance(block, Heading):
            sections.append([])
        else:
            sections[-1].extend(lines_of(replace(topic, blocks=(block,))))
    for lines in sections:
        parts = [part for line in lines for part in line]
        linked = {part.link.partition(":")[2] for part in parts if part.link}
        rooms = EVERYWHERE | {topic.key} | linked
        found |= {part.text for part in parts if part.bold and not screen.get(part.text, set()) & rooms}
    return found


@pytest.mark.parametrize("code", ["vi", "en"])
def test_every_topic_has_its_file_and_no_file_is_without_a_topic(code: str) -> None:
    assert {path.stem for path in Path(resource("guide", code)).iterdir()} == set(TOPICS)
    assert all(topic.title and topic.blocks for topic in read_guide(code))


def test_every_page_has_a_topic_with_its_very_title() -> None:
    assert set(TOPICS) == PAGES | NO_PAGE
    for code in ("vi", "en"):
        use_language(code)
        titles = {topic.key: topic.title for topic in topics()}
        for spec in page_specs():
            if spec.key in PAGES:
                assert titles[spec.key] == _(spec.title)


@pytest.mark.parametrize("key", TOPICS)
def test_no_topic_is_empty_and_all_text_is_nfc(key: str) -> None:
    topic = GUIDE[key]
    assert len(sentences(topic)) >= 6
    for code in ("vi", "en"):
        text = topic_text(key, code)
        assert text == unicodedata.normalize("NFC", text)
        assert "\u00a0" not in text and text.endswith("\n")
    heads = [block.text for block in topic.blocks if isinstance(block, Heading)]
    assert len(heads) == len(set(heads)), "two sections of one name: a search could not tell them apart"


@pytest.mark.parametrize("key", TOPICS)
def test_words_in_bold_stand_on_the_screen_that_is_spoken_of(key: str, screen: Screen) -> None:
    assert strange_words(GUIDE[key], screen) == set()


def test_words_that_stand_nowhere_or_elsewhere_are_found(screen: Screen) -> None:
    topic = read_topic(
        "home",
        "# T\n\nSo **Dấu vân**, **Dấu vân tay**.\n\n## S\n\n[Cài đặt](page:settings): **Dấu vân tay**\n",
    )
    assert strange_words(topic, screen) == {"Dấu vân", "Dấu vân tay"}
    assert strange_words(replace(topic, blocks=topic.blocks[1:]), screen) == set()


def test_english_names_stand_on_the_english_screen() -> None:
    screen = screen_of("en")
    for topic in read_guide("en"):
        if topic.key not in NO_PAGE:
            assert strange_words(topic, screen) == set()


@pytest.mark.parametrize("key", TOPICS)
def test_no_name_of_the_screen_is_quoted_without_its_mark(key: str) -> None:
    """After “bấm”, “nút” and their like a capital begins a name: it is bold or a link, unless it names a key."""
    quoted = re.findall(r"\b(?:nút|bấm|mục|bước|ô|cột|trang|phần) (\w+)", topic_text(key), re.IGNORECASE)
    assert {word for word in quoted if word[0].isupper()} <= {"Lưu"}


@pytest.mark.parametrize("code", ["vi", "en"])
def test_links_lead_to_pages_and_topics_by_their_names(code: str) -> None:
    use_language(code)
    names = {spec.key: _(spec.title) for spec in page_specs()}
    titles = {topic.key: topic.title for topic in topics()}
    for topic in topics():
        for words in (part for line in lines_of(topic) for part in line if part.link):
            kind, _colon, key = words.link.partition(":")
            assert {"page": names, "topic": titles}[kind][key] == words.text, (topic.key, words)


def test_every_section_of_the_settings_is_told_of_under_its_name() -> None:
    use_language("vi")
    heads = {block.text for block in GUIDE["settings"].blocks if isinstance(block, Heading)}
    assert heads == {_(row[1]) for row in SECTIONS}


def test_no_mark_is_left_over_and_sentences_are_short() -> None:
    for topic in GUIDE.values():
        for text in sentences(topic):
            assert not set("*`[]") & set(text), text
            assert max(len(part.split()) for part in text.replace(";", ".").split(". ")) <= 40, text


def test_no_command_is_told_of_that_does_not_exist() -> None:
    rooms = import_module("xacai.cli.main").ROOMS
    assert [word for key in TOPICS for word in commands_in(topic_text(key)) if word not in rooms] == []
    assert commands_in("1. Chạy `xacai backup restore TÊN`.") == ["backup"]


def commands_in(text: str) -> list[str]:
    """The first words of the commands that a text tells of."""
    return re.findall(r"`xacai (\w+)", text)


def test_receiving_pages_are_told_of_where_offices_report_to_this_one() -> None:
    use_language("vi")
    assert {topic.key for topic in topics()} - {topic.key for topic in topics(receives=False)} == {
        "receiving",
        "consolidating",
    }


def test_rows_of_a_search_name_topic_and_section() -> None:
    use_language("vi")
    known = topics()
    assert [row.key for row in topic_rows(known)] == list(TOPICS)
    found = found_rows(known, "quen cum mat khau")
    assert (found[0].place.topic, found[0].place.heading) == ("trouble", "Quên cụm mật khẩu")
    assert len({row.key for row in found}) == len(found)


def test_keys_of_a_table_are_told_once() -> None:
    def keys(topic: Topic) -> list[str]:
        return [bare(row[0]) for block in topic.blocks if isinstance(block, Grid) for row in block.rows[1:]]

    for topic in GUIDE.values():
        assert len(keys(topic)) == len(set(keys(topic)))
