"""What the network was given stands in the report, whole, in both languages."""

import attrs
import pytest

from xfv_desktop.domain.casework import ExaminationSummary
from xfv_desktop.domain.enhancement import EnhancementStep
from xfv_desktop.domain.enhancement_record import NetworkChain, ProcessingRow
from xfv_desktop.domain.report import Edition
from xfv_desktop.engine.comparison import GIVEN
from xfv_desktop.reporting.parts.limitations import foremost, found
from xfv_desktop.reporting.pdf.layout import render

from ..reading import page_texts, stray_letters
from ..specimen import NOW

GAMMA = "d" * 64
OWN = ExaminationSummary(
    number=3, questioned="Q1", questioned_face=0, known="K1", known_face=0,
    model="sface", model_sha256="fb143eea07838aa532d1c95df5f69899974ea0140e1fba05e94204be13ed74ee",
    explainer="fggb", score=0.4713, threshold=0.308, examined_at=NOW, examined_by="x",
)  # fmt: skip
BRIGHTER = attrs.evolve(OWN, number=5, score=0.2, questioned_given=GAMMA)
STEP = ProcessingRow(
    "Q1", "A. Examiner", 1, "Gamma", "gamma 2.00", "OpenCV 5", "Poynton", "the eyes lie in shadow",
    GAMMA,
)  # fmt: skip
CHAIN = NetworkChain(
    41, "Q1", "A. Examiner", "2026-11-23T08:10:00.000000Z", "Does shadow decide?", (3,), (STEP,)
)
BACK = attrs.evolve(CHAIN, sequence=44, reason="It does.", after=(3, 5), steps=())


def read(document):
    made = render(document)
    assert not stray_letters(made.pdf)
    return " ".join(page_texts(made.pdf))


def enhanced(document):
    """The document of the enhanced examination."""
    examination = document.examination
    step = EnhancementStep("gamma", {"gamma": 2.0}, result_sha256=GAMMA)
    probe = examination.comparison.probe
    probe = attrs.evolve(probe, steps=(step,), warnings=(*probe.warnings, GIVEN))
    comparison = attrs.evolve(examination.comparison, probe=probe, score=0.2)
    return attrs.evolve(
        document,
        examination=attrs.evolve(examination, number=5, comparison=comparison),
        network_chains=(CHAIN, BACK),
        same_faces=(OWN, BRIGHTER),
        other_results=(OWN,),
    )


def test_without_chains_it_says_that_the_pictures_were_as_they_came(rendered):
    text = " ".join(page_texts(rendered.pdf))
    assert "The network was given the photographs as they came" in text
    assert "Every chain that was ever set" not in text


def test_every_chain_and_every_comparison_is_told(document):
    text = read(
        attrs.evolve(document, network_chains=(CHAIN, BACK), same_faces=(OWN, BRIGHTER),
                     other_results=(BRIGHTER,))
    )  # fmt: skip
    assert "No enhancement for the eye is on record" in text
    assert (
        "A. Examiner set a chain for Q1. Examinations of it whose result A. Examiner could" in text
    )
    assert "know by then: 3. Reason: Does shadow decide?" in text
    assert "A. Examiner set Q1 as it came again." in text
    assert "know by then: 3, 5. Reason: It does." in text
    assert "Q1, event 41, 1" in text
    assert "No. 5 sface enhanced, event 41 as it came 0.2000 0.3080 REJECT" in text
    assert "No. 3, this one sface as it came as it came 0.4713 0.3080 ACCEPT" in text
    assert "sface No. 5, enhanced pictures 0.2000 0.3080 REJECT" in text
    assert "The models disagree" not in text


def test_a_report_on_photographs_as_they_came_names_what_else_was_tried(document):
    told = attrs.evolve(document, same_faces=(OWN, BRIGHTER), other_results=(BRIGHTER,))
    assert (
        "Other comparisons of these two faces with enhanced pictures: 1; with another output than "
        "this one: 1 (section 11)."
    ) in found(told)
    assert "One model only compared these two faces." in found(told)


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "The network was given enhanced pictures (Q1)",
         "On the photographs as they came sface gave the score 0.4713: ACCEPT (examination 3)."),
        ("de", "Dem Netz lagen verbesserte Bilder vor (Q1)",
         "An den Aufnahmen, wie sie kamen, ergab sface den Wert 0,4713: AKZEPTIERT"),
    ],
)  # fmt: skip
def test_an_enhanced_result_says_so_on_page_1_with_the_score_of_the_originals(
    document, language, first, second
):
    told = attrs.evolve(enhanced(document), edition=Edition(language=language))
    limits = foremost(told)
    assert limits[0].startswith(first)
    assert limits[1].startswith(second)
    page = page_texts(render(told).pdf)[0]
    assert " ".join(first.split()) in " ".join(page.split())


def test_the_steps_to_the_crop_name_the_enhancement(document):
    text = read(enhanced(document))
    assert "enhanced for the network (number of steps: 1; see below)" in text
    assert GIVEN in text
