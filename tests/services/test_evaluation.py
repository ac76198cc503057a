"""Error rates over a list of pairs."""

import pytest

from xfv_desktop.domain.errors import UserError
from xfv_desktop.services.evaluation import evaluate_verification


@pytest.fixture
def pairs(tmp_path, portraits):
    """Two mated pairs (a picture with itself), a non-mated one, and one with a broken file."""
    for path, name in zip(portraits, ("a.img", "b.img"), strict=True):
        (tmp_path / name).write_bytes(path.read_bytes())
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    path = tmp_path / "pairs.csv"
    path.write_text(
        "fold,image_a,image_b,same\n1,a.img,a.img,1\n1,b.img,b.img,1\n1,a.img,b.img,0\n"
        "1,a.img,broken.jpg,1\n"
    )
    return path


def test_rates_are_over_the_pairs_that_could_be_compared(pairs):
    told = []
    outcome = evaluate_verification(
        pairs, model="sface", device="cpu", progress=lambda f, _: told.append(f)
    )
    assert (outcome.pairs, outcome.pairs_compared) == (4, 3)
    assert list(outcome.failures_to_enrol) == ["broken.jpg"]
    assert (outcome.rates.mated, outcome.rates.nonmated) == (2, 1)
    assert (outcome.rates.accuracy, outcome.rates.fmr, outcome.rates.fnmr) == (1, 0, 0)
    assert told == sorted(told)


def test_a_list_of_one_kind_gives_no_rates(pairs):
    pairs.write_text("image_a,image_b,same\na.img,a.img,1\n")
    with pytest.raises(UserError, match="no non-mated pairs"):
        evaluate_verification(pairs, model="sface", device="cpu")
