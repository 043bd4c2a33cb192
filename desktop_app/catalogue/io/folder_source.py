"""An import from a folder of pictures."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, islice
from pathlib import Path

from desktop_app.catalogue.io.import_row import ImportRow, TableWarning
from desktop_app.catalogue.io.picture_files import picture_files
from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.domain.sku import normalised_sku
from desktop_app.errors import Message, VitrineError
from desktop_app.visible_text import is_encodable


class FolderSource:
    """The pictures of a folder: its subfolders are categories, files or their folders products.

    ``Shoes/boot.jpg`` is a product ``boot`` of the category ``Shoes``;
    ``Shoes/boot/1.jpg`` and ``Shoes/boot/2.jpg`` are two pictures of one product. If several
    products have one name, the SKU has the category too. Thumbnails, deleted files and the
    like of operating systems and network drives are passed over.

    Raises:
        VitrineError: the folder cannot be read, or has no pictures.
    """

    headings: Sequence[str] = ()
    mapping: Mapping[str, str] = {}
    origin = None

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        unreadable: list[OSError] = []
        products = {self._product(file) for file in picture_files(self._folder, unreadable)}
        if not products and unreadable:
            raise VitrineError(
                _unreadable_folder(unreadable[0]),
                Message("Change its permissions, or choose another folder."),
            )
        if not products:
            raise VitrineError(
                Message("There are no pictures in the folder {name}.", name=folder.name),
                Message("Choose a folder with JPEG, PNG, WebP or other pictures."),
            )
        self._name_counts = Counter(name for _, name in products)

    def count(self) -> int:
        """Return the number of pictures."""
        return sum(1 for _ in picture_files(self._folder))

    def warnings(self) -> Sequence[TableWarning]:
        """Return nothing: each file has its row."""
        return ()

    def omitted_columns(self) -> Sequence[OmittedColumn]:
        """Return nothing: a folder has no columns."""
        return ()

    def preview_lines(self, count: int) -> list[Sequence[str]]:
        """Return the relative paths of the first pictures."""
        return [
            (str(file.relative_to(self._folder)),)
            for file in islice(picture_files(self._folder), count)
        ]

    def rows(self) -> Iterator[ImportRow]:
        """Yield one row for each picture, in the order of the paths."""
        unreadable: list[OSError] = []
        lines = count(1)
        for file in picture_files(self._folder, unreadable):
            line = next(lines)
            relative_path = str(file.relative_to(self._folder))
            if not is_encodable(relative_path):
                reason = Message("The name {name} is not valid text.", name=relative_path)
                yield ImportRow(line, error=reason)
                continue
            category, name = self._product(file)
            if not normalised_sku(name):
                reason = Message("The SKU is missing.")
                yield ImportRow(line, values={"name": relative_path}, error=reason)
                continue
            sku = name if self._name_counts[name] == 1 else f"{category}/{name}".lstrip("/")
            values = {"name": name, "category": category}
            yield ImportRow(line, sku, values, pictures=[file], is_picture_only=True)
        for error in unreadable:
            yield ImportRow(next(lines), error=_unreadable_folder(error))

    def _product(self, file: Path) -> tuple[str, str]:
        """Return category and name of a picture's product, in composed Unicode."""
        relative_path = unicodedata.normalize("NFC", str(file.relative_to(self._folder)))
        *folders, name = Path(relative_path).parts
        if len(folders) < 2:
            return "/".join(folders), Path(name).stem
        return "/".join(folders[:-1]), folders[-1]


def _unreadable_folder(error: OSError) -> Message:
    return Message(
        "The folder {name} cannot be read: {reason}.",
        name=Path(error.filename).name,
        reason=error.strerror,
    )
