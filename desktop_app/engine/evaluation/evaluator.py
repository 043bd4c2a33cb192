"""Evaluation of a catalogue with photos whose products are known.

Photos are identified one after the other, so that the times are those of single
queries. Only a small ``Outcome`` is kept per photo; pictures are read at the end, for
the worst mistakes.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from desktop_app.catalogue.io.query_table import Query, QueryTable
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Answer
from desktop_app.domain.product import Product
from desktop_app.engine.evaluation.measure_comparison import compare_measures
from desktop_app.engine.evaluation.metrics import MeasureAccuracy
from desktop_app.engine.evaluation.summary import Evaluation, Mistake, Outcome, is_right, summarise
from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.search.array_types import Vectors
from desktop_app.search.similarity_measures import SimilarityMeasure
from desktop_app.vision.picture_decoding import read_photo, thumbnail

# Number of hits per photo; a product that comes later counts as not found. More would
# cost time that a user's query does not.
MAX_HITS: Final = 20
_MAX_MISTAKES: Final = 20
_THUMBNAIL_SIDE_PX: Final = 192


class Identify(Protocol):
    """The function that identifies a photo, ``Workspace.identify``."""

    def __call__(self, source: Path, *, top: int) -> Answer:
        """Find the products that a photo shows, best first."""


def evaluate(
    table: QueryTable,
    name: str,
    identify: Identify,
    catalogue: Catalogue,
    status: CatalogueStatus,
    model: str,
    measures: Mapping[str, SimilarityMeasure],
) -> Job[Evaluation]:
    """Identify every photo of ``table`` and calculate the metrics.

    Args:
        table: the photos and their products.
        name: name of the table, for the report.
        identify: identifies a photo.
        catalogue: the catalogue that ``identify`` searches.
        status: of the catalogue.
        model: sha256 of the model file.
        measures: similarity measures to compare, by name.
    """
    total = table.count()
    outcomes: list[Outcome] = []
    rejected: list[Rejection] = []
    known: list[tuple[int, Vectors]] = []
    queries = list(table.queries())
    products = catalogue.products.by_sku([query.sku for query in queries if query.sku])
    for done, query in enumerate(queries):
        yield Progress(done, total, Message("Evaluating photos"))
        try:
            product = _product(query, products)
            answer = identify(query.photo, top=MAX_HITS)
        except VitrineError as error:
            rejected.append(Rejection(query.line, error.message))
            continue
        outcomes.append(_outcome(query, product, answer))
        if product is not None and answer.embedding is not None:
            known.append((product.id, answer.embedding))
    comparison = yield from _compare(known, catalogue, model, measures)
    return Evaluation(
        made_at=datetime.now(UTC),
        queries=name,
        status=status,
        outcomes=tuple(outcomes),
        rejected=tuple(rejected),
        summary=summarise(outcomes),
        comparison=comparison,
        mistakes=_worst_mistakes(outcomes, catalogue),
    )


def _product(query: Query, products: Mapping[str, Product]) -> Product | None:
    """Return the product that a photo shows, or None if it is not in the catalogue.

    Raises:
        VitrineError: the line cannot be used.
    """
    if query.error is not None:
        raise VitrineError(query.error)
    if not query.sku:
        return None
    product = products.get(query.sku)
    if product is None:
        raise VitrineError(Message("The catalogue has no product {sku}.", sku=query.sku))
    return product


def _outcome(query: Query, product: Product | None, answer: Answer) -> Outcome:
    found = [hit.product.id for hit in answer.hits]
    # Compared by id, as the SKU of the query may be an alias.
    right = None if product is None else product.id
    return Outcome(
        photo=query.photo,
        product=product,
        hit=answer.hits[0] if answer.hits else None,
        rank=found.index(right) + 1 if right in found else 0,
        predicted_category=answer.category.name if answer.category else "",
        verdict=answer.verdict,
        ms=answer.ms,
    )


def _compare(
    known: Sequence[tuple[int, Vectors]],
    catalogue: Catalogue,
    model: str,
    measures: Mapping[str, SimilarityMeasure],
) -> Job[tuple[MeasureAccuracy, ...]]:
    if not known or not measures:
        return ()
    photos = np.stack([vector for _, vector in known])
    products = [product for product, _ in known]
    return (yield from compare_measures(photos, products, catalogue, model, measures))


def _worst_mistakes(outcomes: Sequence[Outcome], catalogue: Catalogue) -> tuple[Mistake, ...]:
    """Return the wrong hits with the highest scores, with their thumbnails."""
    wrong = [o for o in outcomes if o.hit is not None and not is_right(o)]
    wrong.sort(key=lambda outcome: -outcome.score)
    wrong = wrong[:_MAX_MISTAKES]
    own = _first_pictures([outcome.product.id for outcome in wrong if outcome.product], catalogue)
    hit_pictures = [
        outcome.hit.picture.id for outcome in wrong if outcome.hit and outcome.hit.picture
    ]
    thumbnails = catalogue.thumbnails.get([*own.values(), *hit_pictures])
    return tuple(_mistake(outcome, own, thumbnails) for outcome in wrong)


def _first_pictures(product_ids: Sequence[int], catalogue: Catalogue) -> dict[int, int]:
    """Return the id of each product's first picture, by product id."""
    pictures = catalogue.pictures.of_products(product_ids)
    return {number: found[0].id for number, found in pictures.items() if found}


def _mistake(outcome: Outcome, own: Mapping[int, int], thumbnails: Mapping[int, bytes]) -> Mistake:
    """Return a mistake with its thumbnails; ``own`` has a picture id by product id."""
    right = own.get(outcome.product.id) if outcome.product else None
    hit_picture = outcome.hit.picture if outcome.hit else None
    return Mistake(
        outcome,
        photo=_photo_thumbnail(outcome.photo),
        hit=thumbnails.get(hit_picture.id) if hit_picture else None,
        right=thumbnails.get(right) if right else None,
    )


def _photo_thumbnail(photo: Path) -> bytes | None:
    try:
        return thumbnail(read_photo(photo).pixels, _THUMBNAIL_SIDE_PX)
    except VitrineError:  # the file was removed meanwhile
        return None
