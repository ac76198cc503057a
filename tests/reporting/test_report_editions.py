"""Languages, forms, drafts, earlier reports and laboratories: one document in many editions."""

import io
import json
import re

import attrs
import cv2
import jsonschema
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from xfv_desktop.assets import report_parts
from xfv_desktop.domain.audit import sealed
from xfv_desktop.domain.particulars import CASE, About, Form, Particular, Particulars, Subject
from xfv_desktop.domain.report import (
    OPTIONAL,
    SECTIONS,
    Earlier,
    Edition,
    LaboratoryProfile,
    Succession,
    Truth,
)
from xfv_desktop.reporting.pdf.layout import render
from xfv_desktop.reporting.pdf.pages import render_page
from xfv_desktop.reporting.signatures.contents import content_facts
from xfv_desktop.reporting.typesetting.wording import wording
from xfv_desktop.services.opinion import particulars

from .reading import page_texts, stray_letters
from .specimen import NOW, build

SUBJECTS = {
    About.CASE: CASE,
    About.PERSON: Subject(About.PERSON, "Dr. Anna Müller-Łukasik"),
    About.EXHIBIT: Subject(About.EXHIBIT, "Q1"),
    About.EXAMINATION: Subject(About.EXAMINATION, "3"),
}


def made(**choices):
    return render(attrs.evolve(build(), edition=Edition(**choices)))


def text_of(rendered):
    return " ".join(" ".join(page_texts(rendered.pdf)).split())


def filled(word="said"):
    """Something in every field: its name after a word."""
    return Particulars(
        tuple(
            Particular(1, SUBJECTS[one.about], one.id, f"{word}_{one.id}", "", "")
            for one in particulars.fields()
        )
    )


def test_every_field_is_printed_and_in_its_section():
    text = text_of(render(attrs.evolve(build(), particulars=filled())))
    titles = "|".join(map(re.escape, wording()["sections"].values()))
    # In the contents dots follow a title
    _, *parts = re.split(rf" (\d{{1,2}}) (?:{titles}) (?!\.)", text)
    sections = {int(number): part for number, part in zip(parts[::2], parts[1::2], strict=True)}
    assert sections.keys() == set(SECTIONS)
    for one in particulars.fields():
        if one.id not in ("item_source", "classification"):  # the exhibit says its source
            assert f"said_{one.id}" in sections[one.section], one.id
    assert text.count("said_classification") > 2, "on page 1 and in every header"


def test_nothing_english_is_left_in_a_german_report():
    """What people wrote and what a model's card says are quotations; nothing else is English."""
    rendered = made(language="de")
    text = text_of(rendered)
    english = re.compile(
        r"\b(the|of|and|is|are|not|with|which|this|that|from|by|report|page|issued|see)\b"
    )
    quoted = [
        "The eyes lie only 38 pixels apart; fine detail is missing.",
        "The photograph has no colour profile; sRGB was assumed.",
        "EXIF orientation 6 was applied.",
        "Shown maps: smoothed (Gaussian, σ = 2 pixels), divided by the largest value.",
        "Labeled Faces in the Wild, View 2", "at the equal error rate of all ten folds",
        "depthwise network trained with the SFace loss", "centred by threshold/N",
        "Region <1> & more", "Region <2> & more", "Region <3> & more",
        *wording("de")["literature"]["works"], *wording("de")["literature"]["guides"],
        wording("de")["explainers"]["fggb"]["citation"],
    ]  # fmt: skip
    for quotation in quoted:
        text = text.replace(quotation, "")
    assert english.findall(text) == []
    assert "Ähnlichkeitswert 0,4713" in text
    assert "23.11.2026, 08:15:30 UTC" in text
    assert "Seite 1 von " in text
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        assert str(pdf.Root.Lang) == "de"


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("form", list(Form))
def test_every_form_says_what_it_leaves_out_and_agrees_with_its_extract(language, form):
    rendered = made(language=language, form=form)
    text, words = text_of(rendered), wording(language)
    omitted = Edition(form=form).omissions()
    content = json.loads(rendered.extract.content)
    assert content["sections"] == [n for n in SECTIONS if n not in omitted]
    document = pypdfium2.PdfDocument(rendered.pdf)
    titles = [item.get_title() for item in document.get_toc()]
    document.close()
    assert sorted(int(title.split("\u00a0")[0]) for title in titles) == content["sections"]
    for number in omitted:
        assert f"{number} {words['sections'][str(number)]}" in text
    assert all(fact.holds for fact in content_facts(rendered.pdf))
    assert set(rendered.places) == {"Examiner"} | ({"Verifier"} if form is not Form.NOTE else set())
    assert stray_letters(rendered.pdf) == []


def test_a_laboratory_may_leave_out_what_the_report_then_names():
    stream = io.BytesIO()
    Image.new("RGBA", (300, 100), (200, 0, 0, 128)).save(stream, "PNG")
    laboratory = LaboratoryProfile(
        name="Laboratory X", address="1 Street", accreditation="D-PL-1", truth=Truth.GERMANY,
        left_out=OPTIONAL, logo=stream.getvalue(),
    )  # fmt: skip
    rendered = made(laboratory=laboratory)
    text = text_of(rendered)
    for expected in (
        "Laboratory X",
        "1 Street",
        "D-PL-1",
        "79 StPO",
        "9 Chain of custody, 16 Annex",
    ):
        assert expected in text
    assert "The laboratory leaves out of its reports" in text
    assert "What the network used" not in text
    red = render_page(rendered.pdf, 0, 72)[60:140, 55:200].astype(int)
    assert ((red[..., 0] - red[..., 1]) > 60).any(), "the logo, flattened on white"


def test_a_draft_is_marked_on_every_page_and_has_no_field():
    rendered = made(draft=True)
    pages = page_texts(rendered.pdf)
    assert all("DRAFT" in text for text in pages)
    assert "Draft of 2026-11-23" in pages[0]
    assert not rendered.places
    assert "A draft has no fields for signatures." in " ".join(pages)
    assert json.loads(rendered.extract.content)["edition"]["draft"] is True


@pytest.mark.parametrize("how", list(Succession))
@pytest.mark.parametrize("language", ["en", "de"])
def test_an_earlier_report_is_named_with_the_reason(how, language):
    earlier = Earlier(how, "2026-0001-aaaa", NOW, "b" * 64, "The date was wrong.")
    first = page_texts(made(earlier=earlier, language=language).pdf)[0]
    for expected in ("2026-0001-aaaa", "b" * 64, "The date was wrong."):
        assert expected in first


@pytest.mark.parametrize("truth", list(Truth))
def test_every_declaration_can_be_made(truth):
    text = text_of(made(laboratory=LaboratoryProfile(truth=truth)))
    assert wording()["truth"][truth]["title"] in text
    assert "Template of the program in its own words" in text


def a_trail(length):
    events, before = [], "0" * 64
    for number in range(1, length + 1):
        event = sealed(
            sequence=number, at="2026-11-23T08:00:00.000000Z", actor="A", action="examined",
            details={"n": 1}, previous=before,
        )  # fmt: skip
        events.append(event)
        before = event.seal
    return tuple(events)


def test_the_last_page_holds_the_whole_index_of_what_can_be_disclosed():
    """Where the trail above ends low on a page, too."""
    *_, last = page_texts(render(attrs.evolve(build(), trail=a_trail(4))).pdf)
    assert "Index of what can be disclosed" in last


@pytest.mark.parametrize(("language", "title"), [("en", "# Verify a"), ("de", "# Ein Gutachten")])
def test_it_carries_its_own_instructions_for_verifying(language, title):
    """In its language; every command is the same."""
    with pikepdf.open(io.BytesIO(made(language=language).pdf)) as pdf:
        told = pdf.attachments["how_to_verify.txt"].get_file().read_bytes().decode()
    assert told.startswith(title)
    english = report_parts("verifier", "README.md").read_text(encoding="utf-8")
    assert re.findall(r"```.*?```", told, re.S) == re.findall(r"```.*?```", english, re.S)


def test_the_trail_is_printed_and_attached():
    events = a_trail(259)
    rendered = render(attrs.evolve(build(), trail=events))
    text = text_of(rendered)
    assert "The last 200 of 259 events stand here" in text
    assert events[-1].seal[:16] in text
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        attached = json.loads(pdf.attachments["audit_trail.json"].get_file().read_bytes())
    assert [one["seal"] for one in attached] == [event.seal for event in events]
    assert all(fact.holds for fact in content_facts(rendered.pdf))


def test_the_square_code_holds_number_and_hash():
    """Decoded by OpenCV, as a telephone would that is held to its corner of the page."""
    rendered = made()
    page = render_page(rendered.pdf, 0, 300)
    corner = page[: len(page) // 4, page.shape[1] // 2 :]
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(corner)
    assert text == f"XFV 2026-0001 SHA256 {rendered.extract.sha256}"


def test_the_extract_of_every_edition_follows_the_schema():
    schema = json.loads(report_parts("schema", "extract-1.json").read_text(encoding="utf-8"))
    earlier = Earlier(Succession.AMENDED, "1", NOW, "b" * 64, "x")
    document = attrs.evolve(
        build(), particulars=filled(), edition=Edition(earlier=earlier, language="de")
    )
    jsonschema.Draft202012Validator(schema).validate(json.loads(render(document).extract.content))
