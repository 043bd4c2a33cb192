"""Learning of an embedding space in which the pictures of one product lie close together.

Pictures of one product differ in lighting, angle and background; these directions say
nothing about the product. Whitening with the within-class covariance gives all of them
the same variance. In the whitened coordinates, the class means span the directions that
separate products (linear discriminant analysis). The learned similarity is a weighted sum
of up to three cosines: in the discriminant directions (best for products that were
learned), in all whitened directions (holds for new products) and in the original vectors.

R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936;
shrinkage towards a multiple of the identity as in O. Ledoit and M. Wolf, "A
well-conditioned estimator for large-dimensional covariance matrices", 2004.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from desktop_app.search.array_types import Labels, Vectors
from desktop_app.search.checksum import pack_with_checksum, unpack_with_checksum

_Float64s: TypeAlias = npt.NDArray[np.float64]

_FORMAT: Final = 1
_EPSILON: Final = 1e-12
# Rows converted to float64 at a time; this bounds the memory for a large catalogue.
_CHUNK: Final = 4096


@dataclass(frozen=True, slots=True)
class Hyperparameters:
    """The settings of a learned metric; the three weights sum to 1.

    Attributes:
        shrinkage: of the within-class covariance towards a multiple of the identity,
            0..1; 1 disables whitening.
        discriminant_weight: of the cosine in the discriminant directions.
        whitened_weight: of the cosine in all whitened directions.
        original_weight: of the cosine of the original vectors.
    """

    shrinkage: float
    discriminant_weight: float
    whitened_weight: float
    original_weight: float

    @property
    def weights(self) -> tuple[float, float, float]:
        """The three weights, in the order of ``Metric.projections``."""
        return self.discriminant_weight, self.whitened_weight, self.original_weight


@dataclass(frozen=True, slots=True)
class ClassScatter:
    """Mean and covariance of labelled vectors, within and between classes.

    A class is a product.

    Attributes:
        mean: (dim,) float64 mean of all vectors.
        class_means: (classes, dim) float64, relative to ``mean``.
        class_weights: (classes,) float64 share of the vectors in each class.
        within: (dim, dim) float64 within-class covariance.
        variance: mean within-class variance of a dimension, the shrinkage target.
    """

    mean: _Float64s
    class_means: _Float64s
    class_weights: _Float64s
    within: _Float64s
    variance: float

    @classmethod
    def estimate(cls, vectors: Vectors, products: Labels, *, dim: int = 0) -> "ClassScatter":
        """Estimate the scatter of labelled vectors.

        Args:
            vectors: (n, dim) float32, more rows than products.
            products: (n,) int64 product of each vector.
            dim: of the original space, if the vectors were rotated into a subspace;
                0 if they were not.

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
        total_variance = float(np.trace(within))
        if total_variance <= _EPSILON:
            raise ValueError("no product has two different vectors")
        mean = sums.sum(axis=0) / len(vectors)
        weights = counts / len(vectors)
        return cls(mean, means - mean, weights, within, total_variance / (dim or columns))

    def whitening(self, shrinkage: float) -> _Float64s:
        """Return the (dim, dim) matrix that makes the within-class covariance the identity.

        Args:
            shrinkage: above 0, because the covariance may be singular.
        """
        shrunk = (1 - shrinkage) * self.within
        shrunk.flat[:: len(shrunk) + 1] += shrinkage * self.variance
        whitening: _Float64s = np.linalg.inv(np.linalg.cholesky(shrunk)).T
        return whitening

    def discriminants(self, whitening: _Float64s) -> _Float64s:
        """Return the discriminant directions, (dim, rank) orthonormal columns.

        Args:
            whitening: (dim, dim), into the coordinates of the directions.
        """
        between = (self.class_means @ whitening) * np.sqrt(self.class_weights)[:, None]
        classes, dim = between.shape
        # Both matrices have the same right singular vectors; decompose the smaller one.
        smaller = between if classes < dim else between.T @ between
        directions = np.linalg.svd(smaller, full_matrices=False)[2]
        kept: _Float64s = directions[: min(classes - 1, dim // 2)].T
        return kept


class _StoredMetric(msgspec.Struct, frozen=True):
    """A metric on the disk; the stored field names must not change."""

    format: int
    model: str
    dim: int
    hyperparameters: tuple[float, float, float, float] = msgspec.field(name="recipe")
    rms_norm: float = msgspec.field(name="size")
    mean: bytes = msgspec.field(name="centre")
    whitening: bytes
    discriminants: bytes


@dataclass(frozen=True, slots=True)
class Metric:
    """A learned metric.

    Attributes:
        hyperparameters: the settings it was learned with.
        mean: (dim,) float32, subtracted from each vector first.
        whitening: (dim, dim) float32, into whitened coordinates.
        discriminants: (dim, rank) float32, from whitened into discriminant coordinates.
        rms_norm: root mean square length of the whitened training vectors.
    """

    hyperparameters: Hyperparameters
    mean: Vectors
    whitening: Vectors
    discriminants: Vectors
    rms_norm: float

    @classmethod
    def learn(
        cls, vectors: Vectors, products: Labels, hyperparameters: Hyperparameters
    ) -> "Metric":
        """Learn a metric from labelled vectors; see ``ClassScatter.estimate``."""
        return cls.from_scatter(ClassScatter.estimate(vectors, products), hyperparameters)

    @classmethod
    def from_scatter(cls, scatter: ClassScatter, hyperparameters: Hyperparameters) -> "Metric":
        """Compute the metric of an estimated scatter."""
        whitening = scatter.whitening(hyperparameters.shrinkage)
        # Mean squared length in whitened coordinates: within classes and between them.
        within = (whitening * (scatter.within @ whitening)).sum()
        between = scatter.class_weights @ np.square(scatter.class_means @ whitening).sum(axis=1)
        return cls(
            hyperparameters,
            scatter.mean.astype(np.float32),
            whitening.astype(np.float32),
            scatter.discriminants(whitening).astype(np.float32),
            float(np.sqrt(within + between)),
        )

    @property
    def dim(self) -> int:
        """Length of the vectors that ``cosine_transform`` returns."""
        dims = (self.discriminants.shape[1], len(self.mean), len(self.mean))
        weights = self.hyperparameters.weights
        return sum(dim for dim, weight in zip(dims, weights, strict=True) if weight)

    def projections(self, vectors: Vectors) -> tuple[Vectors, Vectors, Vectors]:
        """Return the discriminant, the whitened and the original vectors, rows of length 1."""
        whitened = self._whiten(vectors)
        return (
            _normalise_rows(np.asarray(whitened @ self.discriminants, np.float32)),
            _normalise_rows(whitened),
            vectors,
        )

    def cosine_transform(self, vectors: Vectors) -> Vectors:
        """Return unit vectors whose inner product is the weighted sum of the cosines.

        Args:
            vectors: (n, dim) float32, rows of length 1, of the metric's model.

        Returns:
            (n, ``self.dim``) float32.
        """
        parts = zip(self.projections(vectors), self.hyperparameters.weights, strict=True)
        return np.concatenate(
            [np.float32(weight**0.5) * part for part, weight in parts if weight], 1
        )

    def mahalanobis_transform(self, vectors: Vectors) -> Vectors:
        """Return (n, dim) vectors whose Euclidean distance is the Mahalanobis distance.

        They are scaled so that the training vectors have an RMS length of 1.
        """
        return self._whiten(vectors) / np.float32(self.rms_norm)

    def _whiten(self, vectors: Vectors) -> Vectors:
        return np.asarray((vectors - self.mean) @ self.whitening, np.float32)

    def to_bytes(self, model: str) -> bytes:
        """Serialise the metric for vectors of ``model`` (its sha256)."""
        return pack_with_checksum(
            _StoredMetric(
                format=_FORMAT,
                model=model,
                dim=len(self.mean),
                hyperparameters=(self.hyperparameters.shrinkage, *self.hyperparameters.weights),
                rms_norm=self.rms_norm,
                mean=self.mean.astype("<f4").tobytes(),
                whitening=self.whitening.astype("<f4").tobytes(),
                discriminants=self.discriminants.astype("<f4").tobytes(),
            )
        )

    @classmethod
    def from_bytes(cls, data: bytes, model: str, dim: int) -> "Metric":
        """Deserialise what ``to_bytes`` returned.

        Args:
            data: the bytes.
            model: sha256 of the model in use.
            dim: length of its vectors.

        Raises:
            ValueError: the bytes are damaged, or belong to another model.
        """
        stored = unpack_with_checksum(data, _StoredMetric)
        if (stored.format, stored.model, stored.dim) != (_FORMAT, model, dim):
            raise ValueError("it was learned from the vectors of another model")
        return cls(
            hyperparameters=Hyperparameters(*stored.hyperparameters),
            mean=np.frombuffer(stored.mean, "<f4").astype(np.float32),
            whitening=_matrix(stored.whitening, dim),
            discriminants=_matrix(stored.discriminants, dim),
            rms_norm=stored.rms_norm,
        )


def _matrix(data: bytes, rows: int) -> Vectors:
    return np.frombuffer(data, "<f4").reshape(rows, -1).astype(np.float32)


def _normalise_rows(rows: Vectors) -> Vectors:
    """Return the rows at length 1; a zero row becomes the first unit vector."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    fallback = np.zeros(rows.shape[1], np.float32)
    fallback[:1] = 1
    return np.where(lengths > _EPSILON, rows / np.maximum(lengths, np.float32(_EPSILON)), fallback)
