"""The dense stage: feature maps of the photo compared with those of the candidates.

An embedding is one vector of a whole picture; a feature map has a vector for each of its
positions. Every position of one picture is compared with the most similar one of the other
picture, wherever that is. This tells plain things apart, on which keypoints find nothing.
Maps of pictures are stored in the catalogue; a model need not have any.
``docs/decisions/0013-dense-matching-of-feature-maps.md`` has the measurements.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.recognition.retrieval import RegionCandidates
from desktop_app.search.array_types import Vectors
from desktop_app.vision.embedder import EmbeddedPictures
from desktop_app.vision.model_card import FEATURE_MAP_SCALE, ModelCard, ModelFeatureMap


def match_feature_maps(
    embedded: Sequence[EmbeddedPictures],
    retrieved: Sequence[RegionCandidates],
    catalogue: Catalogue,
    card: ModelCard,
) -> list[Mapping[int, float]]:
    """Compare the feature maps of each region with those of its candidates.

    Args:
        embedded: the crops of each region.
        retrieved: of each region.
        catalogue: the catalogue.
        card: of the model.

    Returns:
        The similarity by picture id, -1..1, for each region; pictures without a map are
        missing.
    """
    pictures = [[candidate.picture_id for candidate in some.candidates] for some in retrieved]
    maps = read_feature_maps(sorted({id_ for some in pictures for id_ in some}), catalogue, card)
    return [
        dense_similarities(own.maps, {id_: maps[id_] for id_ in some if id_ in maps})
        for own, some in zip(embedded, pictures, strict=True)
    ]


def read_feature_maps(
    picture_ids: Sequence[int], catalogue: Catalogue, card: ModelCard
) -> dict[int, npt.NDArray[np.int8]]:
    """Return (positions, components) int8 maps by picture id.

    Pictures without a map, or with a damaged one, are missing.
    """
    if card.feature_map is None:
        return {}
    stored = catalogue.feature_maps.get(card.sha256, picture_ids)
    maps = {id_: _unpack(data, card.feature_map) for id_, data in stored.items()}
    return {id_: one for id_, one in maps.items() if one is not None}


def compare_maps(
    picture_id: int, others: Sequence[int], maps: Mapping[int, npt.NDArray[np.int8]]
) -> dict[int, float]:
    """Return the similarity of the maps of a picture and of each other picture.

    Args:
        picture_id: the picture.
        others: pictures; those without a map are missing from the result.
        maps: by picture id.
    """
    if picture_id not in maps:
        return {}
    own = maps[picture_id][np.newaxis]
    return dense_similarities(own, {id_: maps[id_] for id_ in others if id_ in maps})


def _unpack(data: bytes, feature_map: ModelFeatureMap) -> npt.NDArray[np.int8] | None:
    """Return a stored map as (positions, components) int8; None if it is damaged."""
    shape = (feature_map.positions, feature_map.components)
    if len(data) != shape[0] * shape[1]:
        return None
    return np.frombuffer(data, np.int8).reshape(shape)


def dense_similarities(
    crops: npt.NDArray[np.int8] | None, pictures: Mapping[int, npt.NDArray[np.int8]]
) -> dict[int, float]:
    """Return how well the maps of a photo and of each picture match.

    The similarity of two maps is the mean of the better half of the best matches of all
    positions, in both directions: what covers less than half of a picture does not count.

    Args:
        crops: (crops, positions, components) of the photo; the best crop counts.
        pictures: (positions, components) by picture id.

    Returns:
        The similarity by picture id, -1..1.
    """
    if crops is None or not pictures:
        return {}
    count, positions, components = crops.shape
    stacked = np.stack(list(pictures.values())).astype(np.float32)
    photo = crops.astype(np.float32).reshape(-1, components)
    products = stacked.reshape(-1, components) @ photo.T
    cosines = products.reshape(len(pictures), positions, count, positions) / FEATURE_MAP_SCALE**2
    # The best match of each position of a picture, and of each position of a crop.
    forward = _mean_of_better_half(cosines.max(axis=3).swapaxes(1, 2))
    backward = _mean_of_better_half(cosines.max(axis=1))
    best = np.clip((forward + backward) / 2, -1, 1).max(axis=1)
    return dict(zip(pictures, best.tolist(), strict=True))


def _mean_of_better_half(values: Vectors) -> Vectors:
    """Return the mean of the larger half of the last axis."""
    half = values.shape[-1] // 2
    return np.asarray(np.partition(values, -half, axis=-1)[..., -half:].mean(axis=-1))
