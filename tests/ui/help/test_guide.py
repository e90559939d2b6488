"""The guide says only what stands on the screen: titles, words of buttons, pages, sections, keys."""

from __future__ import annotations

import unicodedata
from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from xacai.domain.guide import TOPICS, Grid, Heading, Topic, bare, lines_of, sentences
from xacai.files.guide import read_guide, topic_text
from xacai.files.resources import resource
from xacai.ui.help.topics import NO_PAGE, found_rows, topic_rows, topics
from xacai.ui.pages import page_specs
from xacai.ui.settings.page import _TABLE as SECTIONS
from xacai.wording.language import _, translations_folder, use_language

GUIDE = {topic.key: topic for topic in read_guide()}
PAGES = {spec.key for spec in page_specs()} - {"help"}


@pytest.fixture(scope="module")
def screen() -> frozenset[str]:
    """Every Vietnamese word that the window shows, up to its first number or name."""
    with (translations_folder() / "vi" / "LC_MESSAGES" / "xacai.po").open("rb") as file:
        catalogue = read_po(file)
    with (translations_folder() / "xacai.pot").open("rb") as file:
        places = {
            message.id: [place for place, _line in message.locations]
            for message in read_po(file)
            if message.id
        }
    shown = [
        text
        for message in catalogue
        if message.id and any("/ui/" in place or "/wording/" in place for place in places.get(message.id, ()))
        for text in (message.string if isinstance(message.string, tuple) else (message.string,))
    ]
    return frozenset(str(text).partition("{")[0].rstrip(" …:") for text in shown)


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
def test_words_in_bold_stand_on_the_screen(key: str, screen: frozenset[str]) -> None:
    said = {part.text for line in lines_of(GUIDE[key]) for part in line if part.bold}
    assert {words for words in said if words not in screen} == set()


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
    told = [
        line for topic in GUIDE.values() for line in topic_text(topic.key).splitlines() if "`xacai " in line
    ]
    assert told and all(line.partition("`xacai ")[2].split()[0] in rooms for line in told)


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
