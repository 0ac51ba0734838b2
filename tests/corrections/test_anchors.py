"""How a decision finds its figure by words alone: tables of wordings, and what must hold of any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.corrections.anchors import Candidate, find, same_figure
from pipelines.decisions.decision import Decision, decision
from tests.corrections.desk import WHO

URL = "https://alder.example/1"
SAID = "A shell killed 12 people near the old mill in Tarn on Monday."


def decided(**cells: str) -> Decision:
    words = {"url": URL, "measure": "killed", "digits": "12 people", "sentence": SAID}
    return decision(WHO | {"action": "reject", "target_type": "claim", "target": "gone"} | words | cells)


def candidate(sentence: str = SAID, claim_id: str = "c", surface: str = "12 people", **more: str | None) -> Candidate:
    facts = {"article_id": f"a-{claim_id}", "story_id": None, "measure": "killed", "url": URL, "path": "one.txt"} | more
    return Candidate(claim_id=claim_id, surface=surface, sentence=sentence, published_on=date(2012, 7, 1), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("printed", "surface", "same"),
    [
        ("12", "12 people", True),
        ("12 people", "12", True),
        ("at least 1,250", "1.250 Menschen", True),
        ("10 12", "between 10 and 12 people", True),
        ("Twelve people", "twelve  people", True),
        ("twelve", "at least twelve people", True),
        ("12", "12,000 people", False),
        ("12", "112 people", False),
        ("12", "1.12 million", False),
        ("two", "twenty-two people", False),
        ("seven", "seventy people", False),
        ("", "12 people", False),
        ("12", "", False),
    ],
)
def test_same_figure(printed: str, surface: str, same: bool) -> None:
    assert same_figure(printed, surface) is same


THERE, ELSEWHERE = "https://fen.example/9", "https://tarn.example/3"
CHANGED = "A shell killed 12 people by the old mill in Tarn, on Monday."
COPIES = [candidate(url=THERE, story_id="s"), candidate(claim_id="b", url=ELSEWHERE, story_id="s")]
STRANGERS = [candidate(url=THERE), candidate(claim_id="b", url=ELSEWHERE)]


@pytest.mark.parametrize(
    ("candidates", "known", "expected"),
    [
        ([candidate()], True, ("applied", "url", "c")),
        ([candidate(CHANGED)], True, ("applied", "quotation", "c")),
        ([candidate(f"{SAID} Nobody claimed it.")], True, ("applied", "quotation", "c")),
        ([candidate(surface="13 people")], True, ("orphan", None, None)),
        ([candidate(measure="injured")], True, ("orphan", None, None)),
        ([candidate("The mayor of Tarn thanked 12 people for their help.")], True, ("orphan", None, None)),
        ([candidate(), candidate(claim_id="d", article_id="a-c")], True, ("ambiguous", "url", None)),
        ([candidate(url=THERE)], True, ("orphan", None, None)),
        ([candidate(url=THERE)], False, ("applied", "story", "c")),
        ([candidate(SAID.replace("near", "at"), url=THERE)], False, ("applied", "quotation", "c")),
        ([candidate(SAID.replace("Monday", "Friday"), url=THERE)], False, ("orphan", None, None)),
        ([candidate(SAID.replace("Tarn", "Homs"), url=THERE)], False, ("orphan", None, None)),
        (COPIES, False, ("applied", "story", "b")),
        (STRANGERS, False, ("ambiguous", "story", None)),
        ([], False, ("orphan", None, None)),
    ],
)
def test_find(candidates: list[Candidate], known: bool, expected: tuple[str, str | None, str | None]) -> None:
    found = find(decided(), candidates, known)
    assert (found.state, found.anchor, found.claim_id) == expected
    assert found.why


def test_without_words_there_is_nothing_to_find_it_by() -> None:
    for gap in ("sentence", "digits"):
        assert find(decided(**{gap: ""}), [candidate()], True).state == "orphan"


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(texts, texts, texts)
def test_any_text_is_only_text(sentence: str, surface: str, url: str) -> None:
    """No words crash it, and a figure that isn't printed is never found."""
    found = find(decided(), [candidate(sentence, surface=surface, url=url)], False)
    assert found.state == "orphan" or same_figure("12 people", surface)


@given(st.sets(st.integers(0, 11), max_size=2), st.sampled_from(["so", "late", "it seems", "again"]))
def test_a_word_or_two_more_lose_nothing_at_the_same_address(at: set[int], added: str) -> None:
    words = SAID.split()
    edited = " ".join(f"{word} {added}" if n in at and word != "12" else word for n, word in enumerate(words))
    assert find(decided(), [candidate(edited)], True).claim_id == "c"


@given(st.permutations([candidate(claim_id=name, url=f"https://{name}.example", story_id="s") for name in "abcd"]))
def test_the_order_of_copies_does_not_matter(candidates: list[Candidate]) -> None:
    assert find(decided(), candidates, False).claim_id == "a"
