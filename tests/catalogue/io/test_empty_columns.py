from desktop_app.catalogue.io.empty_columns import EmptyColumns


def test_a_column_without_any_value_is_empty() -> None:
    columns = EmptyColumns(3)
    columns.add(["A1", "", ""])
    columns.add(["A2", "Tea", ""])
    assert [at in columns for at in range(3)] == [False, False, True]


def test_a_single_row_does_not_tell() -> None:
    columns = EmptyColumns(2)
    columns.add(["A1", ""])
    assert 1 not in columns
