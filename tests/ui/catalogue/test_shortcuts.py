from desktop_app.ui.catalogue.shortcuts import list_shortcuts


def test_every_shortcut_has_a_description_and_keys(english: None) -> None:
    shortcuts = list_shortcuts()
    assert all(title and keys for title, keys in shortcuts)
    assert ("Edit the cell", "F2") in shortcuts
