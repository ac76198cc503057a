"""A checkpoint comes back from its file as it was signed; anything else is no checkpoint."""

import json

import attrs
import pytest

from xfv_desktop.domain.checkpoint import FORMAT, Checkpoint, checkpoint_of

CHECKPOINT = Checkpoint(
    case="a" * 64,
    sequence=41,
    seal="b" * 64,
    at="2026-03-01T12:00:00.000000Z",
    signer="Ä. Prüfer",
    certificate=b"\x30\x00",
    public_key=bytes(32),
    binding=b"\x01",
    signature=b"\x02",
)


def test_a_document_gives_the_checkpoint_back():
    assert checkpoint_of(CHECKPOINT.document) == CHECKPOINT


def test_the_signature_covers_everything_but_itself():
    """Canonical JSON, so that anybody can check it without this program."""
    signed = json.loads(CHECKPOINT.signed)
    assert set(signed) == {field.name for field in attrs.fields(Checkpoint)} - {"signature"} | {
        "format"
    }
    assert attrs.evolve(CHECKPOINT, signature=b"other").signed == CHECKPOINT.signed
    for name in ("case", "seal", "at", "signer"):
        assert attrs.evolve(CHECKPOINT, **{name: "other"}).signed != CHECKPOINT.signed


@pytest.mark.parametrize(
    "change",
    [
        {"format": "another"},
        {"sequence": "41"},
        {"sequence": True},
        {"sequence": 10**20},
        {"signer": "\ud800"},
        {"seal": 7},
        {"binding": "no hex"},
        {"more": "fields"},
        {"signer": None},
    ],
    ids=str,
)
def test_what_is_no_checkpoint_is_refused(change):
    document = json.loads(CHECKPOINT.document) | change
    with pytest.raises(ValueError, match=r".+"):
        checkpoint_of(json.dumps(document))


@pytest.mark.parametrize(
    "text", ["", "[]", "null", "{}", "[" * 200_000, f'{{"format": "{FORMAT}"}}']
)
def test_other_json_is_no_checkpoint(text):
    with pytest.raises(ValueError, match=r".+"):
        checkpoint_of(text)
