"""A checkpoint holds for its certificate and for what was signed, and for nothing else."""

import attrs
import pytest

from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.signatures.checkpoint import checkpoint_fault, signed_checkpoint

from ..specimen import signer

VALUES = {"case": "a" * 64, "sequence": 41, "seal": "b" * 64, "at": "2026-03-01T12:00:00.000000Z"}


@pytest.fixture(scope="module")
def identities():
    return signer("A", ""), signer("B", "")


def test_it_holds_and_the_key_is_always_the_same(identities):
    first, second = (signed_checkpoint(identities[0], **VALUES) for _ in range(2))
    other = signed_checkpoint(identities[1], **VALUES)
    assert checkpoint_fault(first) is None
    assert first.public_key == second.public_key != other.public_key
    assert first.signer == "A"


@pytest.mark.parametrize(
    "field", ["case", "sequence", "seal", "at", "signer", "public_key", "binding", "signature"]
)
def test_any_other_value_is_found(identities, field):
    checkpoint = signed_checkpoint(identities[0], **VALUES)
    value = getattr(checkpoint, field)
    if isinstance(value, bytes):
        value = bytes([value[0] ^ 1]) + value[1:]
    else:
        value = value + 1 if isinstance(value, int) else f"{value}x"
    fault = checkpoint_fault(attrs.evolve(checkpoint, **{field: value}))
    assert "checkpoint of event" in fault


def test_a_key_is_bound_to_one_certificate(identities):
    mine, yours = (signed_checkpoint(one, **VALUES) for one in identities)
    forged = attrs.evolve(mine, certificate=yours.certificate, signer=yours.signer)
    assert "does not belong to its certificate" in checkpoint_fault(forged)
    assert checkpoint_fault(attrs.evolve(mine, certificate=b"no certificate")) is not None


def test_a_key_that_stays_on_its_card_signs_too(identities):
    """It tells no numbers to derive from, so each checkpoint has a key of its own."""

    class OnCard:
        key_size = 256

        def __init__(self, key):
            self.sign = key.sign

        def private_numbers(self):
            raise NotImplementedError

    carded = LoadedIdentity(OnCard(identities[0].key), identities[0].certificate)
    first, second = (signed_checkpoint(carded, **VALUES) for _ in range(2))
    assert checkpoint_fault(first) is checkpoint_fault(second) is None
    assert first.public_key != second.public_key
