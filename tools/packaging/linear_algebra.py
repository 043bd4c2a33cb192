"""Test of OpenCV's linear algebra in a bundle.

``python -m tools.packaging.linear_algebra dist/vitrine``

Loads the library of the bundle into this interpreter, which must be of the same version, and
compares its results with those of numpy.
"""

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
