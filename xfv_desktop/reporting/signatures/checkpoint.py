"""Checkpoints of an audit trail: signed with Ed25519, bound to the certificate of a person."""

import attrs

from xfv_desktop.domain.checkpoint import Checkpoint
from xfv_desktop.reporting.identities.derived_key import bound_key, has_signed, is_bound
from xfv_desktop.reporting.identities.identity import LoadedIdentity


def signed_checkpoint(
    identity: LoadedIdentity, *, case: str, sequence: int, seal: str, at: str
) -> Checkpoint:
    """The seal of an event, signed in the name of an identity's holder with its bound key."""
    bound = bound_key(identity)
    unsigned = Checkpoint(
        case=case,
        sequence=sequence,
        seal=seal,
        at=at,
        signer=identity.name,
        certificate=identity.certificate_der,
        public_key=bound.public,
        binding=bound.binding,
    )
    return attrs.evolve(unsigned, signature=bound.key.sign(unsigned.signed))


def checkpoint_fault(checkpoint: Checkpoint) -> str | None:
    """``None`` if both signatures hold; else a sentence. Says nothing about whom to trust."""
    name = f"The checkpoint of event {checkpoint.sequence}"
    if not is_bound(checkpoint.public_key, checkpoint.binding, checkpoint.certificate):
        return f"{name} does not belong to its certificate: it was altered."
    if not has_signed(checkpoint.public_key, checkpoint.signature, checkpoint.signed):
        return f"{name} was altered after it was signed."
    return None
