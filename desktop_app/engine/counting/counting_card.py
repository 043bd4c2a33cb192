"""The card of what counting adds to the model: a map of views, and weights of the score.

Things among others are mostly seen from above, pictures of a catalogue show them from the
front. The map turns embeddings of the one into those of the other.
"""

import hashlib
import io
import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from desktop_app.engine.counting.unit_scoring import UnitWeights
from desktop_app.search.array_types import Vectors

_log = logging.getLogger(__name__)


class CountingCard(msgspec.Struct, frozen=True):
    """The card as it is stored; other fields of it describe its origin.

    Attributes:
        model_sha256: of the model whose embeddings are mapped.
        file: name of the file with the map, beside the card.
        sha256: of that file.
        weights: of the score of a box.
    """

    model_sha256: str
    file: str
    sha256: str
    weights: UnitWeights


@dataclass(frozen=True)
class CountingParameters:
    """What counting adds to the model.

    Attributes:
        matrix: (dim, dim) float32.
        weights: of the score of a box.
    """

    matrix: Vectors
    weights: UnitWeights

    def view_map(self, embeddings: Vectors) -> Vectors:
        """Return (n, dim) embeddings as those of pictures of a catalogue, of length 1."""
        mapped = embeddings @ self.matrix
        return np.asarray(mapped / np.linalg.norm(mapped, axis=1, keepdims=True), np.float32)


@lru_cache(maxsize=2)
def load_counting_parameters(card_file: Path, model_sha256: str) -> CountingParameters | None:
    """Return what counting adds to a model; None if there is nothing for it, which is logged."""
    try:
        card = msgspec.json.decode(card_file.read_bytes(), type=CountingCard)
        data = (card_file.parent / Path(card.file).name).read_bytes()
        matrix = np.load(io.BytesIO(data), allow_pickle=False).astype(np.float32)
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        _log.warning("boxes are scored as photos of one product: %s", error)
        return None
    if hashlib.sha256(data).hexdigest() != card.sha256:
        _log.warning("boxes are scored as photos of one product: %s is another file", card.file)
        return None
    return CountingParameters(matrix, card.weights) if card.model_sha256 == model_sha256 else None
