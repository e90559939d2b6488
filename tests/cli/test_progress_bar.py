"""The bar: on a terminal, for many items, and gone at the end."""

from __future__ import annotations

import io

import pytest

from xacai.cli.progress_bar import LEAST, with_bar


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_the_bar_move_and_go() -> None:
    stream = Terminal()
    assert list(with_bar(range(200), "Đang nhận", stream)) == list(range(200))
    drawn = stream.getvalue().split("\r")
    assert len(drawn) == 202
    assert drawn[1].startswith("Đang nhận [.")
    assert drawn[200].startswith("Đang nhận [#")
    assert "199/200" in drawn[200]
    assert drawn[-1] == "\x1b[K"


def test_a_log_and_a_handful_stay_clean() -> None:
    log, few = io.StringIO(), Terminal()
    assert len(list(with_bar(range(200), "x", log))) == 200
    assert len(list(with_bar(range(LEAST - 1), "x", few))) == LEAST - 1
    assert (log.getvalue(), few.getvalue()) == ("", "")


def test_the_bar_goes_when_the_work_breaks_off() -> None:
    stream = Terminal()

    def work() -> None:
        for item in with_bar(range(200), "x", stream):
            if item == 3:
                raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert stream.getvalue().endswith("\r\x1b[K")
