"""Measure what dense matching of feature maps would add; not part of the program.

    python -m training.dense_matching --data FOLDER [--model CARD]

Each of the 7 x 7 positions of the middle layer is projected to 64 of the components of the
extended embedding and stored in 8 bits: 3,136 bytes per picture. The similarity of a photo
and a picture is the mean of the better half of the best matches of all positions, in both
directions. It is added with a weight to the cosine of the first twenty candidates. The
queries are those of ``unseen_sets``.
"""

import argparse
from pathlib import Path
from typing import Any, Final, Self, TypeAlias

import numpy as np
import numpy.typing as npt
import onnx

from desktop_app import paths
from desktop_app.engine.recognition.multi_crop import best_of_crops
from desktop_app.vision.device import open_session
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from training.extend_embedding import layer_output
from training.unseen_sets import Queries, all_queries
from training.whitening import STATISTICS_SETS, Projection

Vectors: TypeAlias = npt.NDArray[np.float32]

POSITIONS: Final = 49
LOCAL_COMPONENTS: Final = 64
WEIGHTS: Final = (0.0, 0.15, 0.3, 0.6)
_LEVELS: Final = 127
_FIRST: Final = 20


class MapEmbedder(Embedder):
    """An embedder whose vectors have the feature map behind the embedding.

    Rows are (dimension + 49 x 64) float32; the map has a vector of length 1 per position,
    rounded as 8 bits would be.
    """

    _layer: str
    _projection: Projection

    @classmethod
    def open_maps(cls, card_file: Path) -> Self:
        """Load the model of a card with the middle layer as a further output."""
        card = load_card(card_file)
        model = onnx.load(card.model_file)
        layer = layer_output(model)
        constants = {
            value.name: onnx.numpy_helper.to_array(value)
            for value in model.graph.initializer
            if value.name in {"extended_matrix", "extended_offset"}
        }
        model.graph.output.append(onnx.helper.make_tensor_value_info(layer, 1, None))
        session, device = open_session(model.SerializeToString(), "cpu", 2)
        embedder = cls(card, session, device, 2)
        embedder._layer = layer
        embedder._projection = Projection(
            constants["extended_matrix"][:, :LOCAL_COMPONENTS],
            constants["extended_offset"][:LOCAL_COMPONENTS],
        )
        return embedder

    def _run(self, batch: npt.NDArray[Any]) -> Vectors:
        vectors, layer = self._session.run(
            [self.card.output.name, self._layer], {self.card.input.name: batch}
        )
        positions = layer.reshape(len(layer), layer.shape[1], -1).transpose(0, 2, 1)
        local = positions @ self._projection.matrix + self._projection.offset
        local /= np.linalg.norm(local, axis=2, keepdims=True)
        rounded = np.round(local * _LEVELS) / _LEVELS
        return np.concatenate([vectors, rounded.reshape(len(vectors), -1)], axis=1)


def dense_similarity(photo: Vectors, pictures: Vectors) -> Vectors:
    """Return how well the positions of a photo and of each picture match, -1..1.

    Args:
        photo: (positions, components) rows of length 1.
        pictures: (n, positions, components) likewise.
    """
    cosines = pictures @ photo.T
    means = [_better_half(cosines.max(axis=axis)) for axis in (1, 2)]
    return np.asarray((means[0] + means[1]) / 2)


def _better_half(values: Vectors) -> Vectors:
    """Return the mean of the larger half of each row."""
    count = values.shape[1] // 2
    return np.asarray(np.partition(values, -count, axis=1)[:, -count:].mean(axis=1))


def reranked_accuracy(queries: Queries, dimension: int) -> list[float]:
    """Return the share of queries whose first picture is right, for each of ``WEIGHTS``.

    Args:
        queries: whose vectors are the embedding, then the map.
        dimension: of the embedding.
    """
    gallery, maps = queries.gallery[:, :dimension], _maps(queries.gallery[:, dimension:])
    right = np.zeros((len(queries.vectors), len(WEIGHTS)))
    for row, crops in enumerate(queries.vectors):
        cosines = best_of_crops(crops[:, :dimension] @ gallery.T)
        cosines[queries.is_hidden[row]] = -np.inf
        first = np.argsort(-cosines)[:_FIRST]
        photos = _maps(crops[:, dimension:])
        dense = np.max([dense_similarity(photo, maps[first]) for photo in photos], axis=0)
        for column, weight in enumerate(WEIGHTS):
            best = first[np.argmax(cosines[first] + weight * dense)]
            right[row, column] = queries.is_right[row, best]
    return [float(share) for share in right.mean(axis=0)]


def _maps(rows: Vectors) -> Vectors:
    return rows.reshape(len(rows), POSITIONS, LOCAL_COMPONENTS)


def main() -> None:
    """Print the accuracies with each weight as the table of README.md."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--model", default="", help="a model card; default: the shipped one")
    arguments = parser.parse_args()

    embedder = MapEmbedder.open_maps(paths.model_card(arguments.model))
    print("| set |", " | ".join(f"weight {weight}" for weight in WEIGHTS), "|")
    for name, kind, queries in all_queries(arguments.data, embedder):
        mark = " *" if name in STATISTICS_SETS else ""
        shares = reranked_accuracy(queries, embedder.card.output.dimension)
        cells = " | ".join(f"{share:.3f}" for share in shares)
        print(f"| {name}{mark}, {kind} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
