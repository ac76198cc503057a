"""The likelihood ratio on paper: the whole block or none."""

import json

import attrs
import jsonschema
import pytest

from tests.calibrations import GOOD, calibration
from xfv_desktop.assets import report_parts
from xfv_desktop.domain.likelihood import (
    Band,
    LikelihoodRatio,
    Naming,
    NoLikelihoodRatio,
    VerbalScale,
)
from xfv_desktop.domain.particulars import Form
from xfv_desktop.domain.report import Edition
from xfv_desktop.reporting.pdf.extract import extract
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.typesetting.wording import wording

from ..reading import page_texts, stray_letters

SCALE = VerbalScale(
    "Seven levels", "edition 9", "a source.", "no support for either proposition",
    (Band(1, "weak support"), Band(10, "moderate support"), Band(100, "strong support")),
)  # fmt: skip
NAMING = Naming(7, "2026-11-23T08:00:00.000000Z", "A. Examiner", "e" * 64, before=True)


def ratio(score=0.5, **changes):
    of = calibration(**changes)
    return LikelihoodRatio(
        score=score, log10_lr=float(of.bounded(of.validation.scores[0][:1] * 0 + score)[0]),
        unbounded=10 * score - 3, propositions=of.propositions, calibration=of, scale=SCALE,
    )  # fmt: skip


@pytest.fixture
def with_ratio(document):
    def made(**changes):
        comparison = document.examination.comparison
        sides = {
            name: attrs.evolve(getattr(comparison, name), quality=GOOD)
            for name in ("probe", "reference")
        }
        examination = attrs.evolve(
            document.examination, comparison=attrs.evolve(comparison, **sides)
        )
        return attrs.evolve(
            document, examination=examination, evaluation=ratio(**changes), naming=NAMING
        )

    return made


def text_of(pdf):
    return " ".join(" ".join(page_texts(pdf)).split())


@pytest.mark.parametrize("form", list(Form))
def test_page_1_weighs_the_result_where_the_report_does(with_ratio, form):
    document = attrs.evolve(with_ratio(), edition=Edition(form=form))
    sentence = " ".join(wording("en").said(document.evaluation.sentence).split())
    first = " ".join(page_texts(render(document).pdf)[0].split())
    assert (sentence in first) is (18 not in document.edition.omissions())


def test_the_whole_block_is_printed(with_ratio):
    rendered = render(with_ratio())
    text = text_of(rendered.pdf)
    for part in (
        "15 Automatic comparison", "about 100",
        "The findings are about 100 times more probable if the",
        "In words: moderate support for Hp", "persons of a toy world", "before the comparison",
        "e" * 64, "100 mated and 300 non-mated pairs of 60 persons", "logistic regression",
        "Vergeer", "0.100 (95 % 0.050 to 0.200)", "Tippett plot", "log10 LR 2.00",
        "Seven levels, edition 9", "over 10 to 100", "strong support", "30.0 px",
        "DEMONSTRATION CALIBRATION", "Software and how to verify",
    ):  # fmt: skip
        assert part in text, part
    assert not stray_letters(rendered.pdf)


def test_at_a_bound_it_says_at_least(with_ratio):
    text = text_of(render(with_ratio(score=0.9, demonstration=False)).pdf)
    assert "at least 310" in text
    assert "DEMONSTRATION CALIBRATION" not in text


def test_without_a_ratio_nothing_of_the_block_is_printed(document):
    reason = "The questioned photograph lies outside the calibration: sharpness 0.9."
    text = text_of(
        render(attrs.evolve(document, evaluation=NoLikelihoodRatio((reason,)), naming=NAMING)).pdf
    )
    assert "No likelihood ratio is reported." in text
    assert reason in text
    before_the_glossary = text.partition("25 Annexes Glossary")[0]
    for part in ("Tippett", "Cllr", "times more probable", "Verbal scale:"):
        assert part not in before_the_glossary


def test_equal_documents_give_equal_bytes(with_ratio):
    assert render(with_ratio()).pdf == render(with_ratio()).pdf


def test_the_extract_holds_it_and_follows_its_schema(with_ratio, document):
    schema = json.loads(report_parts("schema", "extract-1.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    for made in (with_ratio(), document):
        content = json.loads(extract(made, ()).content)
        validator.validate(content)
    assert content["evaluation"]["reasons"]
    content = json.loads(extract(with_ratio(), ()).content)
    assert content["evaluation"]["log10_lr"] == 2.0
    assert content["evaluation"]["calibration"]["system"]["model_sha256"] == "a" * 64
    assert content["naming"]["sha256"] == "e" * 64
