from desktop_app.cli.quantity import quantity


def test_one_is_singular() -> None:
    assert [quantity(n, "row") for n in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]
