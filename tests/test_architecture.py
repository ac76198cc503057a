"""The rules of the house: layers, module length, fast start, the words of the field."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "xfv_desktop").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST = 300

AVOIDED = {
    "heat ?map": "saliency map",
    "confidence": "similarity score",
    "identified as": "comparison, decision",
    r"% match": "similarity score",
    r"\bmatches\b|\bmatching\b": "comparison",
}


def test_every_import_contract_is_kept():
    """In a process of its own: the linter switches off the loggers that other tests listen to."""
    code = (
        "from importlinter.cli import lint_imports\nraise SystemExit(lint_imports(no_cache=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stdout


def test_no_module_is_longer_than_300_lines():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES + TESTS}
    assert not {str(path): n for path, n in lengths.items() if n > LONGEST}


@pytest.mark.parametrize("layer", ["engine", "reporting", "services"])
def test_every_package_has_its_folder_of_tests(layer):
    packages = {path.parent.name for path in (ROOT / "xfv_desktop" / layer).glob("*/__init__.py")}
    folders = {path.parent.name for path in (ROOT / "tests" / layer).glob("*/test_*.py")}
    assert folders == packages


@pytest.mark.parametrize("word", AVOIDED)
def test_the_avoided_words_do_not_occur(word):
    allowed = re.compile("false (non-)?match rate", re.IGNORECASE)
    found = {
        str(path)
        for path in MODULES
        if re.search(word, allowed.sub("", path.read_text(encoding="utf-8")), re.IGNORECASE)
    }
    assert not found, f"say {AVOIDED[word]}"


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a fresh interpreter has after a statement."""
    code = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


def test_help_loads_neither_torch_nor_qt_nor_numpy():
    statement = "from xfv_desktop.__main__ import xfv\nxfv(['--help'], standalone_mode=False)"
    loaded = loaded_by(statement)
    assert "click" in loaded
    assert not loaded & {"torch", "PySide6", "numpy", "cv2", "matplotlib"}


def test_the_services_do_not_load_qt():
    loaded = loaded_by("import xfv_desktop.services.demo.demonstration")
    assert "torch" in loaded
    assert "PySide6" not in loaded


def test_comparing_loads_only_what_it_needs():
    assert not loaded_by("import xfv_desktop.services.comparison.examination") & {
        "captum",
        "matplotlib",
    }


def test_a_network_is_read_without_the_compiler_of_torch():
    """It takes more than a second, and its objects would delay every later search for garbage."""
    read = "import xfv_desktop.engine.network as n\nn.load_network('sface', 'cpu')"
    assert "sympy" not in loaded_by(read)


def test_verifying_a_report_does_not_load_torch():
    assert "torch" not in loaded_by("import xfv_desktop.services.reports.issue")


def test_the_window_is_shown_before_networks_and_signatures_are_loaded(tmp_path):
    code = f"""
import os, sys
from pathlib import Path
from xfv_desktop.services.program import loading
def load():
    from PySide6.QtWidgets import QApplication
    shown = [type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()]
    print(*shown, *{{name.split('.')[0] for name in sys.modules}}, flush=True)
    os._exit(0)
loading.load = load
from xfv_desktop.ui import start_picture
start_picture.main(base_dir=Path({str(tmp_path)!r}))
"""
    loaded = loaded_by(code)
    assert {"MainWindow", "PySide6"} <= loaded
    assert not loaded & {"torch", "matplotlib", "skimage", "scipy", "onnx", "pyhanko", "aiohttp"}


def test_what_the_window_is_shown_without_is_there_and_not_loaded_with_it():
    """The modules are named in a text: nobody else would notice that one was moved."""
    code = """
import sys
from importlib.util import find_spec
from xfv_desktop.services.program.loading import LATER
from xfv_desktop.ui.start_picture import WINDOW
import xfv_desktop.ui.app
print(*(name for name in LATER if name in sys.modules))
print(*(name for name in (*LATER, WINDOW) if find_spec(name) is None))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == []


def test_torch_is_loaded_before_qt():
    """On Windows the other order fails with WinError 1114."""
    code = (
        "import xfv_desktop.services.comparison.examination\n"
        "from xfv_desktop.ui import app\nimport sys\n"
        "names = list(sys.modules)\nassert names.index('torch') < names.index('PySide6')"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
    source = (ROOT / "xfv_desktop" / "__main__.py").read_text(encoding="utf-8")
    assert source.index("xfv_desktop.services.comparison.examination") < source.index(
        "xfv_desktop.ui"
    )


def test_the_top_level_is_the_agreed_one():
    agreed = {
        "xfv_desktop", "resources", "reports", "tests", "pyproject.toml", "build.spec", "README.md",
        "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", ".ci", ".gitignore",
    }  # fmt: skip
    tracked = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=False
    ).stdout.split("\n")
    if not any(tracked):
        pytest.skip("not a git checkout")
    assert {line.split("/")[0] for line in tracked if line} <= agreed
