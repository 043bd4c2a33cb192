"""When it is worthwhile to learn from a catalogue again."""

from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.role import Right
from desktop_app.engine.learning.active_space import teaching_state
from desktop_app.engine.learning.teaching import MIN_PRODUCTS

# Minimum number of confirmed photos that nothing was learned from yet.
_MIN_NEW_PHOTOS: Final = 50


def is_learning_worthwhile(catalogue: Catalogue, model: str) -> bool:
    """Return whether learning is likely to improve the answers now.

    It is if 50 photos were confirmed since the last learning, and at least as many as that
    learning used; and if the photos show at least as many products as learning needs. The
    numbers of photos at which learning is proposed double each time (50, 100, 200, …),
    because each further photo adds less than the ones before. What is learned is measured
    before it is used, so that a proposal too early costs only time.

    Args:
        catalogue: the catalogue.
        model: sha256 of the model file.
    """
    if catalogue.is_read_only or not catalogue.role.may(Right.LEARN):
        return False
    state = teaching_state(catalogue, model)
    used = 0 if state is None else state.report.confirmations
    ids = catalogue.confirmed_photos.ids()
    if len(ids) - used < max(_MIN_NEW_PHOTOS, used):
        return False
    owners = catalogue.pictures.owners(np.array(ids, np.int64))
    return len({owner.product_id for owner in owners.values()}) >= MIN_PRODUCTS
