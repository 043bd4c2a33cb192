"""Keys that are pressed while a group loads."""

from desktop_app.ui.audit.key_queue import KeyQueue


class Group:
    """A group that every decision replaces by the next one, which has to be loaded."""

    def __init__(self) -> None:
        self.is_loading = False
        self.decisions: list[str] = []
        self.keys = KeyQueue(lambda: self.is_loading)

    def decide(self, name: str) -> None:
        self.decisions.append(name)
        self.is_loading = True

    def press(self, name: str) -> None:
        self.keys.press(lambda: self.decide(name), needs_group=True)

    def load(self) -> None:
        self.is_loading = False
        self.keys.run_waiting()


def test_each_loaded_group_takes_one_decision_in_order() -> None:
    group = Group()
    for name in ("merge", "later", "variant"):
        group.press(name)
    assert group.decisions == ["merge"]
    group.load()
    assert group.decisions == ["merge", "later"]
    group.load()
    group.load()
    assert group.decisions == ["merge", "later", "variant"]


def test_a_key_that_needs_no_group_keeps_its_place() -> None:
    group = Group()
    steps: list[str] = []
    group.keys.press(lambda: steps.append("next"), needs_group=False)
    assert steps == ["next"]
    group.press("merge")
    group.press("later")
    group.keys.press(lambda: steps.append("next"), needs_group=False)
    assert steps == ["next"]
    group.load()
    group.load()
    assert (group.decisions, steps) == (["merge", "later"], ["next", "next"])


def test_keys_for_a_group_that_is_left_are_forgotten() -> None:
    group = Group()
    group.press("merge")
    group.press("later")
    group.keys.clear()
    group.load()
    assert group.decisions == ["merge"]
