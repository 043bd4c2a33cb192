"""Encodings under the names that users know."""

import codecs

from desktop_app.ui.importing.encoding_names import ENCODINGS, encoding_name


def test_all_offered_encodings_exist_and_have_a_name(english: None) -> None:
    for codec in ENCODINGS:
        assert codecs.lookup(codec)
        assert encoding_name(codec) != codec.upper()


def test_forms_of_an_encoding_have_its_name(english: None) -> None:
    assert encoding_name("utf-8-sig") == "Unicode (UTF-8)"
    assert encoding_name("utf-16-le") == "Unicode (UTF-16)"
    assert encoding_name("utf-32") == "UTF-32"
