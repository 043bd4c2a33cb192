"""Shared fixtures of the tests of learning."""

import pytest

from desktop_app.engine.learning import catalogue_examples


@pytest.fixture(autouse=True)
def few_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calibrate with few queries: each takes two runs of the model."""
    monkeypatch.setattr(catalogue_examples, "_MAX_QUERIES", 30)
