"""The JSON answer: its keys, its plain values, and a sentence for every issue that intake can raise."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.intake.mini import reading

from xacai.intake.answer import as_json
from xacai.wording.messages import templates

SOURCE = Path(__file__).resolve().parents[2] / "src" / "xacai"


def test_keys_of_the_contract() -> None:
    answer = as_json(reading())
    head = [
        "kind",
        "issued_by",
        "title",
        "number",
        "date",
        "place",
        "issuer",
        "year",
        "signer",
        "legal_bases",
    ]
    lists = ["recipients", "sections", "fields", "targets", "tasks", "duties", "stated_totals", "issues"]
    assert set(answer) >= {*head, *lists}
    assert (answer["number"], answer["date"], answer["issued_by"]) == ("15/KH-UBND", "2026-01-08", None)


def test_a_task_in_json() -> None:
    task = next(item for item in as_json(reading())["tasks"] if item["key"] == "I.2/1")
    assert task["field"] == "institutions"
    assert task["deliverables"][1] == {"text": "Báo cáo", "window": ["2026-10-01", "2026-12-31"]}
    assert task["deadline"]["windows"] == [["2026-01-01", "2026-03-31"], ["2026-10-01", "2026-12-31"]]
    assert task["budget"] == {"text": "1.250", "amount_vnd": "1250000000", "source": None}


def test_a_target_in_json() -> None:
    target = as_json(reading())["targets"][1]
    assert [item["value"] for item in target["thresholds"]] == ["97", "55"]
    assert target["thresholds"][0]["phrase"] == "Tối thiểu 97%"


def test_the_answer_is_plain_json() -> None:
    answer = as_json(reading())
    assert json.loads(json.dumps(answer, ensure_ascii=False)) == answer


def test_every_issue_has_its_sentence() -> None:
    words = "\n".join(path.read_text(encoding="utf-8") for path in (SOURCE / "intake").glob("*.py"))
    words += (SOURCE / "domain" / "deadline.py").read_text(encoding="utf-8")
    codes = set(re.findall(r'"(intake\.[a-z\-]+)"', words)) | {
        f"intake.no-{part}" for part in ("title", "issuer")
    }
    assert codes <= set(templates()), codes - set(templates())
    assert len(codes) > 30
