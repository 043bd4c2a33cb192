"""The pictures of the user guide."""

import pytest

from desktop_app import paths
from tools.screenshots import SCENES


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_picture_of_the_guide_is_drawn_from_the_program(language: str) -> None:
    pictures = (paths.guide_folder(language) / "pictures").iterdir()
    assert {file.name for file in pictures} == {f"{page}.png" for page in SCENES}
