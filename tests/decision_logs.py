"""Generated decision logs of the small plan, for properties that hold of all of them."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date

from hypothesis import strategies as st

from goalgraph.base.names import GG
from goalgraph.decisions.log import Log
from goalgraph.decisions.organisations import named_by
from goalgraph.decisions.standpoints import (
    ACTIVITIES,
    AMBITION,
    COUNCIL_GOALS,
    INDICATORS,
    REQUIREMENTS,
    STEERING_MODE,
    Adoption,
    Ambition,
    Answer,
    Dialogue,
    Field,
    Outlook,
    Participant,
    Sets,
    Standpoint,
    Work,
    place,
)
from small_plan import COUNCIL, PLAN

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
text = st.text(letters, min_size=1, max_size=30)
texts = st.dictionaries(st.sampled_from(["sv", "en", "ar"]), text, min_size=1, max_size=2)
some_texts: st.SearchStrategy[dict[str, str]] = st.one_of(st.just({}), texts)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
numbers = st.none() | st.decimals(-10_000, 10_000, places=3, allow_nan=False)
indicators = st.sampled_from([f"{PLAN}/O1.I1", f"{PLAN}/O2.I1", f"{PLAN}/O2.I2"])
councils = st.sampled_from([f"{COUNCIL}F1", f"{COUNCIL}F2"])
KNOWN, NEW = f"{PLAN}/ORG.K", f"{PLAN}/ORG.N"
bodies = st.sampled_from([KNOWN, NEW])
works = st.builds(
    Work,
    text,
    st.sampled_from(["sv", "en", ""]),
    st.none() | st.sampled_from([GG + "Ongoing", GG + "Completed"]),
    st.none() | days,
    st.none() | days,
    st.none() | days,
    st.none() | bodies,
)


@st.composite
def sets(draw: st.DrawFn) -> Sets:
    """What a standpoint may say, in the order of the fields."""
    found: dict[Field, object] = {}
    if draw(st.booleans()):
        found[STEERING_MODE] = GG + draw(st.sampled_from(["Undecided", "Steering", "Direction"]))
    for iri in draw(st.sets(st.sampled_from(REQUIREMENTS))):
        answers = st.builds(Answer, st.just(iri), st.sampled_from([GG + "Met", GG + "Unclear"]), some_texts)
        found[Field("requirement", iri)] = draw(st.none() | answers)
    for iri in draw(st.sets(st.sampled_from([f"{PLAN}/U1", f"{PLAN}/U2"]))):
        outlooks = st.builds(Outlook, st.just(iri), st.just(GG + "Reached"), some_texts, some_texts)
        found[Field("forecast", iri)] = draw(st.none() | outlooks)
    if draw(st.booleans()):
        level = st.builds(
            Ambition,
            texts,
            st.none() | indicators,
            numbers,
            numbers,
            st.none() | st.just("urn:unit"),
            st.none() | days,
        )
        found[AMBITION] = draw(st.none() | level)
    for field, values in ((INDICATORS, indicators), (COUNCIL_GOALS, councils)):
        if draw(st.booleans()):
            chosen = st.sets(values, min_size=1).map(lambda v: tuple(sorted(v)))
            found[field] = draw(st.none() | chosen)
    if draw(st.booleans()):
        ordered = st.sets(works, min_size=1, max_size=3).map(
            lambda v: tuple(sorted(v, key=lambda work: tuple(map(str, astuple(work)))))
        )
        found[ACTIVITIES] = draw(st.none() | ordered)
    return dict(sorted(found.items(), key=lambda item: place(item[0])))  # type: ignore[arg-type]


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """A log of up to three dialogues, each with a standpoint on some of the goals."""
    found: list[Standpoint] = []
    counts: dict[str, int] = {}
    for number in range(1, draw(st.integers(1, 3)) + 1):
        people = draw(st.lists(st.builds(Participant, text, st.none() | text), max_size=2))
        meeting = Dialogue(
            f"{PLAN}/W{number}",
            f"urn:example:{number}",
            f"{draw(days).isoformat()}T12:00:00Z",
            title=draw(some_texts),
            people=tuple(sorted(people, key=lambda p: str((p.role, p.name)))),
        )
        for goal in sorted(draw(st.sets(st.sampled_from(["M1", "M2", "M3"]), min_size=1))):
            decided = draw(st.booleans())
            letter = f"{goal}.{'D' if decided else 'PR'}"
            counts[letter] = counts.get(letter, 0) + 1
            name = f"{letter}{counts[letter]}"
            adoption = st.builds(
                Adoption,
                bodies,
                days,
                st.none() | text,
                st.none() | text,
                st.sets(text, max_size=2).map(lambda v: tuple(sorted(v))),
            )
            standpoint = Standpoint(
                goal=f"{PLAN}/{goal}",
                sets=draw(sets()),
                dialogue=meeting,
                adoption=draw(adoption) if decided else None,
                note=draw(some_texts),
                iri=f"{PLAN}/{name}",
                notation=name,
                digest=f"sha256:{number}",
            )
            named = {NEW: {"sv": "Nämnden"}} if NEW in named_by(standpoint) else {}
            found.append(replace(standpoint, organisations=named))
    return Log(PLAN, tuple(found))
