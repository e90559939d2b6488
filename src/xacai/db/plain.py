"""Domain values as plain data and back: strings, integers, booleans, lists, mappings; the rest as text.

Driven by the annotations of the dataclasses, so that what is written and what is read cannot drift apart. A
member that is missing takes its default: data written before the member existed still opens.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from xacai.domain.number import write_decimal

T = TypeVar("T")
Reader = Callable[[Any], Any]


def to_plain(value: Any) -> Any:
    """The plain data of a value; raises ``TypeError`` for what has no plain form."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Decimal):
        return write_decimal(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): to_plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {part.name: to_plain(getattr(value, part.name)) for part in fields(value)}
    raise TypeError(f"{type(value).__name__} has no plain form")


def from_plain(kind: type[T], data: Any) -> T:
    """The value of that type; raises ``TypeError``, ``ValueError`` or ``KeyError`` for another shape."""
    value: T = _reader(cast(Hashable, kind))(data)
    return value


def write_json(value: Any) -> str:
    """One spelling of the same data: sorted keys, no spaces."""
    return json.dumps(to_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write_data(data: Mapping[str, Any]) -> str:
    """The same spelling of what is plain data already, without looking for anything else in it."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_json(kind: type[T], text: str) -> T:
    """The value that :func:`write_json` wrote."""
    return from_plain(kind, json.loads(text))


def write_list(items: tuple[Any, ...]) -> str:
    """A list as JSON; the empty one, which most are, without a detour."""
    return write_json(items) if items else "[]"


def read_list(kind: type[T], text: str) -> tuple[T, ...]:
    """The items that :func:`write_list` wrote."""
    if text == "[]":
        return ()
    read = _reader(cast(Hashable, kind))
    return tuple(read(item) for item in json.loads(text))


@cache
def _reader(kind: Any) -> Reader:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(_reader(next(item for item in inner if item is not NoneType)))
    if origin is tuple:
        return _sequence(_reader(inner[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(_reader(inner[1]))
    if kind is date:
        return date.fromisoformat
    if kind is Decimal or (isinstance(kind, type) and issubclass(kind, Enum)):
        return cast(Reader, kind)
    if isinstance(kind, type) and is_dataclass(kind):
        return _members(kind)
    return _exactly(kind)


def _optional(read: Reader) -> Reader:
    return lambda data: None if data is None else read(data)


def _sequence(read: Reader) -> Reader:
    return lambda data: tuple(read(item) for item in data)


def _mapping(read: Reader) -> Reader:
    return lambda data: {key: read(item) for key, item in data.items()}


def _exactly(kind: type[Any]) -> Reader:
    def read(data: Any) -> Any:
        if type(data) is not kind:
            raise TypeError(f"{kind.__name__} expected, found {type(data).__name__}")
        return data

    return read


def _members(kind: type[Any]) -> Reader:
    readers = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}

    def read(data: Any) -> Any:
        return kind(**{name: readers[name](item) for name, item in data.items()})

    return read
