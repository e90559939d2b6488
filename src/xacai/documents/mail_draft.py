"""An e-mail as a draft file (.eml) that the office's own mail program opens and sends: words and attached files.

Nothing is sent from here. ``X-Unsent`` makes mail programs open it for editing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

_TYPES = {
    ".pdf": ("application", "pdf"),
    ".xacai": ("application", "vnd.xacai.bundle+zip"),
}
_OTHER = ("application", "octet-stream")


@dataclass(frozen=True, slots=True)
class Attached:
    """A file in a mail: its name (ASCII) and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What stands in a draft; ``to`` may be empty, ``when`` carries its zone."""

    subject: str
    words: str
    when: datetime
    to: str = ""
    files: tuple[Attached, ...] = ()


def mail_draft(mail: Mail) -> bytes:
    """The draft's bytes; the same mail gives the same bytes."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Date"] = format_datetime(mail.when)
    message["Subject"] = mail.subject
    if mail.to:
        message["To"] = mail.to
    message.set_content(mail.words, cte="base64")
    for item in mail.files:
        main, sub = _TYPES.get(item.name[item.name.rfind(".") :], _OTHER)
        message.add_attachment(item.data, maintype=main, subtype=sub, filename=item.name)
    if mail.files:
        message.set_boundary(_boundary(mail.files))
    return message.as_bytes()


def _boundary(files: Sequence[Attached]) -> str:
    """A line that stands in none of the parts, which are all base64."""
    return "=_xacai_" + hashlib.sha256(b"".join(item.data for item in files)).hexdigest()[:32]
