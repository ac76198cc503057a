"""What README, manual and the other documents say is so: commands, links, files, figures."""

import json
import re
import shlex
from pathlib import Path

import click
import pytest

from xfv_desktop.__main__ import xfv
from xfv_desktop.assets import resources

ROOT = Path(__file__).resolve().parent.parent
MANUAL = sorted((ROOT / "resources" / "manual").glob("*.md"))
DOCUMENTS = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for path in (
        *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
        ROOT / "resources" / "evaluation" / "README.md",
        ROOT / "reports" / "verifier" / "README.md",
        ROOT / "reports" / "verifier" / "README.de.md",
        ROOT / "reports" / "verifier" / "bundle.txt",
        ROOT / "reports" / "laboratory" / "example.toml",
        *MANUAL,
    )
}
COMMAND = re.compile(r"`(xfv [^`]+)`|^(?:pip install \. && )?(xfv [^\n]+)|\"(xfv [^\"]+)\"", re.M)
LINK = re.compile(r"\]\(([^):]+)\)")
FILE = re.compile(r"`((?:xfv_desktop|tests|reports|resources|[a-z]+)/[\w./]+)(?::[^`]*)?`")


def commands(text):
    """Every command line that a text names, without its comment."""
    for found in COMMAND.finditer(re.sub(r"\\\n\s*", " ", text)):
        line = " ".join(next(filter(None, found.groups())).split())
        yield re.split(r" #", line)[0].replace("…", "")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_exists_with_the_options_that_it_is_given(document):
    for line in commands(DOCUMENTS[document]):
        command, words = xfv, shlex.split(line)[1:]
        while isinstance(command, click.Group) and words:
            command = command.get_command(click.Context(command), words.pop(0))
        assert command is not None, line
        options = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
        assert {word for word in words if word.startswith("--")} <= options, line


@pytest.mark.parametrize("document", [name for name in DOCUMENTS if "manual" not in name])
def test_every_link_leads_to_a_file(document):
    """Chapters of the manual link to chapters; its own tests follow them."""
    for link in LINK.findall(DOCUMENTS[document]):
        assert (ROOT / document).parent.joinpath(link).exists(), link


def test_contributing_names_files_that_there_are():
    for name in FILE.findall(DOCUMENTS["CONTRIBUTING.md"]):
        place, dot, attribute = name.partition(".")
        places = [ROOT / base / name for base in ("", "xfv_desktop")]
        if dot and not attribute.endswith(("py", "toml", "json")):
            places = [ROOT / "xfv_desktop" / f"{place}.py"]  # something in a module
            assert attribute in places[0].read_text(encoding="utf-8"), name
        if "NAME" not in name:
            assert any(one.exists() for one in places), name


def stored(folder):
    return json.loads(resources("evaluation", folder, "summary.json").read_text(encoding="utf-8"))


ROWS = {name: stored(name)["rows"] for name in ("lfw-sface", "lfw-sface-exchange")}
EXPLAINERS = {
    "region exchange": "exchange", "its plain sum": "exchange-sum", "plain sum": "exchange-sum",
    "only exchanged": "exchange-partner", "partner's pixels only": "exchange-partner",
    "only hidden": "exchange-hidden", "hiding only": "exchange-hidden", "CorrRISE": "corrrise",
    "FGGB of the raw feature": "fggb-raw", "FGGB of signed gradients": "fggb-signed",
    "FGGB": "fggb", "xSSAB": "xssab", "a fixed Gaussian": "control-gaussian",
    "fixed Gaussian": "control-gaussian",
}  # fmt: skip


def mean(explainer, metric, quantity, regions="all"):
    """As it is stored, of the similarity map where both have one."""
    folder = "lfw-sface-exchange" if explainer == "exchange" else "lfw-sface"
    (row,) = (
        row
        for row in ROWS[folder]
        if (row["explainer"], row["metric"], row["quantity"], row["regions"])
        == (explainer, metric, quantity, regions)
        and not (metric == "deletion" and row["layer"] == "dissimilarity")
        and row["region_px"] in (None, 28)
    )
    return row["mean"]


def auroc(metric):
    return lambda one: [mean(one, metric, "AUROC", of) for of in ("all", "consequential")]


def deleted(one):
    return [100 * mean(one, "deletion", f"paper {way}") for way in ("deletion", "insertion")]


def partner(one):
    return [mean(one, "partner", "partner dependence up to sign")]


REPLACED, TRANSPLANTED = auroc("replaced-region"), auroc("transplanted-region")


@pytest.mark.parametrize(
    ("document", "head", "columns", "count"),
    [
        ("README.md", "| Map | replaced region: all, matters |",
         (REPLACED, TRANSPLANTED, deleted, partner), 5),
        ("resources/manual/05-maps.md", "| Map | all regions |", (REPLACED, partner), 5),
        ("resources/manual/05-maps.md", "| Map | replaced: all, matters |",
         (REPLACED, TRANSPLANTED), 4),
        ("resources/evaluation/README.md", "| Map | replaced: all, matters |",
         (REPLACED, TRANSPLANTED, deleted, partner), 7),
    ],
)  # fmt: skip
def test_figures_of_explanations_are_those_that_are_stored(document, head, columns, count):
    """Rounded as they stand there."""
    table = DOCUMENTS[document].split(head, 1)[1].split("\n\n", 1)[0].splitlines()[2:]
    assert len(table) == count
    for line in table:
        name, *cells = (cell.strip(" *") for cell in line.strip("|").split("|"))
        explainer = next(one for title, one in EXPLAINERS.items() if name.startswith(title))
        said = re.findall(r"(?<![\d.])\d*\.?\d+", re.sub(r"\[.*?\]", "", " ".join(cells)))
        expected = [number for column in columns for number in column(explainer)]
        assert len(said) == len(expected), line
        for shown, value in zip(said, expected, strict=True):
            unit = 10.0 ** -len(shown.partition(".")[2])
            assert abs(float(shown) - value) <= unit / 2 + 1e-9, (line, shown, value)


def percent(value, digits=2):
    return f"{100 * value:.{digits}f}"


@pytest.mark.parametrize(
    ("document", "begins"),
    [
        ("README.md", "| SFace on Labeled Faces in the Wild"),
        ("resources/manual/04-comparing.md", "For the network that comes with the program"),
    ],
)
def test_error_rates_are_those_that_are_stored(document, begins):
    found = stored("lfw-sface-verification")
    text = DOCUMENTS[document].split(begins, 1)[1][:600]
    for rate in ("fmr", "fnmr"):
        low, high = (percent(bound) for bound in found["intervals"][rate])
        told = re.search(
            rf"\b{rate.upper()} ([\d.]+)\s%[^\d]*(?:95 % interval )?([\d.]+)(?:, | to )([\d.]+)",
            text,
        )
        assert told.groups() == (percent(found[rate]), low, high)
    if document == "README.md":
        assert f"{percent(found['accuracy'])} % right" in text
        low, high = (percent(bound) for bound in found["intervals"]["eer"])
        assert f"EER {percent(found['eer'])} % [{low}, {high}]" in text


def test_the_bounds_of_the_demonstration_calibration_are_its_own():
    made = json.loads(
        resources("calibration", "sface_lfw_demonstration.json").read_text(encoding="utf-8")
    )
    low, high = (f"{bound:.2f}".replace("-", "−") for bound in made["bounds"]["elub"])
    assert f"log10 LR within {low} and {high} (ELUB)" in DOCUMENTS["README.md"]
    chapter = " ".join(DOCUMENTS["resources/manual/06-likelihood-ratios.md"].split())
    assert f"log10 LR {low} and {high}" in chapter
    found = {name: made["validation"][name]["value"] for name in ("cllr", "cllr_min")}
    assert f"Cllr {found['cllr']:.3f}" in DOCUMENTS["README.md"]
    assert f"Cllr-min {found['cllr_min']:.3f}" in DOCUMENTS["README.md"]
