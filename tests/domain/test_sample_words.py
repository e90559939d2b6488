"""The sample office's sentences are its own: no run of eight words is shared with a real plan."""

from __future__ import annotations

import re
from pathlib import Path

from xacai.domain.text import nfc
from xacai.files.resources import resource

SAMPLE = resource("sample")
# Names of laws and bodies, headings of columns and terms of the statistics: anybody's words.
COMMON = (
    "văn phòng hội đồng nhân dân và ủy ban nhân dân",
    "căn cứ luật tổ chức chính quyền địa phương ngày",
    "nghị quyết số 76 nq cp ngày 15 tháng 7 năm 2021 của chính phủ",
    "ban hành chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 2030",
    "nghị định số 118 2025 nđ cp ngày 09 tháng 6 năm 2025",
    "về thực hiện thủ tục hành chính theo cơ chế một cửa một cửa liên thông tại",
    "xây dựng phát triển chính quyền điện tử chính quyền số",
    "tác động của cchc đến người dân tổ chức và",
    "kiểm tra công tác cải cách hành chính",
    "tự bảo đảm một phần chi thường xuyên",
    "trung tâm phục vụ hành chính công",
    "ủy ban mặt trận tổ quốc việt nam xã",
    "công tác chỉ đạo điều hành",
    "cải cách thể chế",
    "cải cách thủ tục hành chính",
    "cải cách chế độ công vụ",
    "nhiệm vụ kết quả sản phẩm cơ quan chủ trì cơ quan phối hợp thời gian",
    "của ủy ban nhân dân tỉnh",
    "mục đích yêu cầu",
    "văn bản quy phạm pháp luật",
)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", nfc(text).lower())


def runs(text: str) -> set[tuple[str, ...]]:
    plain = f" {' '.join(words(text))} "
    for name in COMMON:
        plain = plain.replace(f" {name} ", " | ")
    spoken = plain.split()
    return {tuple(spoken[n : n + 8]) for n in range(len(spoken) - 7)}


def test_no_sentence_is_taken_from_a_real_plan(seeds: Path) -> None:
    real = set().union(*(runs(path.read_text(encoding="utf-8")) for path in sorted(seeds.glob("*.txt"))))
    assert real
    for path in sorted(SAMPLE.iterdir()):
        shared = {" ".join(run) for run in runs(path.read_text(encoding="utf-8")) & real if "|" not in run}
        assert not shared, path.name
