"""The examiners' own opinions on paper: everything that was answered, amended and locked."""

import json

import attrs
import pytest

from xfv_desktop.domain.audit import AuditEvent
from xfv_desktop.domain.particulars import Particular, Particulars
from xfv_desktop.domain.procedure import (
    ANSWERED,
    ENDED,
    LOCKED,
    OPENED,
    Order,
    Stage,
)
from xfv_desktop.domain.procedure_events import procedures
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.typesetting.wording import wording
from xfv_desktop.services.opinion import procedure_forms as forms

from ..reading import page_texts
from ..specimen import build

STAGES = wording()["labels"]["stages"]
SCALE = {one.id: one.words for one in forms.opinions()}


def event(sequence, action, who="Dr Ada Marsh", **details):
    at = f"2026-11-26T09:{sequence // 60:02}:{sequence % 60:02}.000000Z"
    return AuditEvent(sequence, at, who, action, {"procedure": 1, **details}, "0" * 64, "f" * 64)


def opened(number=1, **changes):
    facts = {"questioned": "Q1", "known": "K1", "edition": forms.edition(), "verifies": None}
    return {**facts, "informed": "", "procedure": number, **changes}


def whole():
    """Every required question answered, the nose dissimilar, one amendment, all stages locked."""
    events = [event(1, OPENED, **opened())]
    for stage in Stage:
        asked = [q for q in forms.questions() if q.stage is stage and q.required and not q.only_if]
        given = [
            {"subject": q.subject, "field": q.field, "value": q.choices[0] if q.choices else "seen"}
            for q in asked
        ]
        if stage is Stage.COMPARISON:
            nose = forms.component_groups()[8].subject
            given.append({"subject": nose, "field": "rating", "value": "dissimilar"})
            given.append({"subject": nose, "field": "explanation", "value": "turned away"})
        facts = {"stage": stage.value, "answers": given, "reason": ""}
        events += [event(len(events) + 1, ANSWERED, **facts)]
        events += [event(len(events) + 1, LOCKED, stage=stage.value)]
    late = [{"subject": forms.OPINION, "field": "limits", "value": "backlight"}]
    facts = {"stage": "evaluation", "answers": late, "reason": "seen on paper"}
    return [*events, event(len(events) + 1, ANSWERED, **facts)]


def rendered(events, order=Order.OPINION_FIRST):
    document = attrs.evolve(
        build(), order=order, procedures=procedures(events), opinion_scale=SCALE
    )
    return render(document)


def text_of(result):
    return " ".join(" ".join(page_texts(result.pdf)).split())


def test_every_component_factor_and_lock_is_printed():
    result = rendered(whole())
    text = text_of(result)
    assert "locks an opinion of their own before score, decision or map are shown" in text
    assert SCALE["strong-same"] in text
    for group in forms.component_groups():
        assert group.name in text
    for factor in forms.factors():
        assert factor.name in text
    assert "turned away" in text
    for stage in Stage:
        assert f"{STAGES[stage]} locked" in text
    assert "backlight" in text
    assert "seen on paper" in text
    extract = json.loads(result.extract.content)
    assert extract["order"] == "own opinion first"
    assert len(extract["procedures"][0]["entries"]) > 60


def test_a_free_order_and_no_opinion_are_said():
    text = text_of(render(build()))
    assert "The order of work was free" in text
    assert "No opinion of an examiner was recorded" in text


@pytest.mark.parametrize(("informed", "words"), [("", "without knowledge"), ("alone", "Not blind")])
def test_a_verification_says_whether_it_was_blind(informed, words):
    second = event(11, OPENED, "Dr Bo Lind", **opened(2, verifies=1, informed=informed))
    text = text_of(rendered([*whole(), second]))
    assert "Verification by Dr Bo Lind" in text
    assert words in text


def test_insufficient_quality_is_a_result():
    events = [event(1, OPENED, **opened()), event(2, ENDED, reason="7 px between the eyes")]
    text = text_of(rendered(events))
    assert "do not suffice for an opinion. 7 px between the eyes" in text


def verified(category, *, resolution=""):
    """The whole opinion verified by a second person who came to a category."""
    second = [event(11, OPENED, "Dr Bo Lind", **opened(2, verifies=1))]
    for number, stage in enumerate(list(Stage)[:3], 12):
        second.append(event(number, LOCKED, "Dr Bo Lind", procedure=2, stage=stage.value))
    given = [{"subject": forms.OPINION, "field": "category", "value": category}]
    facts = {"procedure": 2, "stage": "evaluation", "answers": given, "reason": ""}
    second.insert(3, event(13, ANSWERED, "Dr Bo Lind", **facts))
    if resolution:
        given = [{"subject": forms.AGREEMENT, "field": "resolution", "value": resolution}]
        facts = {"procedure": 2, "stage": "machine", "answers": given, "reason": ""}
        second.append(event(15, ANSWERED, "Dr Bo Lind", **facts))
    return [*whole(), *second]


@pytest.mark.parametrize(
    ("category", "resolution", "words"),
    [
        ("strong-same", "", "Both came to the same category."),
        ("neither", "", "different categories. Resolution Not recorded."),
        ("neither", "Discussed; both stay.", "categories. Resolution Discussed; both stay."),
    ],
)
def test_a_conflict_is_told_with_its_resolution_or_that_there_is_none(category, resolution, words):
    assert category in SCALE
    assert words in text_of(rendered(verified(category, resolution=resolution)))


EVENTS = [
    "viewed", "work begun", "setting changed", "report copied", "phrase overridden",
    "bundle exported", "case imported from a bundle", "saliency layer exported",
    "audit trail exported", "stage locked", "verification failed",
]  # fmt: skip


@pytest.mark.parametrize("action", EVENTS)
def test_the_trail_of_a_german_report_is_german(action):
    assert wording("de").said(action) != action


CONFLICT = "Examiner and verifier came to different opinions (section 20)."


@pytest.mark.parametrize("conclusion", ["", "The findings are more probable if Hp than if Hd."])
@pytest.mark.parametrize("category", ["strong-same", "neither"])
def test_page_1_says_that_the_verifier_came_to_another_opinion(category, conclusion):
    document = attrs.evolve(build(), procedures=procedures(verified(category)), opinion_scale=SCALE)
    said = Particular(
        field="conclusion", subject=document.subject, value=conclusion, at="", by="", sequence=9
    )
    document = attrs.evolve(document, particulars=Particulars((said,) if conclusion else ()))
    page = " ".join(page_texts(render(document).pdf)[0].split())
    differ = category == "neither"
    assert (f"Opinion recorded by Dr Bo Lind: {SCALE['neither']}" in page) is differ
    assert (CONFLICT in page) is differ
    assert conclusion in page


def not_locked():
    """The verifier has answered another category, and locked nothing of it."""
    return verified("neither")[:-1]


def given_up():
    """The verifier ended: the photographs do not suffice."""
    opened_only = verified("neither")[: len(whole()) + 1]
    return [*opened_only, event(12, ENDED, "Dr Bo Lind", procedure=2, reason="7 px")]


@pytest.mark.parametrize(
    ("events", "differ"), [(not_locked, False), (given_up, True)], ids=["not locked", "given up"]
)
def test_every_place_tells_of_a_conflict_or_none_does(events, differ):
    """What a verifier wrote and did not lock is no opinion of theirs; to give up is a result."""
    result = rendered(events())
    page = " ".join(page_texts(result.pdf)[0].split())
    assert (CONFLICT in page) is differ
    assert ("different categories" in text_of(result)) is differ
    assert "Both came to the same category" not in text_of(result)
    assert f"Opinion recorded by Dr Bo Lind: {SCALE['neither']}" not in page


def test_an_opinion_that_is_not_locked_is_none():
    """Where the order of work is free, a report can be made before."""
    found = wording("en")["limitations"]["found"]
    locks = [place for place, one in enumerate(whole()) if one.action == LOCKED]
    result = rendered(whole()[: locks[Stage.EVALUATION.place]], Order.FREE)
    page = " ".join(page_texts(result.pdf)[0].split())
    assert "Opinion recorded by" not in page
    assert found["no_opinion"] not in text_of(result)  # its comparison of features is on record
    assert found["no_opinion"] in text_of(rendered(whole()[: locks[Stage.COMPARISON.place]]))
    assert found["not_verified"] in text_of(rendered(not_locked()))


def test_what_was_amended_stands_below_what_was_locked():
    document = attrs.evolve(
        build(), procedures=procedures(whole()), opinion_scale=SCALE, seen_before_lock=(1,)
    )
    text = text_of(render(document))
    assert "Limits seen" in text  # as it was locked
    assert "Limits: “backlight”, before “seen”" in text
    assert "Score, decision and maps could be seen before this opinion was locked." in text
    assert "may have influenced it (section 14)" in text
    unseen = text_of(render(attrs.evolve(document, seen_before_lock=())))
    assert "Not shown before this opinion was locked." in unseen
    assert "may have influenced it" not in unseen
