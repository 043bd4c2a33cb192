"""Make the sample catalogue that a first start offers, in ``assets/sample``.

``python -m tools.make_sample`` draws every picture anew, in a quarter of an
hour; the same versions of numpy, OpenCV and Pillow give the same pictures
again. The result is committed, so nobody needs to run this who only uses the
program.
"""

import csv
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from tools.sample.counter import PHOTOS, take, unknown
from tools.sample.products import products
from tools.sample.studio import photograph

_FOLDER = Path(__file__).resolve().parent.parent / "assets" / "sample"
_SIDE_PX = 640
_COLUMNS = (
    "sku", "name", "brand", "category", "price", "currency", "gtin", "description", "image",
)  # fmt: skip


def main() -> None:
    """Write the tables and draw all pictures and photos."""
    for name in ("pictures", "photos"):
        shutil.rmtree(_FOLDER / name, ignore_errors=True)
        (_FOLDER / name).mkdir(parents=True)
    _write_table("products.csv", [_COLUMNS, *_product_rows()])
    _write_table("photos.csv", [("photo", "sku"), *_photo_rows()])
    goods = products()
    with ProcessPoolExecutor() as workers:
        jobs = [workers.submit(_draw_pictures, number) for number in range(len(goods))]
        jobs += [workers.submit(_draw_photo, number) for number in range(len(PHOTOS))]
        for done, job in enumerate(jobs, start=1):
            job.result()
            print(f"\r{done}/{len(jobs)}", end="", file=sys.stderr)
    print(file=sys.stderr)


def _product_rows() -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for product in products():
        first, *more = (f"pictures/{name}" for name in product.pictures())
        rows.append(
            (
                product.sku,
                product.name,
                product.brand,
                product.category,
                product.price,
                "EUR",
                product.gtin,
                product.description,
                first,
            )
        )
        rows += [(product.sku, *[""] * 7, picture) for picture in more]
    return rows


def _photo_rows() -> list[tuple[str, str]]:
    return [(f"photos/{_photo_name(number)}", photo.sku) for number, photo in enumerate(PHOTOS)]


def _photo_name(number: int) -> str:
    return f"counter-{number + 1}.jpg"


def _write_table(name: str, rows: list[tuple[str, ...]]) -> None:
    with (_FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _draw_pictures(number: int) -> None:
    product = products()[number]
    thing = product.thing()
    for name, (yaw, pitch) in zip(product.pictures(), product.angles, strict=True):
        _save(photograph(thing, _SIDE_PX, yaw, pitch), _FOLDER / "pictures" / name, 86)


def _draw_photo(number: int) -> None:
    photo = PHOTOS[number]
    named = {product.sku: product for product in products()}
    thing = named[photo.sku].thing() if photo.sku else unknown()
    _save(take(photo, thing, number), _FOLDER / "photos" / _photo_name(number), 82)


def _save(picture: npt.NDArray[np.uint8], path: Path, quality: int) -> None:
    Image.fromarray(picture).save(path, quality=quality, optimize=True)


if __name__ == "__main__":
    main()
