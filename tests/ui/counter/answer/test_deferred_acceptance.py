from desktop_app.ui.counter.answer.deferred_acceptance import DeferredAcceptance


def test_a_row_is_remembered_for_a_while() -> None:
    deferred = DeferredAcceptance(2.0)
    assert deferred.row_at(10.0) is None
    deferred.put(1, 10.0)
    assert deferred.row_at(11.0) == 1
    assert deferred.row_at(12.5) is None
    assert deferred.row_at(11.0) is None


def test_a_row_can_be_forgotten() -> None:
    deferred = DeferredAcceptance(2.0)
    deferred.put(0, 10.0)
    deferred.clear()
    assert deferred.row_at(10.1) is None
