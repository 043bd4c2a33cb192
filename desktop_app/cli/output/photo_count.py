"""What was counted in a photo, as JSON and as text."""

from pathlib import Path
from typing import Any, Final

from desktop_app.domain.photo_count import CountedProduct, PhotoCount
from desktop_app.domain.region import Region

_DIGITS: Final = 4


def as_json(photo: Path, count: PhotoCount) -> dict[str, Any]:
    """Return what was counted as JSON values; boxes are left, top, right, bottom, 0..1."""
    return {
        "photo": str(photo),
        "items": [_item(product) for product in count.products],
        "unknown": [{"box": _box(unit.region)} for unit in count.unknown],
        "ms": {**count.ms.stages, "total": count.ms.total},
    }


def as_lines(photo: Path, count: PhotoCount) -> list[str]:
    """Return what was counted as lines of text."""
    total = sum(product.count for product in count.products)
    unknown = f", {len(count.unknown)} unknown" if count.unknown else ""
    return [
        f"{photo}: {total} counted{unknown}",
        *(_line(product) for product in count.products),
        f"  {count.ms.total:.0f} ms",
    ]


def _item(product: CountedProduct) -> dict[str, Any]:
    return {
        "sku": product.product.sku,
        "name": product.product.name,
        "count": product.count,
        "score": None if product.score is None else round(product.score, _DIGITS),
        "boxes": [_box(unit.region) for unit in product.units],
    }


def _line(product: CountedProduct) -> str:
    check = "" if product.is_sure else ", to be checked"
    return (
        f"  {product.count:3}  {product.product.sku}  {product.product.name} "
        f"({product.score or 0:.0%}{check})"
    )


def _box(region: Region) -> list[float]:
    sides = (region.left, region.top, region.right, region.bottom)
    return [round(side, _DIGITS) for side in sides]
