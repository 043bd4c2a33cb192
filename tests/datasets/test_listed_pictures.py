"""Reading of ``pictures.csv``."""

from pathlib import Path

from datasets.listed_pictures import listed_pictures


def test_pictures_of_one_thing_are_read_in_order_with_numbered_labels(tmp_path: Path) -> None:
    (tmp_path / "pictures.csv").write_text(
        "path,instance_or_class,domain,split\n"
        "b.jpg,toaster,appliances,train\n"
        "scenes/a.jpg,scene,appliances,detect\n"
        "c.jpg,kettle,appliances,train\n"
        "d.jpg,toaster,appliances,train\n",
        encoding="utf-8",
    )
    pictures = listed_pictures(tmp_path)
    assert [picture.file for picture in pictures] == [tmp_path / f"{n}.jpg" for n in "bcd"]
    assert [picture.product for picture in pictures] == ["toaster", "kettle", "toaster"]
    assert [picture.label for picture in pictures] == [1, 0, 1]
    assert {picture.category for picture in pictures} == {"appliances"}
