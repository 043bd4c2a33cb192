"""A catalogue keeps the calibration that was fitted to it, for each model."""

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue


def test_a_calibration_belongs_to_its_model(catalogue: SqliteCatalogue) -> None:
    catalogue.calibrations.put("m1", {"intercept": -1.5, "margin": 2.0}, {"queries": 7})
    found = catalogue.calibrations.get("m1")
    assert found is not None
    assert found.calibration == {"intercept": -1.5, "margin": 2.0}
    assert found.report == {"queries": 7}
    assert found.created_at.endswith("Z")
    assert catalogue.calibrations.get("m2") is None


def test_a_new_calibration_replaces_the_earlier_one(catalogue: SqliteCatalogue) -> None:
    for intercept in (1.0, 2.0):
        catalogue.calibrations.put("m1", {"intercept": intercept}, {})
    found = catalogue.calibrations.get("m1")
    assert found is not None
    assert found.calibration == {"intercept": 2.0}


def test_a_calibration_can_be_removed(catalogue: SqliteCatalogue) -> None:
    catalogue.calibrations.put("m1", {"intercept": 1.0}, {})
    for _ in range(2):
        catalogue.calibrations.remove("m1")
    assert catalogue.calibrations.get("m1") is None
