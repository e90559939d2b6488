"""A witness of refusals: runs a command at a desk and sees that not a row or file was written."""

from __future__ import annotations

from pathlib import Path

from tests.flow.desk import Desk
from tests.services.digest import files_digest, tables_digest

from xacai.db.store import FILE

ENGLISH = (" the ", " is ", " not ", " file ", " of ")


class Witness:
    """Commands at a desk, each with a look before and after: the same rows, the same files."""

    def __init__(self, desk: Desk, target: Path) -> None:
        self.desk = desk
        self.target = target

    def look(self) -> object:
        """All rows of the data folder's store, and all files of the target folder."""
        store = self.desk.folder / FILE
        return (tables_digest(store), files_digest(self.target))

    def refused(self, *words: str | Path, says: tuple[str, ...]) -> str:
        """The command is refused in one line that has these words in it, and nothing was written."""
        before = self.look()
        line = self.desk.is_refused(*words)
        assert self.look() == before
        for word in says:
            assert word.casefold() in line.casefold(), line
        assert not any(word in f" {line} " for word in ENGLISH), line
        assert line.rstrip()[-1] in ".!?)", line
        assert "{" not in line
        return line
