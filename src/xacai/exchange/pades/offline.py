"""pyHanko without the network clients that it imports on its way (aiohttp, and all which that brings along).

Nothing here asks for a timestamp or fetches a certificate. So two of its modules are never read: stand-ins take their
places before the first import, offer the one name each that pyHanko asks for, and refuse to be used.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

_CLIENTS = {
    "pyhanko.sign.timestamps.aiohttp_client": "HTTPTimeStamper",
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers": "AIOHttpFetcherBackend",
}


class NoClient:
    """What stands for a network client: making one raises ConnectionError."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise ConnectionError("this program uses no network")


def leave_out_network() -> None:
    """Put the stand-ins in their places, where the real modules were not read before."""
    for name, client in _CLIENTS.items():
        if name not in sys.modules:
            module = ModuleType(name)
            setattr(module, client, NoClient)
            sys.modules[name] = module
