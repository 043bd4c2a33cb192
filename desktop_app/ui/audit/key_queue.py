"""Keys that are pressed while the group they are meant for is still being loaded."""

from collections import deque
from collections.abc import Callable
from typing import TypeAlias

Action: TypeAlias = Callable[[], object]


class KeyQueue:
    """Runs the actions of keys in the order of the keys, as soon as each of them can be run.

    Args:
        is_loading: whether the current group is being loaded.
    """

    def __init__(self, is_loading: Callable[[], bool]) -> None:
        self._is_loading = is_loading
        self._waiting: deque[Action] = deque()
        self._is_running = False

    def press(self, action: Action, *, needs_group: bool) -> None:
        """Run an action now, or after those that wait.

        Args:
            action: what the key does.
            needs_group: whether it can be run only after the current group is loaded.
        """
        if self._waiting or (needs_group and self._is_loading()):
            self._waiting.append(action)
        else:
            action()

    def run_waiting(self) -> None:
        """Run the actions that wait, until one of them loads another group."""
        self._is_running = True
        while self._waiting and not self._is_loading():
            self._waiting.popleft()()
        self._is_running = False

    def clear(self) -> None:
        """Forget the actions that wait: they were meant for another group."""
        # An action of the queue itself may change the group.
        if not self._is_running:
            self._waiting.clear()
