"""Pictures within text and HTML."""

import pytest

from desktop_app.ui.data_transfer.data_addresses import (
    data_pictures,
    image_addresses,
    is_data_address,
)


@pytest.mark.parametrize(
    "address",
    [
        "data:image/png;base64,Pz4/Pw==",
        "DATA:IMAGE/PNG;charset=utf-8;BASE64,Pz4/Pw==",
        "data:image/png;base64,Pz4\r\n /P\tw",
        "data:image/png;base64,Pz4%0D%0A/Pw%3D%3D",
        "data:image/png;base64,Pz4_Pw",
        "data:application/octet-stream;base64,Pz4/Pw==",
    ],
)
def test_base64_is_decoded_however_it_is_broken_and_padded(address: str) -> None:
    assert is_data_address(address)
    assert data_pictures(address) == [b"?>??"]


def test_several_addresses_are_several_pictures_without_empty_ones() -> None:
    text = "data:image/png;base64,QUE=\ndata:image/gif,\ndata:image/svg+xml,%3Csvg%3E\n"
    assert data_pictures(text) == [b"AA", b"<svg>"]


def test_other_text_is_no_data_address() -> None:
    assert not is_data_address("data:text/plain,hello")
    assert data_pictures("data:image/png") == []


def test_the_images_of_html_are_found_with_any_quotation_marks() -> None:
    markup = """<IMG alt="x" SRC='data:image/png;base64,QU
        E='><img src=//cdn.example/a.png><img src="b.png?x=1&amp;y=2"><img src="">
        <v:imagedata src="file:///C:/a.png" o:title=""/><img data-src="c.png">"""
    assert image_addresses(markup) == [
        "data:image/png;base64,QU\n        E=",
        "https://cdn.example/a.png",
        "https:b.png?x=1&y=2",
        "file:///C:/a.png",
    ]


def test_the_images_of_a_long_page_are_limited() -> None:
    assert len(image_addresses('<img src="https://x/a.png">' * 1000)) == 50
