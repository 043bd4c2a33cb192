"""The folders in which the program keeps photos outside of the catalogue."""

from dataclasses import dataclass
from pathlib import Path

from desktop_app.engine.counter.history.answer_folder import ANSWERS_NAME, folder_name
from desktop_app.engine.counting.kept_basket import FOLDER_NAME, basket_folder


@dataclass(frozen=True, slots=True)
class KeptFolders:
    """The folders of one user.

    Attributes:
        data: of the program's data.
    """

    data: Path

    @property
    def answers(self) -> Path:
        """The folder of the kept answers of all catalogues."""
        return self.data / ANSWERS_NAME

    @property
    def baskets(self) -> Path:
        """The folder of the kept baskets of all catalogues."""
        return self.data / FOLDER_NAME

    def answers_of(self, catalogue_id: str) -> Path:
        """Return the folder of the kept answers of one catalogue."""
        return self.answers / folder_name(catalogue_id)

    def baskets_of(self, catalogue_id: str) -> Path:
        """Return the folder of the kept baskets of one catalogue."""
        return basket_folder(self.baskets, catalogue_id)
