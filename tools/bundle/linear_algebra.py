"""Test of the linear algebra of OpenCV and faiss in a bundle.

``python -m tools.bundle.linear_algebra dist/vitrine``

Loads the libraries of the bundle into this interpreter, which must be of the same version, and
compares their results with those of numpy.
"""

import ctypes
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import numpy as np

_SIDE: Final = 150


def main() -> None:
    """Print the largest error, or end with an error if it is too large."""
    (bundle,) = map(Path, sys.argv[1:])
    errors = deviations(_load(next(bundle.glob("_internal/cv2/cv2.*so"))))
    blas = ctypes.CDLL(str(next(bundle.glob("_internal/faiss_cpu.libs/libopenblas*"))))
    errors |= _Fortran(blas).deviations()
    worst = max(errors, key=lambda name: errors[name])
    if not errors[worst] < 1e-2:
        raise SystemExit(f"{worst} differs by {errors[worst]:.1g}")
    print(f"{len(errors)} functions of linear algebra as numpy's, within {errors[worst]:.1g}")


def deviations(cv2: Any) -> dict[str, float]:
    """Return the relative error of each function that uses BLAS or LAPACK, by its name.

    Args:
        cv2: a build of OpenCV.
    """
    random = np.random.default_rng(1)
    found: dict[str, float] = {}
    for dtype in (np.float32, np.float64):
        a: Any = random.standard_normal((_SIDE, _SIDE)).astype(dtype)
        b: Any = random.standard_normal((_SIDE, _SIDE)).astype(dtype)
        positive = a @ a.T / _SIDE + np.eye(_SIDE, dtype=dtype)
        tall: Any = random.standard_normal((2 * _SIDE, _SIDE)).astype(dtype)
        name = np.dtype(dtype).name
        singular = np.linalg.svd(a, compute_uv=False)
        found[f"gemm {name}"] = _error(cv2.gemm(a, b, 1, None, 0), a @ b)
        found[f"singular values {name}"] = _error(cv2.SVDecomp(a)[0].ravel(), singular)
        exact = np.linalg.det(positive.astype(np.float64))
        found[f"determinant {name}"] = _error(cv2.determinant(positive), exact)
        for method, matrix in (("LU", a), ("CHOLESKY", positive), ("QR", tall)):
            solved = cv2.solve(matrix, matrix @ b, flags=getattr(cv2, f"DECOMP_{method}"))[1]
            found[f"solve {method} {name}"] = _error(solved, b)
    symmetric = np.diag(np.arange(1.0, _SIDE + 1))
    values = np.sort(cv2.eigenNonSymmetric(symmetric)[0].ravel())
    found["eigenvalues"] = _error(values, np.arange(1.0, _SIDE + 1))
    return found


class _Fortran:
    """Calls the functions that only faiss calls, as Fortran does: everything by address.

    Args:
        blas: the library that takes the place of the OpenBLAS of faiss.
    """

    def __init__(self, blas: ctypes.CDLL) -> None:
        self._blas = blas

    def deviations(self) -> dict[str, float]:
        """Return the relative error of each function, by its name."""
        return {
            **self._products(),
            **self._decompositions("s", np.float32),
            **self._decompositions("d", np.float64),
            **self._least_squares(),
        }

    def _products(self) -> dict[str, float]:
        a, b, n = _random(np.float32), _random(np.float32), _SIDE
        one, zero = np.float32(1), np.float32(0)
        summed, product, square = np.zeros_like(a), np.zeros_like(a[0]), np.zeros_like(a)
        # Fortran's matrices are columns one after another: the transposed ones of numpy.
        self._call("sgemm_", b"N", b"N", n, n, n, one, b, n, a, n, zero, summed, n)
        self._call("sgemv_", b"T", n, n, one, a, n, b[0], 1, zero, product, 1)
        self._call("ssyrk_", b"U", b"T", n, n, one, a, n, zero, square, n)
        return {
            "sgemm": _error(summed, a @ b),
            "sgemv": _error(product, a @ b[0]),
            "ssyrk": _error(np.tril(square), np.tril(a @ a.T)),
        }

    def _decompositions(self, letter: str, dtype: Any) -> dict[str, float]:
        n, made = _SIDE, _random(dtype) + 2 * np.eye(_SIDE, dtype=dtype)
        one, zero = dtype(1), dtype(0)
        product, inverse, left, right = (np.zeros_like(made) for _ in range(4))
        self._call(f"{letter}gemm_", b"N", b"N", n, n, n, one, made, n, made, n, zero, product, n)
        inverse[:] = made
        pivots, singular = np.zeros(n, np.int32), np.zeros(n, dtype)
        work, size = np.zeros(64 * n, dtype), 64 * n
        self._call(f"{letter}getrf_", n, n, inverse, n, pivots, 0)
        self._call(f"{letter}getri_", n, inverse, n, pivots, work, size, 0)
        shared = (singular, left, n, right, n, work, size, 0)
        self._call(f"{letter}gesvd_", b"A", b"A", n, n, made.copy(), n, *shared)
        return {
            f"{letter}gemm": _error(product, made @ made),
            f"{letter}getri": _error(inverse @ made, np.eye(n)),
            f"{letter}gesvd": _error(right @ np.diag(singular) @ left, made),
        }

    def _least_squares(self) -> dict[str, float]:
        n, size = _SIDE, 400 * _SIDE
        symmetric: Any = _random(np.float64)
        symmetric = symmetric + symmetric.T
        values, vectors = np.zeros(n), symmetric.copy()
        self._call("dsyev_", b"V", b"U", n, vectors, n, values, np.zeros(size), size, 0)
        rotation: Any = _random(np.float32)
        tau, work = np.zeros(n, np.float32), np.zeros(size, np.float32)
        self._call("sgeqrf_", n, n, rotation, n, tau, work, size, 0)
        self._call("sorgqr_", n, n, n, rotation, n, tau, work, size, 0)
        matrix, wanted = _random(np.float32), np.arange(1, n + 1, dtype=np.float32)
        singular, whole = np.zeros(n, np.float32), np.zeros(107 * n, np.int32)
        solved = (matrix.T @ wanted).astype(np.float32)
        first = (n, n, 1, matrix.copy(), n, solved, n, singular, np.float32(-1))
        self._call("sgelsd_", *first, 0, work, size, whole, 0)
        return {
            "dsyev": _error(vectors.T @ np.diag(values) @ vectors, symmetric),
            "sorgqr": _error(rotation @ rotation.T, np.eye(n)),
            "sgelsd": _error(solved, wanted),
        }

    def _call(self, name: str, *values: Any) -> None:
        getattr(self._blas, name)(*map(_address, values))


def _address(value: Any) -> Any:
    """Return what Fortran gets for an array, a letter, a 32-bit integer, or a number."""
    if isinstance(value, np.ndarray):
        return value.ctypes.data_as(ctypes.c_void_p)
    if isinstance(value, bytes):
        return ctypes.c_char_p(value)
    if isinstance(value, int):
        return ctypes.byref(ctypes.c_int(value))
    kind = ctypes.c_float if isinstance(value, np.float32) else ctypes.c_double
    return ctypes.byref(kind(value))


def _random(dtype: Any) -> Any:
    return np.random.default_rng(2).standard_normal((_SIDE, _SIDE)).astype(dtype)


def _error(got: Any, expected: Any) -> float:
    return float(np.abs(np.asarray(got) - expected).max() / np.abs(expected).max())


def _load(library: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("cv2", library)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
