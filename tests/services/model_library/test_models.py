"""Models come into the library whole and checked, or not at all, and stay what they were."""

import hashlib
import shutil

import attrs
import pytest

from xfv_desktop.domain.errors import (
    UnknownName,
    UnsupportedNetwork,
    UserError,
    WeightsAltered,
    WeightsMissing,
)
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.domain.model_library import ModelState
from xfv_desktop.engine.model_files import model_library
from xfv_desktop.engine.model_files.models import model_card, model_names, weights
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.model_library import models
from xfv_desktop.services.performance.operating_points import (
    forget_operating_point,
    write_operating_point,
)


@pytest.fixture(scope="session")
def offered_folder(tmp_path_factory):
    """The default model as somebody else would pass it on: file, card, licence."""
    folder = tmp_path_factory.mktemp("offered")
    (folder / "mine.onnx").write_bytes(weights(model_card("sface")))
    text = models.exported_card("sface").replace(
        "face_recognition_sface_2021dec_int8bq.onnx", "mine.onnx"
    )
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    (folder / "licence.txt").write_text("Apache License\nVersion 2.0", encoding="utf-8")
    return folder


@pytest.fixture
def offered(offered_folder, library, tmp_path):
    return shutil.copytree(offered_folder, tmp_path / "offered")


@pytest.fixture
def added(offered):
    offer = models.offered(
        offered / "mine.onnx", offered / "mine.toml", licence=offered / "licence.txt"
    )
    return models.add_model(offer, by=" A. Examiner ", device="cpu")[0]


def test_a_model_is_copied_with_everything_that_is_known(added, offered, own_base_dir):
    assert added.state is ModelState.READY
    folder = own_base_dir / "models" / "mine"
    assert sorted(path.name for path in folder.iterdir()) == ["card.toml", "mine.onnx"]
    data = (offered / "mine.onnx").read_bytes()
    assert (folder / "mine.onnx").read_bytes() == data
    came = added.imported
    assert (came.file, came.byte_count, came.imported_by) == ("mine.onnx", len(data), "A. Examiner")
    assert came.sha256 == hashlib.sha256(data).hexdigest() == added.card.sha256
    assert came.licence_text == "Apache License\nVersion 2.0"
    assert came.imported_at.endswith("Z")
    assert "mine" in model_names()
    assert models.known_model("mine") == added
    assert models.known_model("sface").imported is None


def test_an_imported_model_gives_the_score_of_its_file(added, portraits):
    sides = []
    for path in portraits:
        inspection = models.inspect(path)
        sides.append(
            examination.ChosenFace(inspection.photograph, inspection.faces, inspection.chosen())
        )
    scores = {
        name: examination.compare_faces(
            *sides, model=name, explainer="control-gaussian", device="cpu"
        )[0].score
        for name in ("sface", "mine")
    }
    assert scores["mine"] == scores["sface"]


def test_an_altered_file_is_refused_ever_after(added, own_base_dir):
    path = own_base_dir / "models" / "mine" / "mine.onnx"
    data = bytearray(path.read_bytes())
    data[1000] ^= 1
    path.write_bytes(bytes(data))
    assert models.known_model("mine").state is ModelState.ALTERED
    for use in (models.check_model, lambda name: examination.network(name, "cpu")):
        with pytest.raises(WeightsAltered, match="SHA-256 differs"):
            use("mine")
    path.unlink()
    assert models.known_model("mine").state is ModelState.MISSING
    with pytest.raises(WeightsMissing):
        models.check_model("mine")


@pytest.mark.parametrize("text", ["", "title = 3", "[[[", 'file = "../x"'], ids=range(4))
def test_a_spoilt_card_in_the_library_hides_no_other_model(added, own_base_dir, text):
    (own_base_dir / "models" / "mine" / "card.toml").write_text(text)
    known = {model.name: model for model in models.known_models()}
    assert known["mine"].state is ModelState.UNREADABLE
    assert known["mine"].fault
    assert known["sface"].state is ModelState.READY
    with pytest.raises(UserError):
        examination.network("mine", "cpu")


def test_a_removed_model_is_gone_and_may_come_back(added, offered, own_base_dir):
    models.remove_model("mine")
    assert list((own_base_dir / "models").iterdir()) == []
    with pytest.raises(UnknownName):
        models.known_model("mine")
    offer = models.offered(offered / "mine.onnx", offered / "mine.toml")
    assert models.add_model(offer, by="x", device="cpu")[0].imported.licence_text == ""


def test_what_is_not_of_the_library_is_not_removed(offered):
    with pytest.raises(UserError, match="comes with the program"):
        models.remove_model("sface")
    with pytest.raises(UnknownName):
        models.remove_model("../mine")
    with pytest.raises(UserError, match="outside of the library"):
        models.remove_model(str(offered / "mine.toml"))


def test_a_card_alone_names_the_file_beside_it(offered):
    offer = models.offered(offered / "mine.toml", offered / "mine.toml", name="again")
    assert (offer.card.name, offer.file_name) == ("again", "mine.onnx")


def test_the_licence_that_a_card_names_is_taken(offered):
    path = offered / "mine.toml"
    path.write_text(path.read_text() + '\n[provenance]\nlicence_file = "licence.txt"\n')
    assert models._licence_beside(path) == "Apache License\nVersion 2.0"
    path.write_text('provenance = {licence_file = "../licence.txt"}')
    assert models._licence_beside(path) == ""


@pytest.mark.parametrize(
    "name", ["", "SFACE", "../x", "a b", "a/b", ".x", "con", "x" * 65, "sface", "mïne"]
)
def test_a_name_that_a_folder_may_not_have_is_refused(offered, name):
    with pytest.raises(UserError):
        models.checked_name(name)


def test_another_file_than_the_card_describes_is_refused(offered):
    (offered / "mine.onnx").write_bytes(b"others")
    with pytest.raises(WeightsAltered, match=r"not the file that “mine\.toml” describes"):
        models.offered(offered / "mine.onnx", offered / "mine.toml")


def spoilt(offered, old, new):
    path = offered / "mine.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return models.offered(offered / "mine.onnx", path)


@pytest.mark.parametrize(
    ("old", "new", "error", "words"),
    [
        ("embedding_dim = 128", "embedding_dim = 64", UnsupportedNetwork, "says 64"),
        ("scale = [1.0, 1.0, 1.0]", "scale = [1e-6, 1e-6, 1e-6]", UserError, "embedding spread"),
        ("[operating_point]", "expected_norm = [1.0, 2.0]\n[operating_point]", UserError,
         "embedding norm"),
    ],
)  # fmt: skip
def test_a_model_that_is_not_what_its_card_says_leaves_nothing(
    offered, own_base_dir, old, new, error, words
):
    offer = spoilt(offered, old, new)
    with pytest.raises(error, match=words):
        models.add_model(offer, by="x", device="cpu")
    assert not (own_base_dir / "models").exists()


def test_nobody_imports_anonymously_and_a_cancel_leaves_nothing(offered, own_base_dir):
    offer = models.offered(offered / "mine.onnx", offered / "mine.toml")
    with pytest.raises(UserError, match="anonymously"):
        models.add_model(offer, by=" ")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        models.add_model(offer, by="x", device="cpu", cancel=token)
    assert not (own_base_dir / "models").exists()


def test_a_disk_that_refuses_leaves_no_half_model(added, offered, own_base_dir, monkeypatch):
    offer = models.offered(offered / "mine.onnx", offered / "mine.toml", name="other")

    def full(path, data):
        if path.name == "card.toml":
            raise OSError(28, "No space left on device")
        path.write_bytes(data)

    monkeypatch.setattr(model_library, "_written", full)
    with pytest.raises(UserError, match="No space left"):
        models.add_model(offer, by="x", device="cpu")
    assert [path.name for path in (own_base_dir / "models").iterdir()] == ["mine"]


def test_a_measured_operating_point_stands_with_an_imported_model_and_its_card_stays(added):
    point = attrs.evolve(added.card.operating_point, threshold=0.4, name="Lab 1")
    before = (model_library.folder_of("mine") / "card.toml").read_bytes()
    write_operating_point(added.card, point)
    again = models.known_model("mine")
    assert again.card.operating_point == point
    assert again.imported == added.imported
    assert (model_library.folder_of("mine") / "card.toml").read_bytes() == before
    forget_operating_point("mine")
    assert models.known_model("mine") == added


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"bell \x07"], ids=range(3))
def test_files_that_are_not_what_they_should_be_are_named(offered, data):
    path = offered / "thing.bin"
    path.write_bytes(data)
    if data:
        with pytest.raises(UserError, match=r"thing\.bin"):
            models.licence_text(path)
    else:
        with pytest.raises(UserError, match="0 bytes"):
            models.model_bytes(path)
    with pytest.raises(UserError, match="gone"):
        models.model_bytes(offered / "gone")
