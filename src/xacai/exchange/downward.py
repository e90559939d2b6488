"""What a higher office sends down besides its plan: catalogues and criteria sets, and the streams that they belong to.

Every version has a stream of its own, named for it, so that an older one that comes late stands beside a newer one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from xacai.domain.office import Office
from xacai.domain.submission import SCHEMA, Stream, office_data

KIND = "catalogue"
_FAITHFUL = re.compile(r"[0-9A-Za-z.-]{1,40}@[0-9A-Za-z.-]{1,19}")
Data = dict[str, Any]


def catalogue_stream(office: str, identifier: str) -> Stream:
    """The stream of a version (``national-2025@1``); a name that no stream can bear is told apart by its hash."""
    if _FAITHFUL.fullmatch(identifier):
        return Stream(office, identifier.replace("@", "/"), KIND)
    readable = re.sub(r"[^0-9A-Za-z.-]+", "-", identifier)[:40].strip("-")
    tail = hashlib.sha256(identifier.encode()).hexdigest()[:12]
    return Stream(office, f"{readable}-{tail}", KIND)


def catalogue_content(
    office: Office,
    stream: Stream,
    revision: int,
    catalogue: Mapping[str, Any] | None,
    criteria: Mapping[str, Any] | None,
) -> Data:
    """A catalogue, a criteria set, or both, as plain data."""
    return {
        "schema": SCHEMA,
        "kind": KIND,
        "office": office_data(office),
        "period": stream.period,
        "revision": revision,
        "catalogue": dict(catalogue) if catalogue is not None else None,
        "criteria": dict(criteria) if criteria is not None else None,
    }
