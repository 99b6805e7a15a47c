"""Tests of readings as people corrected them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from communique.record.amending import amended
from communique.record.judgements import Judgements
from communique.types import UNDECIDED, Account, Entity, Outcome, Pledge, Presence, Reading, Span, Stance
from tests.link.reports import Writer

TEXT = "Amsel met Brenk in Riga. Amsel promised to open the road. Brenk said so."


def reading() -> Reading:
    """Return a reading in which two people are named in every way that a reading names people."""
    writer = Writer("rp_a", TEXT)
    amsel, brenk, riga = writer.name("Amsel"), writer.name("Brenk"), writer.name("Riga", "place")
    said = writer.say("to open the road", amsel, "indirect")
    found = writer.reading()

    def at(words: str, nth: int = 0) -> Span:
        start = TEXT.index(words, nth)
        return Span("rp_a", start, start + len(words))

    met = (Presence(at("Amsel"), amsel), Presence(at("Brenk"), brenk))
    return replace(
        found,
        statements=(replace(found.statements[0], speaker=at("Amsel", 10)),),
        accounts=(
            Account("acc_1", at("Amsel met Brenk in Riga"), at("met"), "CONSULT", None, "happened", None, riga, met),
        ),
        pledges=(Pledge("pl_1", at("to open the road"), at("promised"), (amsel,), (brenk,), statement=said),),
        outcomes=(Outcome("oc_1", at("Brenk said so"), "kept", (amsel,), brenk),),
        stances=(
            Stance(
                "sn_1", "wants", (at("to open the road"),), (at("promised"),), at("Amsel", 10), amsel, statement=said
            ),
        ),
    )


def corrected(*wrong: str, whose: Mapping[str, Entity] | None = None) -> Reading:
    """Return the reading without what was judged wrong, and with names given to others."""
    return amended(reading(), Judgements(UNDECIDED, frozenset(wrong), whose or {}, (), {}, {}, (), {}))


def ids(name: str) -> str:
    """Return the id of an entity by its name."""
    return next(entity.id for entity in reading().entities if entity.name == name)


def test_a_reading_that_nobody_corrected_is_the_same_object() -> None:
    """So that nothing is kept of it."""
    read = reading()
    assert amended(read, Judgements(UNDECIDED, frozenset({"st_other"}), {}, (), {}, {}, (), {})) is read


def test_a_name_that_is_none_is_named_nowhere() -> None:
    """Not among those present, not as speaker, promisor, or claimant; the words themselves stay."""
    found = corrected(ids("Amsel"))
    assert [entity.name for entity in found.entities] == ["Brenk", "Riga"]
    assert len(found.mentions) == 3
    assert found.statements[0].voice is None
    assert [each.entity for each in found.accounts[0].participants] == [ids("Brenk")]
    assert (found.pledges[0].promisor, found.pledges[0].to) == ((), (ids("Brenk"),))
    assert (found.outcomes[0].entities, found.outcomes[0].voice) == ((), ids("Brenk"))
    assert found.stances[0].voice is None
    assert found.report == reading().report


def test_a_statement_judged_wrong_leaves_no_trace_in_what_hangs_on_it() -> None:
    """The promise was told all the same; where it tells how somebody stands, that goes with it."""
    found = corrected(reading().statements[0].id)
    assert found.statements == ()
    assert found.pledges[0].statement is None
    assert found.stances == ()


def test_what_else_is_judged_wrong_goes_alone() -> None:
    """Accounts, promises and what became of them."""
    found = corrected("acc_1", "pl_1", "oc_1")
    assert (found.accounts, found.pledges, found.outcomes) == ((), (), ())
    assert found.statements == reading().statements


def test_one_name_given_to_somebody_else_takes_what_hangs_on_it_along() -> None:
    """The speaker named by it; the other names of its first bearer stay his."""
    brenk = next(entity for entity in reading().entities if entity.name == "Brenk")
    second = max((each for each in reading().mentions if each.entity == ids("Amsel")), key=lambda each: each.span)
    found = corrected(whose={second.id: brenk})
    assert found.statements[0].voice == brenk.id
    assert found.stances[0].voice == brenk.id
    assert [each.entity for each in found.accounts[0].participants] == [ids("Amsel"), brenk.id]


def test_somebody_all_of_whose_names_are_given_to_another_is_gone() -> None:
    """And what was his is the other's."""
    lind = Entity("ent_decided", "rp_a", "person", "Oda Lind", ("Oda Lind",))
    names = [each for each in reading().mentions if each.entity == ids("Amsel")]
    found = corrected(whose={each.id: lind for each in names})
    assert [entity.name for entity in found.entities] == ["Brenk", "Riga", "Oda Lind"]
    assert found.pledges[0].promisor == ("ent_decided",)
    assert found.outcomes[0].entities == ("ent_decided",)
