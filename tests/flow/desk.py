"""A desk for the stories: runs commands as an officer would type them and reads their JSON answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from xacai.cli.main import main


class Desk:
    """One data folder and its keyboard."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def run(self, *words: str | Path) -> tuple[int, str, str]:
        """Run a command; exit status, standard output, standard error."""
        self._capsys.readouterr()
        status = main(["--data", str(self.folder), *(str(word) for word in words)])
        said = self._capsys.readouterr()
        return status, said.out, said.err

    def does(self, *words: str | Path) -> Any:
        """Run a command that must succeed; its JSON answer."""
        status, out, err = self.run("--json", *words)
        assert status == 0, (words, out, err)
        return json.loads(out)

    def is_refused(self, *words: str | Path) -> str:
        """Run a command that must be refused in one plain line; the line."""
        status, out, err = self.run(*words)
        assert status == 1, (words, out, err)
        assert "Traceback" not in err + out
        lines = err.strip().splitlines()
        assert len(lines) == 1, err
        return lines[0]
