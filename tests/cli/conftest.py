"""A case with one photograph, made once and copied."""

import shutil

import pytest

from xfv_desktop.domain.evidence import Role
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake


@pytest.fixture(scope="session")
def template(tmp_path_factory, portrait_paths):
    folder = tmp_path_factory.mktemp("case") / "robbery.xfv"
    with casework.create_case(folder, title="Robbery", examiner="A. Examiner") as case:
        inspection = intake.inspect(portrait_paths["hopper"])
        intake.add_exhibit(case, inspection, role=Role.KNOWN, examiner="A. Examiner")
    return folder


@pytest.fixture
def folder(tmp_path, template):
    return shutil.copytree(template, tmp_path / "robbery.xfv")
