"""One window per data folder: a second start brings the first one to the front and leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 500


class OneWindow(QObject):
    """Answers later starts on the same folder through a local socket (nothing leaves the machine)."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(folder.absolute()).encode()).hexdigest()
        self._name = f"xacai-{digest[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def claim(self, raise_window: Callable[[], None]) -> bool:
        """Whether this start owns the folder; another one that does is asked to come to the front."""
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE):
            socket.disconnectFromServer()
            return False
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(lambda: self._answer(raise_window))
        # Where no socket can be made the store's own lock still keeps a second program out.
        self._server.listen(self._name)
        return True

    def _answer(self, raise_window: Callable[[], None]) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.deleteLater()
            raise_window()
