"""Evidence taken in by folder, clipboard, page and frame; what files say of themselves."""

import shutil

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QDateTime, QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel

from xfv_desktop.domain.evidence import Role, Way
from xfv_desktop.domain.explanation import Side
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake
from xfv_desktop.ui.dialogs.frame_dialog import FrameDialog
from xfv_desktop.ui.dialogs.intake_dialog import IntakeDialog
from xfv_desktop.ui.panels.metadata_panel import MetadataPanel

from .conftest import EXAMINER
from .driving import click, dialog_of, drop, press_keys, wait_until_idle


@pytest.fixture
def folder(tmp_path, photographs):
    """A case with one exhibit."""
    with casework.create_case(tmp_path / "case.xfv", title="Kiosk", examiner=EXAMINER) as case:
        intake.add_exhibit(
            case, intake.inspect(photographs.hopper), role=Role.QUESTIONED, examiner=EXAMINER
        )
    return tmp_path / "case.xfv"


@pytest.fixture
def video(tmp_path, photographs):
    """60 frames of a portrait that moves to the right by one pixel in each."""
    portrait = cv2.resize(cv2.imread(str(photographs.hopper)), (256, 300))
    path = tmp_path / "camera 3.avi"
    writer = cv2.VideoWriter(
        str(path), cv2.CAP_FFMPEG, cv2.VideoWriter_fourcc(*"MJPG"), 25, (360, 300)
    )
    for index in range(60):
        frame = np.zeros((300, 360, 3), np.uint8)
        frame[:, index : index + 256] = portrait
        writer.write(frame)
    writer.release()
    return path


def exhibits(window):
    return {e.number: e for e in window.desk.case.overview.exhibits}


def test_a_picture_on_the_clipboard_becomes_an_exhibit_without_an_original(
    open_window, qtbot, folder, photographs
):
    window = open_window(folder)
    QGuiApplication.clipboard().setImage(QImage(str(photographs.astronaut)))
    press_keys(window, "Ctrl+V")
    form = dialog_of(qtbot, window, IntakeDialog)
    form.roles[Role.KNOWN].click()
    click(form.add_button)
    wait_until_idle(qtbot, window)
    exhibit = exhibits(window)["K1"]
    assert exhibit.origin.way is Way.CLIPBOARD
    assert exhibit.image.format == "PNG"
    assert "there is no original file" in exhibit.image.remarks[0]


@pytest.mark.usefixtures("german")
def test_remarks_on_a_file_are_told_in_german(open_window, qtbot, folder, photographs):
    window = open_window(folder)
    QGuiApplication.clipboard().setImage(QImage(str(photographs.astronaut)))
    press_keys(window, "Ctrl+V")
    form = dialog_of(qtbot, window, IntakeDialog)
    told = [one.text() for one in form.findChildren(QLabel)]
    assert any("Es gibt keine Originaldatei" in text for text in told)
    assert not any("no original file" in text for text in told)
    form.reject()


def test_files_on_the_clipboard_are_added_as_files(open_window, qtbot, folder, photographs):
    window = open_window(folder)
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(photographs.astronaut))])
    QGuiApplication.clipboard().setMimeData(content)
    press_keys(window, "Ctrl+V")
    form = dialog_of(qtbot, window, IntakeDialog)
    form.roles[Role.KNOWN].click()
    click(form.add_button)
    wait_until_idle(qtbot, window)
    assert exhibits(window)["K1"].origin.way is Way.FILE


def test_an_empty_clipboard_is_said(open_window, folder):
    window = open_window(folder)
    QGuiApplication.clipboard().clear()
    press_keys(window, "Ctrl+V")
    assert "The clipboard holds no picture" in window.banner.text


def test_a_dropped_folder_with_the_same_particulars_for_all(
    open_window, qtbot, folder, photographs, tmp_path
):
    inside = tmp_path / "stick" / "deep"
    inside.mkdir(parents=True)
    shutil.copy(photographs.hopper, inside / "a.jpg")
    shutil.copy(photographs.nobody, inside / "b.png")
    shutil.copy(photographs.astronaut, inside / "c.png")
    (inside / "notes.txt").write_text("x")
    window = open_window(folder)
    drop(window.case_panel.exhibit_lists[Side.REFERENCE], tmp_path / "stick")
    form = dialog_of(qtbot, window, IntakeDialog)
    assert form.all_box.text() == "The same for all that follow (2)"
    form.subject_edit.setText("G. H.")
    form.from_edit.setText("Archive")
    form.at_edit.setDateTime(QDateTime(2021, 3, 1, 14, 5, 0))
    form.digests_box.click()
    form.all_box.click()
    click(form.add_button)
    wait_until_idle(qtbot, window)
    found = exhibits(window)
    assert sorted(found) == ["K1", "K2", "Q1"]
    left_out, no_face = window.banner.text.split("\n")
    assert left_out.endswith("not those of photographs: 1.")
    assert "No face was found" in no_face
    for number in ("K1", "K2"):
        origin = found[number].origin
        assert (origin.subject, origin.received_from) == ("G. H.", "Archive")
        assert f"{origin.received_at:%Y-%m-%d %H:%M}" == "2021-03-01 14:05"
        assert sorted(origin.digests) == ["MD5", "SHA-1", "SHA-512"]


def test_every_file_that_is_refused_stays_told(open_window, qtbot, folder, photographs, tmp_path):
    """The next refusal does not drive away the one before; of very many the first ones stand."""
    names = [f"{letter}.jpg" for letter in "abcdefgh"]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    window = open_window(folder)
    drop(window.case_panel.exhibit_lists[Side.REFERENCE], *[tmp_path / name for name in names])
    qtbot.waitUntil(lambda: window.banner.text.endswith("more: 2."))
    wait_until_idle(qtbot, window)
    lines = window.banner.text.split("\n")
    assert [f"“{name}” is empty" in line for name, line in zip(names[:6], lines, strict=False)] == [
        True
    ] * 6
    assert len(lines) == 7


def test_without_a_time_of_receipt_none_is_stated(open_window, qtbot, folder, photographs):
    window = open_window(folder)
    drop(window.case_panel.exhibit_lists[Side.REFERENCE], photographs.astronaut)
    form = dialog_of(qtbot, window, IntakeDialog)
    assert form.at_edit.text() == "not stated"
    assert not form.all_box.isVisible()
    click(form.add_button)
    wait_until_idle(qtbot, window)
    assert exhibits(window)["K1"].origin.received_at is None


def test_a_page_is_chosen(open_window, qtbot, folder, photographs, tmp_path):
    path = tmp_path / "pages.tif"
    with Image.open(photographs.hopper) as one, Image.open(photographs.astronaut) as other:
        one.convert("RGB").save(path, save_all=True, append_images=[other.convert("RGB")])
    window = open_window(folder)
    drop(window.case_panel.exhibit_lists[Side.REFERENCE], path)
    choice = dialog_of(qtbot, window, FrameDialog)
    assert choice.windowTitle() == "Choose a page"
    choice.pictures.setCurrentRow(1)
    click(choice.use_button)
    click(dialog_of(qtbot, window, IntakeDialog).add_button)
    wait_until_idle(qtbot, window)
    image = exhibits(window)["K1"].image
    assert image.frame.words == "page 2 of 2"
    assert (image.width, image.height) == (512, 512)


def test_a_frame_of_a_video_is_chosen_by_number_or_time(open_window, qtbot, folder, video):
    window = open_window(folder)
    drop(window.case_panel.exhibit_lists[Side.REFERENCE], video)
    choice = dialog_of(qtbot, window, FrameDialog)
    choice.number.setValue(26)
    assert choice.time_s.value() == pytest.approx(1.0)
    choice.time_s.setValue(2.0)
    assert choice.index == 50
    assert choice.pictures.currentRow() == max(
        row for row, index in enumerate(choice._survey.indices) if index <= 50
    )
    click(choice.use_button)
    form = dialog_of(qtbot, window, IntakeDialog)
    click(form.add_button)
    wait_until_idle(qtbot, window)
    image = exhibits(window)["K1"].image
    assert (image.format, image.frame.index) == ("AVI", 50)
    assert image.frame.time_s == pytest.approx(2.0)


def test_two_frames_of_one_video_are_shown_apart(open_window, qtbot, folder, video):
    """They share the file's hash, so that a picture kept by it would be the wrong one."""
    with casework.open_case(folder, writable=True) as case:
        for index in (0, 59):
            found = intake.inspect(video, index)
            intake.add_exhibit(case, found, role=Role.KNOWN, examiner=EXAMINER)
    window = open_window(folder)
    case, seen = window.desk.case, []
    for number in ("K1", "K2"):
        case.photographs.ask(case.exhibit(number), seen.append)
    wait_until_idle(qtbot, window)
    assert seen[0] != seen[1]


def test_metadata_are_searched_and_copied(open_window, qtbot, folder):
    window = open_window(folder)
    press_keys(window, "Ctrl+D")
    (panel,) = window.findChildren(MetadataPanel)
    wait_until_idle(qtbot, window)
    assert panel.isVisible()
    assert panel.exhibits.currentText() == "Q1"
    assert ("Container", "format", "JPEG") in panel.texts
    panel.search.setText("subsampling")
    assert [row[1] for row in panel.texts] == ["chroma subsampling"]
    click(panel.copy_button)
    assert QGuiApplication.clipboard().text().startswith("JPEG coding\tchroma subsampling\t4:")
    panel.search.clear()
    panel.table.selectRow(0)
    panel.copy()
    assert QGuiApplication.clipboard().text() == "\t".join(panel.texts[0])


def test_metadata_follow_the_desk(open_window, qtbot, folder, photographs):
    window = open_window(folder)
    press_keys(window, "Ctrl+D")
    drop(window.case_panel.exhibit_lists[Side.REFERENCE], photographs.astronaut)
    click(dialog_of(qtbot, window, IntakeDialog).add_button)
    wait_until_idle(qtbot, window)
    (panel,) = window.findChildren(MetadataPanel)
    panel.exhibits.setCurrentText("K1")
    wait_until_idle(qtbot, window)
    assert ("Container", "format", "PNG") in panel.texts
