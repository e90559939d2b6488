"""The message catalogues under ``translations/``: add, update, check, compile.

    translations/xacai.pot                    every message of the source, with the files it stands in
    translations/vi/LC_MESSAGES/xacai.po      its Vietnamese, complete
    translations/en/LC_MESSAGES/xacai.po      itself
    translations/*/LC_MESSAGES/xacai.mo       compiled, not kept under version control

``add FILE.json`` merges {"English message": "Tiếng Việt"}; ``update`` reads the source again; ``check`` fails
with a list. The files carry no dates and no line numbers and are sorted, one message a line: additions merge.
"""

from __future__ import annotations

import argparse
import ast
import io
import json
import os
import string
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if sys.platform != "win32":
    import fcntl

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("en", "vi")
PLURAL_FORMS = {"en": "nplurals=2; plural=(n != 1);", "vi": "nplurals=1; plural=0;"}
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}

MessageId = str | tuple[str, ...] | list[str]


# --- files ------------------------------------------------------------------------------------------------


def template_path(folder: Path) -> Path:
    """The template of all messages."""
    return folder / "xacai.pot"


def catalogue_path(folder: Path, language: str) -> Path:
    """The catalogue of one language."""
    return folder / language / "LC_MESSAGES" / "xacai.po"


def read(path: Path, language: str | None) -> Catalog:
    """A catalogue from disk; an empty one where there is no file yet."""
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, ignore_obsolete=True)


def header(language: str | None) -> str:
    """The entry that gettext needs first, without the dates that would differ at every run."""
    lines = ["Project-Id-Version: xacai", "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8"]
    lines.append("Content-Transfer-Encoding: 8bit")
    if language is not None:
        lines += [f"Language: {language}", f"Plural-Forms: {PLURAL_FORMS[language]}"]
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in lines), "", ""])


def write(catalogue: Catalog, path: Path, language: str | None) -> None:
    """Write a catalogue whole or not at all: sorted, unwrapped; only the template names the source files."""
    body = io.BytesIO()
    write_po(
        body,
        catalogue,
        width=0,
        no_location=language is not None,
        include_lineno=False,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    replace_file(path, header(language).encode() + body.getvalue())


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` under ``path`` in one step, so that a reader beside us never sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.chmod(name, 0o644)
    os.replace(name, path)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder while a catalogue is read, changed and written (where the system has such locks)."""
    if sys.platform == "win32":
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


# --- messages ---------------------------------------------------------------------------------------------


def extract(source: Path) -> Catalog:
    """Every message of the source, each with the files it stands in (relative to the source's parent)."""
    catalogue = Catalog(fuzzy=False)
    found = extract_from_dir(str(source), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for name, _line, message, _comments, _context in found:
        location = (source / name).relative_to(source.parent.parent).as_posix()
        catalogue.add(message, locations=[(location, 0)])
    for entry in entries(catalogue):
        entry.locations = sorted(set(entry.locations), key=lambda pair: pair[0])
    return catalogue


def entries(catalogue: Catalog) -> list[Message]:
    """The messages of a catalogue without its header."""
    return [entry for entry in catalogue if entry.id]


def singular(message: MessageId) -> str:
    """What stands for a message in lists and in JSON: its text, of a plural pair the first."""
    return message if isinstance(message, str) else message[0]


def texts(translation: MessageId | None) -> tuple[str, ...]:
    """The strings of a translation; an untranslated one has none."""
    parts = (translation,) if isinstance(translation, str) else tuple(translation or ())
    return tuple(part for part in parts if part)


def placeholders(text: str) -> frozenset[str] | None:
    """The names inside braces; None where the braces do not match."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return None
    return frozenset(field for _text, field, _spec, _conversion in parts if field is not None)


def identity(template: Catalog) -> Catalog:
    """The English catalogue: each message is its own translation."""
    english = Catalog(locale="en", fuzzy=False)
    for entry in entries(template):
        english.add(entry.id, entry.id)
    return english


def with_template(vietnamese: Catalog, template: Catalog) -> Catalog:
    """The Vietnamese of exactly the template's messages, empty where nobody has given it yet."""
    known = {singular(entry.id): texts(entry.string) for entry in entries(vietnamese)}
    result = Catalog(locale="vi", fuzzy=False)
    for entry in entries(template):
        words = known.get(singular(entry.id), ())
        plural = not isinstance(entry.id, str)
        result.add(entry.id, words[:1] if plural else "".join(words[:1]))
    return result


# --- verbs ------------------------------------------------------------------------------------------------


def add(folder: Path, source: Path, additions: dict[str, str]) -> int:
    """Merge translations into the Vietnamese catalogue; what was there under the same message is replaced."""
    plurals = {entry.id[0]: entry.id for entry in entries(extract(source)) if not isinstance(entry.id, str)}
    with locked(folder):
        vietnamese = read(catalogue_path(folder, "vi"), "vi")
        for message, words in additions.items():
            words = unicodedata.normalize("NFC", words)
            vietnamese.delete(message)
            if message in plurals:
                vietnamese.add(plurals[message], (words,))
            else:
                vietnamese.add(message, words)
        write(vietnamese, catalogue_path(folder, "vi"), "vi")
    return len(additions)


def update(folder: Path, source: Path) -> dict[str, str]:
    """Read the source again and write all catalogues; returns the Vietnamese that nothing uses any more."""
    with locked(folder):
        template = extract(source)
        vietnamese = read(catalogue_path(folder, "vi"), "vi")
        used = {singular(entry.id) for entry in entries(template)}
        dropped = {
            singular(entry.id): texts(entry.string)[0]
            for entry in entries(vietnamese)
            if singular(entry.id) not in used and texts(entry.string)
        }
        write(template, template_path(folder), None)
        write(identity(template), catalogue_path(folder, "en"), "en")
        write(with_template(vietnamese, template), catalogue_path(folder, "vi"), "vi")
    return dropped


def problems(folder: Path, source: Path) -> list[str]:
    """Everything that would leave a person with a wrong, missing or half-filled string."""
    used = extract(source)
    found = [*formatted_calls(source), *translation_problems(used, read(catalogue_path(folder, "vi"), "vi"))]
    ids = {singular(entry.id) for entry in entries(used)}
    for label, path in (("template", template_path(folder)), ("en", catalogue_path(folder, "en"))):
        kept = {singular(entry.id) for entry in entries(read(path, None))}
        found += [f"absent from {label}: {name!r}" for name in sorted(ids - kept)]
        found += [f"obsolete in {label}: {name!r}" for name in sorted(kept - ids)]
    return found


def translation_problems(used: Catalog, vietnamese: Catalog) -> list[str]:
    """What is wrong with the Vietnamese of the messages that the source uses, and what it has too much."""
    translated = {singular(entry.id): entry for entry in entries(vietnamese)}
    found = []
    for entry in entries(used):
        name = singular(entry.id)
        other = translated.pop(name, None)
        if other is None:
            found.append(f"absent from vi: {name!r}")
        elif not texts(other.string):
            found.append(f"no Vietnamese: {name!r}")
        else:
            found += message_problems(entry, other)
    return found + [f"obsolete in vi: {name!r}" for name in sorted(translated)]


def message_problems(entry: Message, translated: Message) -> list[str]:
    """What is wrong with one translated message."""
    name, found = singular(entry.id), []
    if isinstance(entry.id, str) != isinstance(translated.id, str):
        found.append(f"plural forms differ: {name!r}")
    if translated.fuzzy:
        found.append(f"fuzzy: {name!r}")
    for words in texts(translated.string):
        if not unicodedata.is_normalized("NFC", words):
            found.append(f"not NFC: {name!r}")
        if placeholders(words) != placeholders(texts(entry.id)[-1]):
            found.append(f"placeholders differ: {name!r} / {words!r}")
    return found


def formatted_calls(source: Path) -> list[str]:
    """Calls of ``_()`` with or inside an f-string: Python 3.11 hides them from extraction."""
    found = []
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                mixed = any(isinstance(part, ast.Call) and is_message_call(part) for part in ast.walk(node))
            elif isinstance(node, ast.Call) and is_message_call(node):
                mixed = any(isinstance(part, ast.JoinedStr) for part in node.args[:2])
            else:
                continue
            if mixed:
                found.append(f"message and f-string mixed: {path.relative_to(source.parent)}:{node.lineno}")
    return found


def is_message_call(node: ast.Call) -> bool:
    """Is this a call of one of the functions that take a message?"""
    return isinstance(node.func, ast.Name) and node.func.id in KEYWORDS


def compile_all(folder: Path, target: Path | None = None) -> list[Path]:
    """Write the compiled catalogues beside their sources, or in the same layout under ``target``."""
    written = []
    for language in LANGUAGES:
        buffer = io.BytesIO()
        write_mo(buffer, read(catalogue_path(folder, language), language))
        path = catalogue_path(target or folder, language).with_suffix(".mo")
        replace_file(path, buffer.getvalue())
        written.append(path)
    return written


def stale(folder: Path) -> bool:
    """Is a compiled catalogue missing or older than its source?"""
    pairs = [(path, path.with_suffix(".mo")) for path in (catalogue_path(folder, code) for code in LANGUAGES)]
    return any(not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime for po, mo in pairs if po.exists())


# --- command line -----------------------------------------------------------------------------------------


def parser() -> argparse.ArgumentParser:
    """The four verbs."""
    made = argparse.ArgumentParser(prog="translations.py", description="The message catalogues of xacai.")
    made.add_argument("--folder", type=Path, default=ROOT / "translations")
    made.add_argument("--source", type=Path, default=ROOT / "src" / "xacai")
    verbs = made.add_subparsers(dest="verb", required=True)
    verbs.add_parser("add", help="merge {message: Vietnamese} from JSON").add_argument("file", type=Path)
    renew = verbs.add_parser("update", help="read the source again; drops what it no longer uses")
    renew.add_argument("--dropped", type=Path, default=ROOT / "build" / "translations-dropped.json")
    verbs.add_parser("check", help="list what is missing or wrong; status 1 if anything is")
    verbs.add_parser("compile", help="write the .mo files")
    return made


def run_check(folder: Path, source: Path) -> int:
    """Print what is wrong; 1 if anything is."""
    found = problems(folder, source)
    for line in found:
        print(line)
    print(f"translations: {len(entries(extract(source)))} messages, {len(found)} problems")
    return 1 if found else 0


def report_dropped(dropped: dict[str, str], path: Path) -> None:
    """Say what was dropped and keep it as a file that ``add`` takes back."""
    if dropped:
        replace_file(path, json.dumps(dropped, ensure_ascii=False, indent=1).encode())
        print(f"{len(dropped)} no longer used, kept in {path.name}:", *sorted(dropped), sep="\n  ")


def main(arguments: list[str] | None = None) -> int:
    """Carry out one verb."""
    chosen = parser().parse_args(arguments)
    if chosen.verb == "check":
        return run_check(chosen.folder, chosen.source)
    if chosen.verb == "add":
        additions = json.loads(chosen.file.read_text("utf-8"))
        print(f"{add(chosen.folder, chosen.source, additions)} translations merged")
    elif chosen.verb == "update":
        dropped = update(chosen.folder, chosen.source)
        report_dropped(dropped, chosen.dropped)
    compile_all(chosen.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
