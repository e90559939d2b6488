"""Signs that nobody sees, in the names that came from outside: shown harmlessly, and no card is confirmed by them."""

from __future__ import annotations

import copy
from dataclasses import replace

import pytest
from tests.exchange.kinds import contents, sealed
from tests.exchange.samples import (
    COMMUNE,
    COMMUNE_KEY,
    COMMUNE_NAME,
    card,
    particulars_data,
    pinned,
    report_data,
    report_manifest,
)

from xacai.exchange.bundle import pack, sender, unpack
from xacai.exchange.card import CardRefused, read_card
from xacai.exchange.manifest import Officer
from xacai.exchange.roster import read_roster
from xacai.files.canonical import encode

SIGNS = ("\u202e", "\u200b", "\u2067", "\ufeff")
_DOMAIN = b"xacai-card-v1\0"


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sealed_name_with_a_hidden_sign_opens_and_is_shown_without_it(sign: str) -> None:
    content = copy.deepcopy(report_data())
    content["office"]["name"] = name = f"Ủy ban{sign} nhân dân xã Đồng Mây"
    manifest = replace(
        report_manifest(),
        office=sender(COMMUNE, name, COMMUNE_KEY),
        officer=Officer("1", f"Trần{sign} Văn Gió", "officer"),
    )
    data = pack(manifest, content=content, particulars=particulars_data(), key=COMMUNE_KEY)
    bundle, verdict = unpack(data, pinned(card()))
    assert bundle is not None and verdict.trusted and verdict.office_name == COMMUNE_NAME
    assert (bundle.manifest.office.name, bundle.manifest.officer.name) == (COMMUNE_NAME, "Trần Văn Gió")
    assert bundle.content == content  # what was sealed stays as it was sealed


@pytest.mark.parametrize("sign", SIGNS)
def test_names_of_a_list_of_offices_are_taken_over_without_hidden_signs(sign: str) -> None:
    content, _particulars = copy.deepcopy(contents()["roster"])
    for line in (*content["offices"], *content["keys"]):
        line["name"] = sign + line["name"]
    content["offices"][0]["name"] = sign
    bundle, _verdict = unpack(sealed("roster", content, {}), {})
    assert bundle is not None
    roster, keys = read_roster(bundle.content)
    assert [office.name for office in roster.offices] == [roster.offices[0].code, roster.offices[1].name]
    assert all(one.name and sign not in one.name for one in (*roster.offices, *keys))


@pytest.mark.parametrize("sign", SIGNS)
def test_a_card_with_a_hidden_sign_in_its_name_is_refused_by_a_sentence_of_its_own(sign: str) -> None:
    body = {
        "format": 1,
        "type": "office-card",
        "code": COMMUNE,
        "name": f"Ủy ban nhân dân{sign} xã Đồng Mây",
        "public": COMMUNE_KEY.public.hex(),
    }
    data = encode({**body, "signature": COMMUNE_KEY.sign(_DOMAIN + encode(body)).hex()})
    with pytest.raises(CardRefused) as refused:
        read_card(data)
    assert refused.value.issue.code == "bundle.card-name"
    assert refused.value.issue.params["name"] == COMMUNE_NAME
