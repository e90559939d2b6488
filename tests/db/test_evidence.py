"""The shelf of the evidence register."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.db.samples import every

from xacai.db.store import Store
from xacai.domain.evidence import Evidence, EvidenceFile, Link, SubjectKind


def _documents() -> st.SearchStrategy[Evidence]:
    file = st.builds(
        EvidenceFile,
        st.just("ab" * 32),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
        st.integers(1, 10**9),
        st.just("pdf"),
    )
    return st.tuples(every(Evidence), st.none() | file).map(
        lambda pair: replace(pair[0], key="1", file=pair[1])
    )


@given(_documents())
def test_a_document_comes_back_as_it_was(lasting: Store, item: Evidence) -> None:
    with lasting.writing("evidence") as shelves:
        shelves.evidence.put(item)
    with lasting.reading() as shelves:
        assert shelves.evidence.get("1") == item


def test_keys_are_numbers_that_never_come_back(store: Store) -> None:
    with store.writing("evidence") as shelves:
        keys = [shelves.evidence.next_key() for _ in range(11)]
        for key in reversed(keys):
            shelves.evidence.put(Evidence(key, number=key))
        assert [item.key for item in shelves.evidence.all()] == keys
        shelves.evidence.remove("11")
        assert shelves.evidence.next_key() == "12"


def test_links_are_kept_once_and_go_with_their_document(store: Store) -> None:
    link = Link("1", SubjectKind.TASK, "2025/cchc I.1/1", "2025-Q3")
    with store.writing("evidence") as shelves:
        for key in ("1", "2"):
            shelves.evidence.put(Evidence(key, number=key))
        shelves.evidence.link(link, link, replace(link, evidence="2"), replace(link, period=""))
        shelves.evidence.link(link)
        assert len(shelves.evidence.links()) == 3
        assert shelves.evidence.links("2") == (replace(link, evidence="2"),)
        shelves.evidence.unlink(replace(link, period=""))
        assert shelves.evidence.links("1") == (link,)
        shelves.evidence.remove("1")
        assert shelves.evidence.links("1") == ()
        assert shelves.evidence.get("1") is None
