from pathlib import Path

from desktop_app.ui.background.window_file import WindowFile


def test_a_window_has_a_file_for_itself_and_leaves_it_to_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    first, second, third = (WindowFile(folder, "list") for _ in range(3))
    assert first.take_over() is None
    assert not folder.exists()
    file = first.take()
    assert file == first.first == first.take()
    file.touch()
    assert second.take_over() is None
    assert second.take() == folder / "list-2.json"
    first.close()
    assert third.take_over() == file
    third.close()
    second.close()


def test_what_a_window_has_left_is_not_replaced_by_another(tmp_path: Path) -> None:
    (tmp_path / "list-1.json").touch()
    window = WindowFile(tmp_path, "list")
    assert window.take() == tmp_path / "list-2.json"
    window.close()
