import pytest

from desktop_app.errors import VitrineError
from desktop_app.settings import Settings
from desktop_app.ui.settings.scale_labels import check_scale_labels, scale_labels_of


def test_the_patterns_of_the_settings() -> None:
    patterns = scale_labels_of(Settings(scale_labels="21IIIIIWWWWWC, 22IIIIIPPPPPC"))
    assert [pattern.text for pattern in patterns] == ["21IIIIIWWWWWC", "22IIIIIPPPPPC"]
    assert scale_labels_of(Settings(scale_labels="nonsense")) == ()


def test_a_wrong_pattern_is_named() -> None:
    check_scale_labels("21IIIIIWWWWWC")
    check_scale_labels("")
    with pytest.raises(VitrineError, match="“99IIIIIWWWWWC” is not a pattern") as error:
        check_scale_labels("21IIIIIWWWWWC 99IIIIIWWWWWC")
    assert "21IIIIIWWWWWC" in str(error.value.hint)
