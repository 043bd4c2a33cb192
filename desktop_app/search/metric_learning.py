"""What ``teach`` learns: a space in which pictures of one product lie close together.

A model's vectors differ between pictures of one product (light, angle, ground)
in directions that have nothing to do with which product it is. Whitening by the
scatter within products makes all these directions equally loud; among what is
left, the means of the products span the directions that tell products apart
(Fisher's linear discriminant). Cosines are then taken in both: the discriminant
part is the better one for products that were learnt, the whitened part holds
for those that come later. The vectors as they came can be mixed in as a third.

R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936;
shrinkage towards a multiple of the identity as in O. Ledoit and M. Wolf, "A
well-conditioned estimator for large-dimensional covariance matrices", 2004.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from desktop_app.search.checksum import pack_with_checksum, unpack_with_checksum

Vectors: TypeAlias = npt.NDArray[np.float32]
Labels: TypeAlias = npt.NDArray[np.int64]
_Exact: TypeAlias = npt.NDArray[np.float64]

_FORMAT: Final = 1
_TINY: Final = 1e-12
# Rows converted to float64 at once: bounds the memory that a large catalogue takes.
_CHUNK: Final = 4096


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a space is made; the three shares of the cosine add up to 1.

    Attributes:
        shrinkage: of the scatter within products towards a sphere, 0..1; at 1
            nothing is whitened.
        discriminant: share of the directions that tell the products apart.
        whitened: share of all directions, whitened.
        original: share of the vectors as they came.
    """

    shrinkage: float
    discriminant: float
    whitened: float
    original: float


@dataclass(frozen=True, slots=True)
class Scatter:
    """How vectors scatter, within products and between them.

    Attributes:
        centre: (dim,) mean of all vectors.
        means: (products, dim) mean of each product, from the centre.
        weights: (products,) share of the vectors that are of each product.
        within: (dim, dim) covariance within products.
        sphere: the variance that shrinkage draws all directions to.
    """

    centre: _Exact
    means: _Exact
    weights: _Exact
    within: _Exact
    sphere: float

    @classmethod
    def of(cls, vectors: Vectors, products: Labels, *, dim: int = 0) -> "Scatter":
        """Measure the scatter of labelled vectors.

        Args:
            vectors: (n, dim) float32, more rows than products.
            products: (n,) product of each vector.
            dim: of the space that the vectors were turned from into fewer
                dimensions without loss; 0 for their own.

        Raises:
            ValueError: no product has two different vectors.
        """
        _, rows, counts = np.unique(products, return_inverse=True, return_counts=True)
        columns = vectors.shape[1]
        sums = np.zeros((len(counts), columns))
        moments = np.zeros((columns, columns))
        for start in range(0, len(vectors), _CHUNK):
            part = vectors[start : start + _CHUNK].astype(np.float64)
            np.add.at(sums, rows[start : start + _CHUNK], part)
            moments += part.T @ part
        means = sums / counts[:, None]
        within = (moments - (means.T * counts) @ means) / max(1, len(vectors) - len(counts))
        variance = float(np.trace(within))
        if variance <= _TINY:
            raise ValueError("no product has two different vectors")
        centre = sums.sum(axis=0) / len(vectors)
        weights = counts / len(vectors)
        return cls(centre, means - centre, weights, within, variance / (dim or columns))

    def whitening(self, shrinkage: float) -> _Exact:
        """Return the map into coordinates in which products scatter alike in all directions.

        Args:
            shrinkage: over 0, as some directions may not occur within products.
        """
        shrunk = (1 - shrinkage) * self.within
        shrunk.flat[:: len(shrunk) + 1] += shrinkage * self.sphere
        whitening: _Exact = np.linalg.inv(np.linalg.cholesky(shrunk)).T
        return whitening

    def discriminants(self, whitening: _Exact) -> _Exact:
        """Return the directions that tell products apart, (dim, rank) orthonormal columns.

        Args:
            whitening: (dim, dim), the map into the coordinates that they are meant for.
        """
        between = (self.means @ whitening) * np.sqrt(self.weights)[:, None]
        products, dim = between.shape
        # The same right singular vectors, of the smaller matrix.
        smaller = between if products < dim else between.T @ between
        directions = np.linalg.svd(smaller, full_matrices=False)[2]
        directions_kept: _Exact = directions[: min(products - 1, dim // 2)].T
        return directions_kept


class _Record(msgspec.Struct, frozen=True):
    format: int
    model: str
    dim: int
    recipe: tuple[float, float, float, float]
    size: float
    centre: bytes
    whitening: bytes
    discriminants: bytes


@dataclass(frozen=True, slots=True)
class Metric:
    """A learnt space.

    Attributes:
        recipe: how it was made.
        centre: (dim,) float32, taken from each vector first.
        whitening: (dim, dim) float32, into whitened coordinates.
        discriminants: (dim, rank) float32, what tells products apart in these.
        size: typical length of the whitened vectors that were learnt from.
    """

    recipe: Recipe
    centre: Vectors
    whitening: Vectors
    discriminants: Vectors
    size: float

    @classmethod
    def learn(cls, vectors: Vectors, products: Labels, recipe: Recipe) -> "Metric":
        """Learn a space from labelled vectors; see ``Scatter.of``."""
        return cls.of(Scatter.of(vectors, products), recipe)

    @classmethod
    def of(cls, scatter: Scatter, recipe: Recipe) -> "Metric":
        """Return the space that a recipe makes of a scatter."""
        whitening = scatter.whitening(recipe.shrinkage)
        # Mean squared length in whitened coordinates: within products and between them.
        within = (whitening * (scatter.within @ whitening)).sum()
        between = scatter.weights @ np.square(scatter.means @ whitening).sum(axis=1)
        return cls(
            recipe,
            scatter.centre.astype(np.float32),
            whitening.astype(np.float32),
            scatter.discriminants(whitening).astype(np.float32),
            float(np.sqrt(within + between)),
        )

    @property
    def dim(self) -> int:
        """Length of the vectors that ``cosine_space`` returns."""
        dims = (self.discriminants.shape[1], len(self.centre), len(self.centre))
        return sum(dim for dim, share in zip(dims, self._shares, strict=True) if share)

    @property
    def _shares(self) -> tuple[float, float, float]:
        return self.recipe.discriminant, self.recipe.whitened, self.recipe.original

    def parts(self, vectors: Vectors) -> tuple[Vectors, Vectors, Vectors]:
        """Return the discriminant, the whitened and the original part, rows of length 1."""
        whitened = self._whitened(vectors)
        return (
            _unit(np.asarray(whitened @ self.discriminants, np.float32)),
            _unit(whitened),
            vectors,
        )

    def cosine_space(self, vectors: Vectors) -> Vectors:
        """Return unit vectors whose inner product is the mixed cosine.

        Args:
            vectors: (n, dim) float32, rows of length 1, of the metric's model.
        """
        parts = zip(self.parts(vectors), self._shares, strict=True)
        return np.concatenate([np.float32(share**0.5) * part for part, share in parts if share], 1)

    def distance_space(self, vectors: Vectors) -> Vectors:
        """Return vectors whose Euclidean distance is Mahalanobis' one, (n, dim).

        The unit is chosen so that the vectors learnt from have a length of about 1.
        """
        return self._whitened(vectors) / np.float32(self.size)

    def _whitened(self, vectors: Vectors) -> Vectors:
        return np.asarray((vectors - self.centre) @ self.whitening, np.float32)

    def to_bytes(self, model: str) -> bytes:
        """Return the space as bytes, for vectors of ``model`` (its sha256) only."""
        recipe = (self.recipe.shrinkage, *self._shares)
        return pack_with_checksum(
            _Record(
                format=_FORMAT,
                model=model,
                dim=len(self.centre),
                recipe=recipe,
                size=self.size,
                centre=self.centre.astype("<f4").tobytes(),
                whitening=self.whitening.astype("<f4").tobytes(),
                discriminants=self.discriminants.astype("<f4").tobytes(),
            )
        )

    @classmethod
    def from_bytes(cls, data: bytes, model: str, dim: int) -> "Metric":
        """Return the space that ``to_bytes`` wrote.

        Args:
            data: the bytes.
            model: sha256 of the model in use.
            dim: length of its vectors.

        Raises:
            ValueError: the bytes are damaged, or belong to another model.
        """
        record = unpack_with_checksum(data, _Record)
        if (record.format, record.model, record.dim) != (_FORMAT, model, dim):
            raise ValueError("it was learnt from the vectors of another model")
        return cls(
            recipe=Recipe(*record.recipe),
            centre=np.frombuffer(record.centre, "<f4").astype(np.float32),
            whitening=_matrix(record.whitening, dim),
            discriminants=_matrix(record.discriminants, dim),
            size=record.size,
        )


def _matrix(data: bytes, rows: int) -> Vectors:
    return np.frombuffer(data, "<f4").reshape(rows, -1).astype(np.float32)


def _unit(rows: Vectors) -> Vectors:
    """Return the rows at length 1; one that lies at the very centre points anywhere."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    anywhere = np.zeros(rows.shape[1], np.float32)
    anywhere[:1] = 1
    return np.where(lengths > _TINY, rows / np.maximum(lengths, np.float32(_TINY)), anywhere)
