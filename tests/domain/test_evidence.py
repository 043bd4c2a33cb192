"""Evidence has the features that were measured, by name."""

import numpy as np
import pytest

from desktop_app.domain.evidence import Evidence, MatchedPoints


def test_a_feature_that_was_not_measured_is_missing() -> None:
    evidence = Evidence({"cosine": 0.5})
    assert evidence["cosine"] == evidence.get("cosine") == 0.5
    assert evidence.get("inliers") is None
    with pytest.raises(KeyError):
        evidence["inliers"]


def test_evidence_is_compared_by_its_features() -> None:
    points = np.zeros((1, 2), np.float32)
    with_matches = Evidence({"cosine": 0.5}, MatchedPoints(points, points))
    assert with_matches == Evidence({"cosine": 0.5}) != Evidence({"cosine": 0.6})
