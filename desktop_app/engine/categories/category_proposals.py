"""Proposals of categories, and their acceptance as one action."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.category_proposal import CategoryProposal
from desktop_app.domain.product import Category, Product
from desktop_app.engine.batch_action import change_in_batches
from desktop_app.engine.categories.category_names import category_attributes
from desktop_app.engine.categories.category_poll import CategoryPoll, poll_categories
from desktop_app.engine.categories.poll_calibration import (
    PollCalibration,
    contradiction_probability,
)
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress

# Products with a category that the probabilities are learned from.
_MIN_EXAMPLES: Final = 20
_BATCH: Final = 1_000


class CategoryProposals:
    """Proposals of categories for the products of a catalogue.

    Args:
        catalogue: the catalogue.
        index: of its pictures.
        model: sha256 of the model file.
    """

    def __init__(self, catalogue: Catalogue, index: PictureIndex, model: str) -> None:
        self._catalogue = catalogue
        self._index = index
        self._model = model

    def find(self) -> Job[tuple[CategoryProposal, ...]]:
        """Return proposals, the most probable first; raises as ``propose_categories``."""
        return propose_categories(self._catalogue, self._index, self._model)

    def accept(self, proposals: Sequence[CategoryProposal]) -> Job[int]:
        """Accept proposals as one action; see ``accept_proposals``."""
        return accept_proposals(self._catalogue, proposals)


def propose_categories(
    catalogue: Catalogue, index: PictureIndex, model: str
) -> Job[tuple[CategoryProposal, ...]]:
    """Return proposals for products without a category or with a contradicting one.

    The most probable come first. Nothing is changed.

    Args:
        catalogue: the catalogue.
        index: of its pictures.
        model: sha256 of the model file.

    Raises:
        VitrineError: too few products have a category to learn from.
    """
    ids = catalogue.products.ids()
    note = Message("Comparing the products")
    polls: list[CategoryPoll] = []
    yield Progress(0, len(ids), note)
    categories = _categories(catalogue, ids)
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        for found in poll_categories(catalogue, index, model, batch):
            polls += found
            yield Progress(start, len(ids), note)
    open_polls = [one for one in polls if one.category != categories[one.product_id]]
    if not open_polls and all(categories.values()):
        return ()
    examples = [poll for poll in polls if categories[poll.product_id]]
    _require_examples(len(examples))
    if not open_polls:
        return ()
    probabilities = PollCalibration(examples, categories).probabilities(open_polls)
    return tuple(_proposals(catalogue, open_polls, probabilities))


def accept_proposals(catalogue: Catalogue, proposals: Sequence[CategoryProposal]) -> Job[int]:
    """Give products the proposed categories, as one action; return their number.

    A job that is closed changes nothing.

    Raises:
        VitrineError: the category of a product was changed since; nothing is changed.
    """
    known = catalogue.products.categories()

    def change(batch: Sequence[CategoryProposal]) -> None:
        products = catalogue.products.get([one.product_id for one in batch])
        catalogue.products.update(
            {one.product_id: _values(one, products.get(one.product_id), known) for one in batch}
        )

    label = proposals[0].sku if len(proposals) == 1 else ""
    return change_in_batches(catalogue, "edit", proposals, change, label=label)


def _values(
    proposal: CategoryProposal, product: Product | None, known: Mapping[str, Category]
) -> dict[str, Any]:
    """Return the values to set: the category, and its names in other languages."""
    if product is None or product.category != proposal.category:
        raise VitrineError(
            Message("The product {sku} was changed meanwhile.", sku=proposal.sku),
            Message("Look at the proposals again."),
        )
    values: dict[str, Any] = {"category": proposal.proposed}
    attributes = category_attributes(product, proposal.proposed, known)
    if attributes != product.attributes:
        values["attributes"] = attributes
    return values


def _categories(catalogue: Catalogue, ids: Sequence[int]) -> dict[int, str]:
    categories: dict[int, str] = {}
    for start in range(0, len(ids), _BATCH):
        products = catalogue.products.get(ids[start : start + _BATCH])
        categories |= {number: product.category for number, product in products.items()}
    return categories


def _require_examples(count: int) -> None:
    if count < _MIN_EXAMPLES:
        raise VitrineError(
            Message(
                "Too few products have a category and pictures: {count}, needed: {least}.",
                count=count,
                least=_MIN_EXAMPLES,
            ),
            Message("Give more products their category first."),
        )


def _proposals(
    catalogue: Catalogue, polls: Sequence[CategoryPoll], probabilities: Sequence[float]
) -> Iterable[CategoryProposal]:
    """Return proposals, the most probable first."""
    proposals: list[CategoryProposal] = []
    for start in range(0, len(polls), _BATCH):
        batch = polls[start : start + _BATCH]
        products = catalogue.products.get([poll.product_id for poll in batch])
        for poll, probability in zip(batch, probabilities[start : start + _BATCH], strict=True):
            product = products[poll.product_id]
            if product.category:
                probability = contradiction_probability(probability)
            proposals.append(
                CategoryProposal(
                    *(product.id, product.sku, product.name, product.category),
                    poll.category,
                    probability,
                )
            )
    return sorted(proposals, key=lambda one: (-one.probability, one.sku))
