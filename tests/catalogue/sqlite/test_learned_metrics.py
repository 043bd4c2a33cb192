from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue


def test_a_new_metric_is_stored_and_not_active(catalogue: SqliteCatalogue) -> None:
    number = catalogue.metrics.put("m1", b"metric", {"before": 0.5})
    metric = catalogue.metrics.latest("m1")
    assert metric is not None
    assert (metric.id, metric.metric, metric.report) == (number, b"metric", {"before": 0.5})
    assert metric.calibration is None
    assert not metric.is_active
    assert catalogue.metrics.active("m1") is None


def test_a_metric_belongs_to_its_model(catalogue: SqliteCatalogue) -> None:
    catalogue.metrics.activate("m1", catalogue.metrics.put("m1", b"metric", {}))
    catalogue.metrics.deactivate("m2")
    assert catalogue.metrics.active("m1") is not None
    assert catalogue.metrics.latest("m2") is None
    assert catalogue.metrics.active("m2") is None


def test_a_new_metric_leaves_the_active_one_active(catalogue: SqliteCatalogue) -> None:
    first = catalogue.metrics.put("m1", b"1", {})
    catalogue.metrics.activate("m1", first)
    catalogue.metrics.put("m1", b"2", {})
    third = catalogue.metrics.put("m1", b"3", {})
    active, latest = catalogue.metrics.active("m1"), catalogue.metrics.latest("m1")
    assert active is not None
    assert latest is not None
    assert (active.id, latest.id) == (first, third)


def test_one_metric_of_a_model_is_active(catalogue: SqliteCatalogue) -> None:
    first = catalogue.metrics.put("m1", b"1", {})
    catalogue.metrics.activate("m1", first)
    second = catalogue.metrics.put("m1", b"2", {})
    catalogue.metrics.activate("m1", second)
    assert catalogue.metrics.active("m1") == catalogue.metrics.latest("m1")
    catalogue.metrics.deactivate("m1")
    assert catalogue.metrics.active("m1") is None


def test_a_calibration_belongs_to_its_metric(catalogue: SqliteCatalogue) -> None:
    number = catalogue.metrics.put("m1", b"metric", {})
    catalogue.metrics.set_calibration(number, {"weights": [1.5, 2]})
    metric = catalogue.metrics.latest("m1")
    assert metric is not None
    assert metric.calibration == {"weights": [1.5, 2]}
