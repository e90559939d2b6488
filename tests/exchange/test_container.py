"""The container: any program opens it, only one spelling is read."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.exchange import container
from xacai.exchange.container import ContainerRefused, Entry, build, format_number, parse

NAMES = st.from_regex(r"\A(data|doc)/[a-z0-9]{1,12}(\.[a-z]{1,4})?\Z")
ENTRIES = st.dictionaries(NAMES, st.binary(max_size=60), max_size=6)


def entries(**more: bytes) -> list[Entry]:
    return [Entry("mimetype", b"x;v=1"), Entry("data/a.json", b"{}"), *(Entry(n, d) for n, d in more.items())]


def refusal(data: bytes) -> str:
    with pytest.raises(ContainerRefused) as refused:
        parse(data)
    return refused.value.issue.code.removeprefix("bundle.")


@given(ENTRIES)
def test_what_was_built_is_read_and_any_program_opens_it(files: dict[str, bytes]) -> None:
    data = build([Entry(name, content) for name, content in files.items()])
    if not files:
        assert refusal(data) == "not-a-bundle"
        return
    assert {entry.name: entry.data for entry in parse(data)} == files
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == files
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(ENTRIES, st.randoms())
def test_the_order_given_never_shows(files: dict[str, bytes], chance: object) -> None:
    given_order = [Entry(name, content) for name, content in files.items()]
    assert build(given_order) == build(given_order[::-1])


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_or_canonical(data: bytes) -> None:
    try:
        found = parse(b"PK\x03\x04" + data)
    except ContainerRefused:
        return
    assert build(found) == b"PK\x03\x04" + data


def test_the_fixed_order_comes_first() -> None:
    names = ["doc/a.pdf", "data/content.json", "META-INF/office.sig", "mimetype", "META-INF/manifest.json"]
    found = [entry.name for entry in parse(build([Entry(name, b"") for name in names]))]
    assert found == [
        "mimetype",
        "META-INF/manifest.json",
        "META-INF/office.sig",
        "data/content.json",
        "doc/a.pdf",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "data/../x",
        "/x",
        "data//x",
        "data/./x",
        "data/",
        "",
        "DATA/x",
        "data\\x",
        "c:/x",
        "data/é",
        "data/x ",
        "data/...",
        "x" * 81,
        "meta-inf/../mimetype",
        "data/x\0",
    ],
)
def test_names_that_lead_elsewhere(name: str) -> None:
    with pytest.raises(ContainerRefused):
        build([Entry(name, b"")])
    good = build([Entry("mimetype", b""), Entry("n" * min(max(len(name.encode()), 1), 80), b"")])
    raw = name.encode()
    if 0 < len(raw) <= 80:
        assert refusal(good.replace(b"n" * len(raw), raw)) in {"entry-name", "container"}


def test_names_twice() -> None:
    with pytest.raises(ContainerRefused):
        build([*entries(), Entry("mimetype", b"")])
    data = build([Entry("mimetype", b""), Entry("data/a", b"1"), Entry("data/b", b"2")])
    assert refusal(data.replace(b"data/b", b"data/a")) == "duplicate-entry"


def zipped(compression: int = zipfile.ZIP_STORED, **files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_what_other_programs_pack_is_refused() -> None:
    assert refusal(zipped(mimetype=b"x")) == "container"
    assert refusal(zipped(zipfile.ZIP_DEFLATED, mimetype=b"x" * 100)) == "compressed"
    assert refusal(zipped(zipfile.ZIP_DEFLATED, mimetype=bytes(50_000_000))) == "compressed"


def test_streamed_entries_with_data_descriptors_are_refused() -> None:
    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, chunk: object) -> int:
            self.data += bytes(chunk)  # type: ignore[call-overload]
            return len(bytes(chunk))  # type: ignore[call-overload]

    stream = Stream()
    with zipfile.ZipFile(stream, "w") as archive:  # type: ignore[arg-type]
        archive.writestr("mimetype", b"x")
    assert refusal(stream.data) == "container"


def test_bytes_around_and_between() -> None:
    data = build(entries())
    middle = data.index(b"PK\x03\x04", 4)
    end = data.index(b"PK\x01\x02")
    assert refusal(b"MZ" + data) == "not-a-bundle"
    assert refusal(data + b"\0") == "cut"
    assert refusal(data + data) == "container"
    for at in (middle, end):
        assert refusal(data[:at] + b"\0" + data[at:]) == "container"


def test_a_comment_behind_the_end() -> None:
    data = build(entries())
    assert refusal(data[:-2] + struct.pack("<H", 4) + b"note") in {"cut", "container"}


def test_a_directory_that_says_other_than_the_entries() -> None:
    data = bytearray(build(entries()))
    central = data.index(b"PK\x01\x02")
    for offset in (4, 6, 8, 10, 12, 14, 16, 20, 24, 30, 32, 34, 36, 38, 42):
        changed = bytearray(data)
        changed[central + offset] ^= 1
        assert refusal(bytes(changed)) == "container", offset


def test_too_many_and_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    many = [Entry(f"data/{number}", b"") for number in range(501)]
    with pytest.raises(ContainerRefused):
        build(many)
    monkeypatch.setattr(container, "MOST_ENTRIES", 600)
    data = build(many)
    monkeypatch.undo()
    assert refusal(data) == "too-many"
    monkeypatch.setattr(container, "LARGEST_FILE", 100)
    assert refusal(build_small()) == "too-large"
    with pytest.raises(ContainerRefused):
        build(entries())


def build_small() -> bytes:
    with warnings.catch_warnings():
        return zipped(mimetype=b"x" * 200)


def test_empty_and_foreign_files() -> None:
    for data in (b"", b"P", b"%PDF-1.7", b"\x7fELF", b"<html>", "Kế hoạch".encode()):
        assert refusal(data) == "not-a-bundle"
    assert refusal(b"PK\x03\x04") == "cut"


def test_the_format_number_is_read_whatever_follows() -> None:
    head = build([Entry("mimetype", container.MEDIA_TYPE + b"12")])
    assert format_number(head) == 12
    assert format_number(head[:-30] + b"anything") == 12
    assert format_number(build([Entry("mimetype", container.MEDIA_TYPE + b"1")])) == 1
    assert format_number(build(entries())) is None
    assert format_number(b"") is None
