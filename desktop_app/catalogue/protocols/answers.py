"""Interface of the kept answers of a counter, which are stored apart from the catalogue."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple, Protocol

from desktop_app.domain.forgetting import ForgetScope
from desktop_app.domain.kept_answer import AddedPicture, AnswerFilter, Correction, KeptAnswer
from desktop_app.errors import VitrineError


class DamagedAnswersError(VitrineError):
    """The file of kept answers cannot be read: its contents are damaged."""


class StoredPhoto(NamedTuple):
    """An answer and the size of its photo in bytes; 0 if it has none."""

    answer_id: int
    key: str
    answered_at: datetime
    photo_bytes: int


class AnswerStore(Protocol):
    """Answers in the order in which they were given. It belongs to the thread that opened it."""

    def put(self, answer: KeptAnswer, photo_bytes: int | None = None) -> int:
        """Store an answer, or replace the one with its key; return its id.

        Args:
            answer: the answer; its correction and its picture are not changed.
            photo_bytes: size of the file of its photo; None if that is as before.
        """

    def correct(self, answer_id: int, correction: Correction) -> None:
        """Store a correction instead of the last one."""

    def set_picture(self, key: str, picture: AddedPicture) -> None:
        """Store what the catalogue has of the photo of an answer, by the answer's key."""

    def set_undone(self, action_ids: Collection[int]) -> None:
        """Store which actions of pictures are undone; all others are not."""

    def picture_actions(self) -> list[int]:
        """Return the actions of all pictures."""

    def get(self, answer_id: int) -> KeptAnswer | None:
        """Return an answer; None if there is none with this id."""

    def find(
        self, answer_filter: AnswerFilter, *, before_id: int | None = None, limit: int
    ) -> list[KeptAnswer]:
        """Return answers, newest first.

        Args:
            answer_filter: which ones.
            before_id: only older ones than this; None for the newest.
            limit: maximum number.
        """

    def count(self, answer_filter: AnswerFilter) -> int:
        """Return the number of answers."""

    def count_to(self, answer_filter: AnswerFilter, key: str) -> int:
        """Return how many answers ``find`` returns up to that of a key; 0 without that one."""

    def times(self) -> list[datetime]:
        """Return the starts of all spans of ten minutes with answers, newest first."""

    def oldest(self, limit: int) -> list[StoredPhoto]:
        """Return the answers that were stored first, in this order."""

    def before(self, time: datetime, limit: int) -> list[StoredPhoto]:
        """Return answers that were given before a time, also if the clock was changed since."""

    def all_keys(self) -> set[str]:
        """Return the keys of all answers."""

    def photos_of(self, answer_ids: Collection[int]) -> list[StoredPhoto]:
        """Return what is stored of the photos of answers."""

    def in_scope(self, scope: ForgetScope, limit: int) -> list[StoredPhoto]:
        """Return answers that are to be forgotten: by time and station, or by their hashes.

        The hash of an answer is its key, or that of the picture that the catalogue has of it.
        """

    def picture_keys(self, answer_ids: Collection[int]) -> set[str]:
        """Return the hashes of all pictures that the catalogue may have of answers."""

    def compact(self) -> None:
        """Write the file anew, so that nothing of deleted answers is left in it."""

    def delete(self, answer_ids: Collection[int]) -> None:
        """Delete answers; nothing of them stays in the file."""

    def stored_bytes(self) -> int:
        """Return the size of all photos and of the file."""

    def check(self) -> None:
        """Read the whole file.

        Raises:
            DamagedAnswersError: it is damaged.
        """

    def close(self) -> None:
        """Close the file."""
