from desktop_app.engine.ingest.exported_columns import split_exported_columns


def test_aliases_and_dates_are_no_attributes() -> None:
    values, exported = split_exported_columns(
        {
            "name": "Boot",
            "attributes": {
                "size": "M",
                "aliases": "B| C ",
                "created_at": "2020-01-02T03:04:05Z",
                "updated_at": "2021-01-02T03:04:05Z",
            },
        }
    )
    assert values == {"name": "Boot", "attributes": {"size": "M"}}
    assert exported == {
        "aliases": ["B", "C"],
        "created_at": "2020-01-02T03:04:05Z",
        "updated_at": "2021-01-02T03:04:05Z",
    }


def test_texts_that_no_export_writes_stay_attributes() -> None:
    values = {"attributes": {"created_at": "yesterday", "archived_at": "no"}}
    assert split_exported_columns(values) == (values, {})
    assert split_exported_columns({"name": "Boot"}) == ({"name": "Boot"}, {})
