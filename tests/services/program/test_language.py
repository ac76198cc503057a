"""What the program says, in the languages of the window."""

from xfv_desktop.services.program.language import said, table


def test_the_window_says_what_a_report_says_in_the_same_words():
    assert said("de", "moderate support for Hp") == "mäßige Stützung für Hp"
    assert said("de", "Skin, Nose and Ears") == "Haut, Nase und Ohren"


def test_english_and_what_has_no_translation_stay():
    assert said("en", "Skin, Nose and Ears") == "Skin, Nose and Ears"
    assert said("de", "Größe, wie es jemand schrieb") == "Größe, wie es jemand schrieb"
    assert table("en") == {}
