"""Offices besides the sample's two: a neighbour in good standing, and one whose key was revoked."""

from __future__ import annotations

from xacai.exchange.keys import make_key

NEIGHBOUR, NEIGHBOUR_NAME = "26000", "Ủy ban nhân dân xã Suối Mây"
NEIGHBOUR_KEY = make_key(bytes(range(96, 128)))
REVOKED, REVOKED_NAME = "26001", "Ủy ban nhân dân xã Đá Mây"
REVOKED_KEY = make_key(bytes(range(128, 160)))
