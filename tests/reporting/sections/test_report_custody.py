"""The chain of custody on paper."""

from datetime import timedelta

import attrs
import pytest

from tests.reporting.specimen import NOW
from xfv_desktop.domain.custody import CustodyAct, CustodyEntry
from xfv_desktop.domain.report import Edition
from xfv_desktop.reporting.sections import items


def entry(number, act, giver, receiver):
    return CustodyEntry(
        number=number, exhibit="Q1", act=act, at=NOW + timedelta(hours=number), person="A",
        given_by=giver, received_by=receiver, reason="r", sha256="a" * 64, hash_verified=True,
    )  # fmt: skip


GAP = (
    "Gap in the chain of Q1, entry of 2026-11-23 10:15 +0000: by the ledger A. Examiner had it, "
    "but Court gave it away."
)


@pytest.mark.parametrize(
    ("language", "words"), [("en", GAP), ("de", "Lücke in der Kette von Q1")], ids=["en", "de"]
)
def test_a_gap_in_the_chain_is_said_below_its_table(document, language, words):
    received = entry(1, CustodyAct.RECEIVED, "Police", "A. Examiner")
    given = entry(2, CustodyAct.TRANSFERRED, "A. Examiner", "Registry")
    broken = attrs.evolve(given, given_by="Court")
    document = attrs.evolve(document, edition=Edition(language=language))
    for last, gaps in ((given, []), (broken, [words])):
        told = items.custody(attrs.evolve(document, custody=(received, last)), 400)[1:]
        assert [one.getPlainText()[: len(words)] for one in told] == gaps
