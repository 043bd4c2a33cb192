"""What systems create is told from what a person creates."""

from desktop_app.catalogue.io.system_folders import is_system_file, is_system_folder


def test_names_are_compared_without_case() -> None:
    assert is_system_folder("@EADIR")
    assert is_system_file("THUMBS.DB")


def test_names_that_only_begin_alike_are_ordinary() -> None:
    assert not is_system_folder("recycled bags")
    assert not is_system_folder("#1 shoes")
    assert not is_system_file("thumbs.jpg")
