"""A German report holds no English of the program: only what people wrote, names, and works."""

import re
import tomllib

import attrs
import pytest

import xfv_desktop.engine.enhancement  # noqa: F401 - fills the registry
from tests.conftest import fidelity_record
from tests.engine.explainers.runs import PAIR, TABLE, explained, toy
from xfv_desktop.assets import resources
from xfv_desktop.domain.enhancement_record import ProcessingRow
from xfv_desktop.domain.procedure import Order
from xfv_desktop.domain.procedure_events import procedures
from xfv_desktop.domain.report import Edition
from xfv_desktop.engine.enhancement.chain import METHODS
from xfv_desktop.engine.model_files.models import model_card
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.typesetting.wording import wording
from xfv_desktop.services.program.computer import computer

from .reading import page_texts
from .sections.test_report_opinion import SCALE, whole
from .specimen import PROBE_WARNING, REFERENCE_WARNING, build

ENGLISH = re.compile(
    r"\b(?:the|of|and|is|are|with|from|by|not|for|this|that|which|as|it|or|at|to|be|than|used|made|"
    r"no|yes|true|false|none|seed|steps|blur|kernel|random|score|threshold|adjoint|device|detector)\b"
)
WORKS = re.compile(
    r"Explainable Face Verification via.*?2403\.04549|Labeled Faces in the Wild|"
    r"Context Management Toolbox.*?Sciences|Face recognition accuracy.*?algorithms|"
    r"Facial Image Comparison.*?(?:List v2\.0|Analysis)|Guideline for Evaluative.*?Science|"
    r"xfv evaluate \S+ \S+ --device cpu|[a-z_]+\.(?:json|npz|png|csv|pdf)|https?://\S+|[“„][^”“]*[”“]",
    re.DOTALL,
)


def test_every_setting_has_a_name_and_every_choice_a_word():
    """In every language: of all explainers as they run, on toys."""
    network, said = toy(), {lang: wording(lang)["settings"] for lang in ("en", "de")}
    assert said["en"]["names"].keys() == said["de"]["names"].keys()
    assert said["en"]["values"].keys() == said["de"]["values"].keys()
    german = wording("de")
    for name, row in TABLE.items():
        for setting, value in explained(name, network, PAIR, **row.quick).parameters.items():
            assert setting in said["de"]["names"], (name, setting)
            if isinstance(value, str):
                shown = german.settings({setting: value}).partition(": ")[2]
                known = value in said["de"]["values"] or shown != value
                assert known or not re.search("[a-z]{3}", value), (name, setting, value)


def test_the_settings_of_the_check_have_names_too(make_fidelity):
    names = wording("de")["settings"]["names"]
    assert set(make_fidelity().settings) <= set(names)


@pytest.mark.parametrize("name", METHODS.names())
def test_every_enhancement_is_told_in_german(name):
    operation, german = METHODS[name].operation, wording("de")
    assert german.said(operation.title) != operation.title or name == "gamma"
    words = operation.words(operation.defaults)
    told = german.told(words)
    assert not ENGLISH.search(told)
    for parameter in operation.parameters:
        plain = parameter.name in {"gamma", "k1", "k2"}
        assert plain or not re.search(rf"\b{parameter.name} ", told), (words, told)


@pytest.fixture(scope="module")
def german():
    """A report with all that the program can say in it, of the shipped model."""
    plain = build()
    comparison = attrs.evolve(
        plain.examination.comparison,
        model=model_card("sface"),
        environment={"XFV Desktop": "0.1.0", "operating system": "Linux", "device": "cpu",
                     "detector": "YuNet"},
    )  # fmt: skip
    examination = attrs.evolve(
        plain.examination, comparison=comparison, fidelity=fidelity_record(),
        explanation=attrs.evolve(plain.examination.explanation, parameters={
            "feature": "unit", "gradient": "absolute", "colour": "mean", "threshold": 0.308,
            "channels": 128, "computed by": "explicit adjoint", "display blur kernel px": 25,
            "display blur sigma px": 5.0,
        }),
    )  # fmt: skip
    row = ProcessingRow(
        exhibit="Q1", step=1, operation="Gamma", parameters="gamma 1.50", reason="Schatten",
        literature=METHODS["gamma"].operation.literature, software="OpenCV 5",
        result_sha256="0" * 64, by="Anna",
    )  # fmt: skip
    document = attrs.evolve(
        plain, edition=Edition(language="de"), examination=examination, processing=(row,),
        order=Order.FREE, procedures=procedures(whole()), opinion_scale=SCALE, computer=computer(),
        display="",
    )  # fmt: skip
    return "\n".join(page_texts(render(document).pdf))


def test_no_line_of_a_german_report_is_english(german):
    """Without works, quotations, names of files and what the specimen's people wrote."""
    text = WORKS.sub(" ", german)
    for sentence in (PROBE_WARNING, REFERENCE_WARNING):  # made up for the specimen
        text = text.replace(sentence, "")
    found = [text[max(one.start() - 40, 0) : one.end() + 40] for one in ENGLISH.finditer(text)]
    assert found == []


def test_the_demonstration_says_the_same_in_both_languages():
    def keys(value, name=""):
        if not isinstance(value, dict):
            return {name}
        return {key for part, inner in value.items() for key in keys(inner, f"{name}.{part}")}

    english, german = (
        tomllib.loads(resources("demonstration", f"{one}.toml").read_text("utf-8"))
        for one in ("en", "de")
    )
    for table in (english, german):
        table["photographs"].pop("credits")  # English ones stand with the portraits
    assert keys(english) == keys(german)
