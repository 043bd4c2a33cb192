"""The pictures of a category, kept from one search to the next."""

import sys
from collections.abc import Hashable

import numpy as np

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.search.array_types import Ids


class CategoryPictures:
    """The pictures of the category that was asked for last.

    Reading the pictures of a large category takes longer than searching among them.

    Args:
        catalogue: the catalogue.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._kept: tuple[str, Hashable] | None = None
        self._ids = np.empty(0, np.int64)

    def get(self, category: str) -> Ids:
        """Return the (n,) ids, ascending; the same array until the catalogue is changed."""
        key = category, self._catalogue.version
        if self._kept != key:
            found = self._catalogue.pictures.in_category(category, sys.maxsize)
            ids = np.sort(np.array(found, np.int64))
            # Most changes leave the category as it is; what the index keeps of the array, too.
            if (
                self._kept is None
                or self._kept[0] != category
                or not np.array_equal(ids, self._ids)
            ):
                self._ids = ids
            self._kept = key
        return self._ids
