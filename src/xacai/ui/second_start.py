"""One window per data folder: a second start brings the first one to the front and leaves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 500
_END = b"\n"
_LONGEST = 4096


class OneWindow(QObject):
    """Answers later starts on the same folder through a local socket (nothing leaves the machine)."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(str(folder.absolute()).encode()).hexdigest()
        self._name = f"xacai-{digest[:24]}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)

    def call(self, package: str = "") -> bool:
        """Ask the window that has the folder to come to the front and open a package; whether one answered."""
        socket = QLocalSocket(self)
        socket.connectToServer(self._name)
        answered = socket.waitForConnected(_PATIENCE)
        if answered:
            socket.write(package.encode() + _END)
            socket.waitForBytesWritten(_PATIENCE)
        socket.disconnectFromServer()
        return answered

    def listen(self, asked: Callable[[str], None]) -> None:
        """Call ``asked`` with the package named (empty: none) whenever a later start asks."""
        QLocalServer.removeServer(self._name)
        self._server.newConnection.connect(lambda: self._answer(asked))
        # Where no socket can be made the store's own lock still keeps a second program out.
        self._server.listen(self._name)

    def _answer(self, asked: Callable[[str], None]) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            said = bytearray()
            while not said.endswith(_END) and len(said) < _LONGEST and visitor.waitForReadyRead(_PATIENCE):
                said += visitor.readAll().data()
            visitor.deleteLater()
            asked(said.removesuffix(_END).decode(errors="replace"))
