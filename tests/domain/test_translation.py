"""Words, sentences with places, lists and several sentences; and how a language writes numbers."""

import pytest

from xfv_desktop.domain.translation import Translation

GERMAN = Translation.of(
    {
        "Nose": "Nase",
        "Ears": "Ohren",
        "and": "und",
        "blurred": "unscharf",
        "The file is empty.": "Die Datei ist leer.",
        "{count} face": "{count} Gesicht",
        "{count} faces": "{count} Gesichter",
        "{what} of {count}": "{what} von {count}",
        "Rows {first} to {last} of {what}": "Zeilen {first} bis {last} von {what}",
        "“{file}” is {how}.": "„{file}“ ist {how}.",
        "“{file}” is {how}: look at {parts}.": "„{file}“ ist {how}: {parts} ansehen.",
        "{person} wrote: {reason}": "{person} schrieb: {reason}",
    },
    point=",",
    thousands=".",
)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("Nose", "Nase"),
        ("Elbow", "Elbow"),
        ("", ""),
        ("1 face", "1 Gesicht"),
        ("1,200 faces", "1.200 Gesichter"),
        ("many faces", "many faces"),
        ("Nose of 3", "Nase von 3"),
        ("Rows 1 to 2.5 of Nose", "Zeilen 1 bis 2,5 von Nase"),
        ("“1.5” is blurred.", "„1.5“ ist unscharf."),
        ("“a” is blurred: look at Nose, Ears.", "„a“ ist unscharf: Nase, Ohren ansehen."),
        ("Nose wrote: Ears", "Nose schrieb: Ears"),
        ("Elbow of 3", "Elbow of 3"),
        ("Nose: {Ears}", "Nose: {Ears}"),
        ("-0.5", "−0,5"),
    ],
)
def test_a_text_is_looked_up_with_what_stands_in_its_places(english, german):
    assert GERMAN.said(english) == german
    assert GERMAN.said_in_parts(english) == GERMAN.said(english)


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("The file is empty. “a” is blurred.", "Die Datei ist leer. „a“ ist unscharf."),
        ("The file is empty.\n\nElbow", "Die Datei ist leer.\n\nElbow"),
        ("1 face; Nose", "1 Gesicht; Nase"),
        ("Nose, Ears and 2 faces", "Nase, Ohren und 2 Gesichter"),
        ("Nose, Elbow and Ears", "Nose, Elbow and Ears"),
    ],
)
def test_what_is_put_together_is_looked_up_in_parts_only_if_asked(english, german):
    assert GERMAN.said_in_parts(english) == german
    assert GERMAN.said(english) == english


def test_a_sentence_ends_where_the_next_begins():
    german = Translation.of(
        {
            "The colour of {what} is {how}.": "{what}: {how}.",
            "{person} signed it.": "Von {person}.",
        },
        ",",
        ".",
    )
    assert german.said_in_parts("The colour of a is b. The colour of c is d.") == "a: b. c: d."
    assert german.said_in_parts("The colour of a is b. Dr. Bob signed it.") == "a: b. Von Dr. Bob."
    assert german.said("Elbow. The colour of c is d.") == "Elbow. The colour of c is d."


@pytest.mark.parametrize(
    ("english", "german"), [("0.50%", "0,50 %"), ("0.50 %", "0,50 %"), ("-1,234.5", "−1.234,5")]
)
def test_a_number_is_written_as_in_german(english, german):
    assert Translation.of({}, ",", ".").said_in_parts(english) == german


def test_a_list_is_split_outside_of_its_brackets():
    told = "{name} found here ({first}, {second})"
    german = Translation.of({told: "{name} gefunden ({first}, {second})"}, ",", ".")
    assert german.said_in_parts("a found here (1.5, 2), b found here (3, 4)") == (
        "a gefunden (1,5, 2), b gefunden (3, 4)"
    )


def test_the_longest_sentence_that_fits_is_taken():
    told = Translation.of({"{a} stands at {b}": "kurz", "{a} stands at the {b}": "lang"}, ",", ".")
    assert told.said("one stands at the other") == "lang"
    assert told.said("one stands at other") == "kurz"
