"""The machine-readable extract: complete, canonical, described by its schema."""

import io
import json
from datetime import datetime, timedelta, timezone

import attrs
import jsonschema
import numpy as np
import pytest
import rfc8785

from xfv_desktop.assets import report_parts
from xfv_desktop.domain.explanation import Side
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.pdf.attachments import attachments
from xfv_desktop.reporting.pdf.extract import NAME, extract, plain
from xfv_desktop.reporting.signatures.contents import read_extract

from ..specimen import NOW


@pytest.fixture(scope="module")
def accompanying(document: ReportDocument):
    return attachments(document)


@pytest.fixture(scope="module")
def content(document: ReportDocument, accompanying):
    return json.loads(extract(document, accompanying).content)


def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(report_parts("schema", "extract-1.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_what_is_nested_without_end_is_no_extract() -> None:
    assert read_extract({NAME: b"[" * 200_000}) is None


def test_an_extract_follows_its_schema(content) -> None:
    validator().validate(content)


def test_a_checked_examination_follows_it_too(document, accompanying, make_fidelity) -> None:
    examination = attrs.evolve(document.examination, fidelity=make_fidelity())
    checked = attrs.evolve(document, examination=examination)
    content = json.loads(extract(checked, accompanying).content)
    validator().validate(content)
    assert content["examination"]["fidelity"]["region"]["donor"] == "K7"


def test_the_schema_names_everything_that_an_extract_says(content) -> None:
    assert content.keys() == validator().schema["properties"].keys()


@pytest.mark.parametrize(
    "path", [("result", "score"), ("audit_head", "seal"), ("examination", "comparison", "model")]
)
def test_the_schema_misses_what_is_missing(content, path) -> None:
    broken = json.loads(json.dumps(content))
    inner = broken
    for key in path[:-1]:
        inner = inner[key]
    del inner[path[-1]]
    with pytest.raises(jsonschema.ValidationError, match=path[-1]):
        validator().validate(broken)


@pytest.mark.parametrize(
    ("similarity", "score", "sound"),
    [("cosine", -1, True), ("cosine", -40.5, False), ("euclidean", -40.5, True),
     ("euclidean", 1.1, False)],
)  # fmt: skip
def test_how_low_a_score_can_be_depends_on_the_similarity(
    document, accompanying, similarity, score, sound
) -> None:
    """Raw embeddings may lie far apart: 1 − d²/2 has no lowest value."""
    comparison = document.examination.comparison
    comparison = attrs.evolve(
        comparison, model=attrs.evolve(comparison.model, similarity=similarity), score=score
    )
    examination = attrs.evolve(document.examination, comparison=comparison)
    made = extract(attrs.evolve(document, examination=examination), accompanying)
    assert validator().is_valid(json.loads(made.content)) is sound


def test_it_says_what_the_document_says(content, document: ReportDocument) -> None:
    comparison = document.examination.comparison
    assert content["report_id"] == document.report_id
    assert content["result"] == {
        "score": comparison.score, "threshold": 0.308, "decision": "accept",
    }  # fmt: skip
    assert content["examination"]["comparison"]["model"]["sha256"] == comparison.model.sha256
    assert content["examination"]["questioned"]["image"]["name"] == "嫌疑人照片_参考_01.jpg"
    assert content["audit_head"]["seal"] == document.audit_head.seal
    assert content["issued_at"] == "2026-11-23T08:15:30Z"
    assert content["examination"]["fidelity"] is None
    assert len(content["examination"]["probe_regions"]["regions"]) == 3


def test_it_names_every_attachment_with_its_hash(content, accompanying) -> None:
    assert [(a["name"], a["sha256"]) for a in content["attachments"]] == [
        (a.name, a.sha256) for a in accompanying
    ]


def test_it_is_canonical(document: ReportDocument, accompanying) -> None:
    made = extract(document, accompanying)
    assert rfc8785.dumps(json.loads(made.content)) == made.content
    assert made.media_type == "application/json"


def test_another_map_or_place_of_issue_shows(document: ReportDocument, accompanying) -> None:
    one = extract(document, accompanying)
    assert extract(document, accompanying[1:]) != one
    elsewhere = document.issued_at.astimezone(timezone(timedelta(hours=-9)))
    assert extract(attrs.evolve(document, issued_at=elsewhere), accompanying) == one


def test_the_hash_of_a_map_is_that_of_its_numbers_in_the_attachment(content, accompanying) -> None:
    with np.load(io.BytesIO(accompanying[0].content)) as arrays:
        array = arrays["probe_similarity"]
    expected = plain(array)
    assert expected == content["examination"]["explanation"]["probe"]["similarity"]
    assert expected["shape"] == [112, 112]


def test_every_picture_is_described_in_words(document: ReportDocument, accompanying) -> None:
    pictures = [a for a in accompanying if a.media_type == "image/png"]
    assert len(pictures) == 6
    for picture in pictures:
        assert picture.content.startswith(b"\x89PNG")
    first = pictures[0].description
    assert first.startswith("Similarity map, Q1, Questioned exhibit (probe). Similarity is densest")
    assert "times the crop’s mean" in first


def test_an_empty_map_is_described_as_such(document: ReportDocument, make_document) -> None:
    nothing = attrs.evolve(
        document.facial_regions[Side.PROBE],
        rows=tuple(
            attrs.evolve(row, similarity=attrs.evolve(row.similarity, share=None, density=None))
            for row in document.facial_regions[Side.PROBE].rows
        ),
    )
    tables = {**document.facial_regions, Side.PROBE: nothing}
    described = attachments(attrs.evolve(document, facial_regions=tables))[1].description
    assert described.endswith("There is no similarity.")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (float("nan"), None),
        (np.float32(0.5), 0.5),
        (np.int64(3), 3),
        (True, True),
        (frozenset({"a"}), ["a"]),
        ({Side.PROBE: 1}, {"probe": 1}),
        (NOW, "2026-11-23T08:15:30Z"),
        (datetime(2026, 1, 1, 1, tzinfo=timezone(timedelta(hours=1))), "2026-01-01T00:00:00Z"),
        (np.array([[1.5, 2]]), [[1.5, 2]]),
        (b"\x01\xff", "01ff"),
    ],
)
def test_values_become_plain(value: object, expected: object) -> None:
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_what_nobody_foresaw_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot hold a function"):
        plain({"f": lambda: None})
