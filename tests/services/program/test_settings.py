"""The settings file holds only what differs from the default."""

import pytest

from xfv_desktop.domain.errors import UserError
from xfv_desktop.services.program.settings import SETTINGS, Settings


def test_every_setting_starts_at_its_default(tmp_path):
    settings = Settings(tmp_path)
    assert [settings.get(s.key) for s in SETTINGS] == [s.default for s in SETTINGS]


def test_what_is_set_is_there_next_time_and_comments_stay(tmp_path):
    (tmp_path / "settings.toml").write_text('# mine\n[examiner]\nname = "A"  # me\n')
    Settings(tmp_path).set("display.opacity", 40)
    Settings(tmp_path).set("examiner.role", "Examiner")
    text = (tmp_path / "settings.toml").read_text(encoding="utf-8")
    again = Settings(tmp_path)
    assert (again.get("display.opacity"), again.get("examiner.name")) == (40, "A")
    assert "# mine" in text
    assert "# me" in text


def test_a_default_is_not_written(tmp_path):
    settings = Settings(tmp_path)
    settings.set("compute.device", "cpu")
    settings.set("compute.device", "auto")
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8").strip() == ""


@pytest.mark.parametrize("text", ["display = 3", '[display]\nopacity = "much"'])
def test_a_value_of_the_wrong_kind_counts_as_not_set(tmp_path, text):
    (tmp_path / "settings.toml").write_text(text)
    settings = Settings(tmp_path)
    assert settings.get("display.opacity") == 70
    settings.set("display.opacity", 30)
    assert Settings(tmp_path).get("display.opacity") == 30


def test_a_broken_file_is_named(tmp_path):
    (tmp_path / "settings.toml").write_text("[[[")
    with pytest.raises(UserError, match=r"settings\.toml"):
        Settings(tmp_path)
