"""Containers that lie about themselves: paths, bombs, overlaps, links, bytes before, between and behind."""

from __future__ import annotations

import io
import os
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.exchange.hostile.case import Case, built, files_of
from tests.exchange.samples import report_bundle

from xacai.exchange import container

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_CRC_AT, _EXTERNAL_AT, _OFFSET_AT, _NAME_AT = 16, 38, 42, 46


def archive(names: Sequence[str], contents: bytes = b"x", method: int = zipfile.ZIP_STORED) -> bytes:
    """What another program packs, under any names."""
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", method) as made:
        warnings.simplefilter("ignore")
        for name in names:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            made.writestr(info, contents)
    return stream.getvalue()


def renamed(name: str) -> bytes:
    """A good bundle with one more file, its name written over in both places with one that leads elsewhere."""
    raw = name.encode()
    placeholder = "data/" + "q" * (len(raw) - 5) if len(raw) > 5 else "q" * len(raw)
    files = files_of(report_bundle()) | {placeholder: b"pwned"}
    return built(files).replace(placeholder.encode(), raw)


def central(at: int, value: int, width: str = "<H") -> bytes:
    """A good bundle, one member of the first line of its directory written over."""
    return _over(report_bundle().index(_CENTRAL) + at, struct.pack(width, value))


def local(at: int, value: int, width: str = "<H") -> bytes:
    """A good bundle, one member of its second file's header written over."""
    return _over(report_bundle().index(_LOCAL, 4) + at, struct.pack(width, value))


def ended(at: int, value: int, width: str = "<H") -> bytes:
    """A good bundle, one member of its end record written over."""
    return _over(len(report_bundle()) - 22 + at, struct.pack(width, value))


def _over(at: int, written: bytes) -> bytes:
    data = bytearray(report_bundle())
    data[at : at + len(written)] = written
    return bytes(data)


def overlapping() -> bytes:
    """A directory of 400 lines that all point at one file: small on disk, huge once unpacked."""
    body = zlib.compress(bytes(10_000_000))[2:-4]
    name = b"data/a"
    head = struct.pack("<5H3L2H", 20, 0, 8, 0, 33, 0, len(body), 10_000_000, len(name), 0)
    line = _CENTRAL + struct.pack("<H", 20) + head + struct.pack("<3H2L", 0, 0, 0, 0, 0)
    data = _LOCAL + head + name + body
    directory = b"".join(line + name for _place in range(400))
    return data + directory + _END + struct.pack("<4H2LH", 0, 0, 400, 400, len(directory), len(data), 0)


def two_faced() -> bytes:
    """The directory names a file otherwise than the file itself does."""
    data = report_bundle()
    at = data.index(_CENTRAL) + _NAME_AT
    return data[:at] + b"mimetypo" + data[at + 8 :]


def hidden() -> bytes:
    """A program between the files and the directory, in no list."""
    data = report_bundle()
    at, size = data.index(_CENTRAL), len(data)
    hidden_bytes = b"MZ" + bytes(500)
    moved = struct.pack("<L", at + len(hidden_bytes))
    return data[:at] + hidden_bytes + data[at : size - 6] + moved + data[size - 2 :]


def turned() -> bytes:
    """All the right files in another order."""
    data, found = report_bundle(), files_of(report_bundle())
    entries = [container.Entry(name, found[name]) for name in reversed(found)]
    first = container.Entry("mimetype", found["mimetype"])
    made = b"".join(container._chunks([first, *(item for item in entries if item != first)]))
    assert len(made) == len(data)
    return made


def doubled() -> bytes:
    """Two files of one name, the second another than the first."""
    data = renamed("data/values.csx")
    return data.replace(b"data/values.csx", b"data/values.csv")


def larger_than_allowed(path: Path) -> None:
    """A file beyond the limit that takes no room on the disk."""
    with open(path, "wb") as stream:
        stream.write(report_bundle())
        stream.truncate(100_000_001)


def _names() -> dict[str, Case]:
    told = {
        "path that climbs out": "data/../../../evil.sh",
        "path from the root": "/etc/cron.d/evil",
        "path of a drive": "c:/windows/evil.dll",
        "path with backslashes": "data\\..\\..\\evil.exe",
        "path with a zero byte": "data/a.csv\0.exe",
        "path with a dot part": "data/./values.csv",
        "path in Unicode": "data/\u202etxt.exe",
        "path in capitals": "DATA/VALUES.CSV",
        "folder as a file": "data/more/",
    }
    return {name: Case(partial(renamed, path), "bundle.entry-name") for name, path in told.items()}


def _structure() -> dict[str, tuple[Callable[[], bytes], str]]:
    good = report_bundle
    return {
        "name too long": (lambda: archive(["d" * 200]), "bundle.container"),
        "deflate bomb": (
            lambda: archive(["mimetype"], bytes(100_000_000), zipfile.ZIP_DEFLATED),
            "bundle.compressed",
        ),
        "bzip2 bomb": (
            lambda: archive(["mimetype"], bytes(20_000_000), zipfile.ZIP_BZIP2),
            "bundle.compressed",
        ),
        "overlapping files": (overlapping, "bundle.compressed"),
        "one file listed twice": (doubled, "bundle.duplicate-entry"),
        "link": (partial(central, _EXTERNAL_AT, 0o120777 << 16, "<L"), "bundle.container"),
        "program that may run": (partial(central, _EXTERNAL_AT, 0o100755 << 16, "<L"), "bundle.container"),
        "directory at odds with files": (two_faced, "bundle.container"),
        "program before": (lambda: b"MZ" + bytes(510) + good(), "bundle.not-a-bundle"),
        "script before": (lambda: b"#!/bin/sh\nrm -rf ~\n" + good(), "bundle.not-a-bundle"),
        "web page before": (lambda: b"<script>x</script>" + good(), "bundle.not-a-bundle"),
        "PDF before": (lambda: b"%PDF-1.7\n" + good(), "bundle.pdf-damaged"),
        "bytes behind": (lambda: good() + b"\0" * 9, "bundle.cut"),
        "bundle behind": (lambda: good() + good(), "bundle.container"),
        "comment behind": (lambda: good()[:-2] + struct.pack("<H", 4) + b"note", "bundle.cut"),
        "bytes between": (hidden, "bundle.container"),
        "extra field": (partial(local, 28, 4), "bundle.container"),
        "data descriptor": (partial(local, 6, 8), "bundle.container"),
        "encrypted": (partial(local, 6, 1), "bundle.container"),
        "another method": (partial(local, 8, 12), "bundle.compressed"),
        "size beyond the file": (partial(local, 18, 2**32 - 1, "<L"), "bundle.container"),
        "another moment": (partial(local, 10, 77), "bundle.container"),
        "wrong checksum": (partial(central, _CRC_AT, 7, "<L"), "bundle.container"),
        "wrong place in the directory": (partial(central, _OFFSET_AT, 9, "<L"), "bundle.container"),
        "fewer files than listed": (partial(ended, 8, 3), "bundle.container"),
        "many volumes": (partial(ended, 4, 1), "bundle.container"),
        "count of 65,535": (
            lambda: good()[:-14] + b"\xff" * 4 + good()[-10:],
            "bundle.too-many",
        ),
        "ZIP64": (lambda: good()[:-10] + b"\xff" * 8 + b"\0\0", "bundle.container"),
        "501 files": (lambda: archive([f"data/{place}" for place in range(501)]), "bundle.too-many"),
        "another order": (turned, "bundle.container"),
        "cut in the middle": (lambda: good()[: len(good()) // 2], "bundle.cut"),
        "nothing but a signature": (lambda: _LOCAL, "bundle.cut"),
        "empty archive": (lambda: _END + bytes(18), "bundle.not-a-bundle"),
        "empty file": (lambda: b"", "bundle.source-empty"),
        "noise": (lambda: bytes(range(256)) * 400, "bundle.not-a-bundle"),
        "of another program": (lambda: archive(["word/document.xml"]), "bundle.container"),
    }


def _nothing() -> bytes:
    return b""


def cases() -> dict[str, Case]:
    """By name."""
    places: dict[str, tuple[Callable[[Path], None], str]] = {
        "larger than allowed": (larger_than_allowed, "bundle.source-large"),
        "device that never ends": (lambda path: path.symlink_to("/dev/zero"), "bundle.source-unreadable"),
        "folder for a file": (lambda path: path.mkdir(), "bundle.source-unreadable"),
    }
    if hasattr(os, "mkfifo"):
        places["pipe that nobody writes to"] = (os.mkfifo, "bundle.source-unreadable")
    return {
        **_names(),
        **{name: Case(make, code) for name, (make, code) in _structure().items()},
        **{name: Case(_nothing, code, place=place) for name, (place, code) in places.items()},
    }
