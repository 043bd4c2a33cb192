"""What is shown of a stock take, read in one step in the background."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.picture import Picture
from desktop_app.domain.stock_take import CountedUnit, Sighting, StockLine, StockResult
from desktop_app.engine.counting.kept_stock_photos import photo_file
from desktop_app.engine.counting.stock_takes import StockTakes

if TYPE_CHECKING:
    from desktop_app.catalogue.protocols import Catalogue


@dataclass(frozen=True)
class TakeContents:
    """What is shown of a stock take.

    Attributes:
        result: what was counted.
        pictures: of products, by product id.
        heading: the attribute of products that is their stock; None if there is none.
        lines: by product id.
        units: what each box shows.
    """

    result: StockResult
    pictures: Mapping[int, Picture]
    heading: str | None
    lines: Mapping[int, StockLine]
    units: Mapping[Sighting, CountedUnit]


def load_take(store: "Catalogue", take_id: int) -> TakeContents:
    """Return what is shown of a stock take; runs on the engine's lane.

    Raises:
        VitrineError: there is no such stock take.
    """
    takes = StockTakes(store)
    result = _with_present_files(store, takes.result(take_id))
    found = store.products.with_first_picture([line.product.id for line in result.lines])
    pictures = {id_: picture for id_, (_, picture) in found.items() if picture is not None}
    lines = {line.product.id: line for line in result.lines}
    units = [*(unit for line in result.lines for unit in line.units), *result.unknown]
    shown = {sighting: unit for unit in units for sighting in unit.sightings}
    return TakeContents(result, pictures, takes.stock_heading(), lines, shown)


def with_counts(shown: TakeContents, counts: Mapping[int, int]) -> TakeContents:
    """Return a stock take with numbers of products that are not written yet."""
    if not counts:
        return shown
    lines = tuple(_with_count(line, counts.get(line.product.id)) for line in shown.result.lines)
    by_id = {line.product.id: line for line in lines}
    return replace(shown, result=replace(shown.result, lines=lines), lines=by_id)


def _with_count(line: StockLine, count: int | None) -> StockLine:
    if count is None:
        return line
    return replace(line, entry=replace(line.entry, hand_count=count))


def _with_present_files(store: "Catalogue", result: StockResult) -> StockResult:
    photos = {
        id_: replace(photo, file=str(photo_file(store, photo.file)))
        for id_, photo in result.photos.items()
    }
    return replace(result, photos=photos)
