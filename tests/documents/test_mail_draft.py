"""E-mail drafts: what a mail program reads in them is what was put in; nothing slips into the head."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from xacai.documents.mail_draft import Attached, Mail, mail_draft

WHEN = datetime(2026, 9, 15, 8, 30, tzinfo=timezone(timedelta(hours=7)))
MAIL = Mail(
    "Ủy ban nhân dân xã Lộc Khê: Báo cáo quý III năm 2026",
    "Kính gửi quý cơ quan,\r\n\r\nMã đối chiếu: ABCD\r\n",
    WHEN,
    "sonoivu@vangiang.gov.vn",
    (
        Attached("xacai_1.xacai", bytes(range(256)) * 99),
        Attached("58-BC-UBND.pdf", b"%PDF-1.7\r\n.\r\nFrom x"),
    ),
)


def read(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=default)
    assert isinstance(found, EmailMessage)
    return found


def test_a_mail_program_reads_what_was_put_in() -> None:
    message = read(mail_draft(MAIL))
    assert (message["Subject"], message["To"], message["X-Unsent"]) == (MAIL.subject, MAIL.to, "1")
    assert message["Date"].datetime == WHEN
    words = message.get_body()
    assert words is not None and words.get_content().splitlines() == MAIL.words.splitlines()
    files = [(item.get_filename(), item.get_content()) for item in message.iter_attachments()]
    assert files == [(item.name, item.data) for item in MAIL.files]
    kinds = [item.get_content_type() for item in message.iter_attachments()]
    assert kinds == ["application/vnd.xacai.bundle+zip", "application/pdf"]


def test_the_bytes_are_plain_and_the_same_each_time() -> None:
    data = mail_draft(MAIL)
    assert data == mail_draft(MAIL)
    data.decode("ascii")
    assert max(len(line) for line in data.split(b"\r\n")) < 998


def test_without_receiver_there_is_no_such_line() -> None:
    assert read(mail_draft(Mail("a", "b", WHEN)))["To"] is None


def test_a_second_line_never_gets_into_the_head() -> None:
    with pytest.raises(ValueError, match="linefeed"):
        mail_draft(Mail("a\r\nBcc: ai@do.vn", "b", WHEN))
