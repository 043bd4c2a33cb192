"""The style sheet of both themes."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.ui.style.colours import DARK, LIGHT, Colours
from desktop_app.ui.style.style_sheet import style_sheet


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_placeholder_is_filled(colours: Colours) -> None:
    text = style_sheet(colours, Path("/icons"))
    assert "$" not in text
    assert colours.background in text


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_icon_exists(colours: Colours) -> None:
    text = style_sheet(colours, paths.icons_folder())
    files = [Path(part.split('"')[0]) for part in text.split('url("')[1:]]
    assert files
    assert all(file.is_file() for file in files)
