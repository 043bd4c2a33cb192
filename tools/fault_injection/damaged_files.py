"""The files that are damaged, and what the program reads from them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final, TypeAlias

from desktop_app import paths, shipped_files
from desktop_app.domain.kept_answer import AnswerFilter
from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.counter.kept_tally import read_kept_tally
from desktop_app.engine.counter.person_blurring import load_face_blurring
from desktop_app.engine.counting import counting_card
from desktop_app.engine.learning.active_space import index_for
from desktop_app.engine.recognition.photo_decoding import decode_photo
from desktop_app.engine.recognition.product_boxes import shipped_detector
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.search import local_key
from desktop_app.search.vocabulary_card import load_vocabulary
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.person_detection import PersonDetector
from tools.fault_injection import (
    counter_action,
    damaged_catalogue,
    kept_files,
    own_model,
    window_start,
)
from tools.fault_injection.catalogue_state import database_of, read_state
from tools.fault_injection.shop import Shop, make_backed_up, make_filled, query_photo, run_command
from tools.hostile_files.mutation import mutated

# Returns what the program reads, as a text that can be compared.
Read: TypeAlias = Callable[[], str]
Damage: TypeAlias = Callable[[Path, Random], None]


def damage_bytes(file: Path, random: Random) -> None:
    """Damage a file as disks and downloads do; now and then it is cut off, or empty."""
    contents = file.read_bytes()
    kind = random.randrange(10)
    if kind == 0:
        file.write_bytes(contents[: random.randrange(len(contents) + 1)])
    elif kind == 1:
        file.write_bytes(b"" if random.random() < 0.3 else bytes(len(contents)))
    elif kind < 6:
        flipped = bytearray(contents)
        flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
        file.write_bytes(flipped)
    else:
        file.write_bytes(mutated(contents, random))


@dataclass(frozen=True, slots=True)
class Target:
    """Files of one kind.

    Attributes:
        name: of the files.
        prepare: makes a shop that has them.
        folder: of the files.
        patterns: names of the files that are damaged, in turn.
        restored: names of all files that a reading may change, relative to the folder.
        open: makes ready what reads them; gives the function that does.
        damage: how they are damaged.
        is_compared: whether what is read has to be what is read of whole files.
    """

    name: str
    prepare: Callable[[Shop], None]
    folder: Callable[[Shop], Path]
    patterns: tuple[str, ...]
    open: Callable[[Shop], AbstractContextManager[Read]]
    restored: tuple[str, ...] = ("**/*",)
    damage: Damage = damage_bytes
    is_compared: bool = True

    def files(self, folder: Path) -> list[Path]:
        """Return the files that are damaged, in the copy of the folder."""
        found = {file for pattern in self.patterns for file in folder.glob(pattern)}
        return sorted(file for file in found if file.is_file())

    def restore(self, whole: Path, folder: Path) -> None:
        """Make the folder what it was, from a copy of it."""
        for pattern in self.restored:
            for file in [*folder.glob(pattern)]:
                if file.is_file() and not (whole / file.relative_to(folder)).exists():
                    file.unlink()
            for file in whole.glob(pattern):
                target = folder / file.relative_to(whole)
                if file.is_file() and not _is_same(file, target):
                    target.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(file, target)


def _is_same(file: Path, other: Path) -> bool:
    try:
        one, two = file.stat(), other.stat()
    except OSError:
        return False
    return (one.st_size, one.st_mtime_ns) == (two.st_size, two.st_mtime_ns)


@contextmanager
def _search(shop: Shop) -> Iterator[Read]:
    """Search with an index that is loaded each time; the model is loaded once."""
    embedder = Embedder.open(load_card(paths.model_card("")), "cpu")
    with shop.opened() as store:

        def read() -> str:
            local_key._key_in.cache_clear()  # noqa: SLF001 - each reading is a new start
            index = index_for(store, embedder, "auto")
            index.load()
            finish(index.update())
            workspace = Workspace(
                CatalogueBrowser(store), embedder, index, "auto", shipped_detector()
            )
            hits = workspace.identify(query_photo()).hits
            return repr([(hit.product.sku, round(hit.score or 0, 6)) for hit in hits])

        yield read


@contextmanager
def _models(shop: Shop) -> Iterator[Read]:
    """Start with a copy of the shipped models, search, count and look for persons."""
    paths.models_folder = lambda: _models_folder(shop)
    scene = paths.sample_folder() / "scenes" / "basket-01.jpg"
    blank = decode_photo(query_photo())

    def read() -> str:
        for cached in (load_vocabulary, shipped_detector, load_face_blurring):
            cached.cache_clear()
        counting_card._load.cache_clear()  # noqa: SLF001 - each reading is a new start
        shipped_files._listed.cache_clear()  # noqa: SLF001
        load_face_blurring()
        PersonDetector.of_palms(paths.detectors_folder())
        with shop.workspace() as workspace:
            hits = workspace.identify(blank).hits
            answer = [(hit.product.sku, round(hit.score or 0, 6)) for hit in hits]
            counting = workspace.counting()
            units = counting.search(decode_photo(scene), counting.detect(decode_photo(scene))[:1])
        return repr([answer, [(unit.region, unit.verdict, len(unit.hits)) for unit in units]])

    yield read


def make_with_models(shop: Shop) -> None:
    """Create a shop with a copy of the shipped models beside it."""
    make_filled(shop)
    shutil.copytree(paths.models_folder(), shop.root / "models")


@contextmanager
def _restored(shop: Shop) -> Iterator[Read]:
    """Restore a backup into a new folder."""
    folder = shop.root / "restored"

    def read() -> str:
        shutil.rmtree(folder, ignore_errors=True)
        run_command("restore", shop.out / "backup.zip", "--catalog", folder)
        state = read_state(database_of(folder))
        pictures = sorted(file.name for file in (folder / "pictures").glob("*"))
        return repr([sorted(state.products), sorted(state.pictures), state.counts, pictures])

    yield read


@contextmanager
def _answers(shop: Shop) -> Iterator[Read]:
    """List the kept answers of the counter with their photos."""

    def read() -> str:
        with closing(counter_action.open_history(shop)) as history:
            found = history.run(lambda one: one.find(AnswerFilter(), limit=100))
            photos = [history.photo(answer.key) for answer in found]
            shapes = [decode_photo(photo).shape for photo in photos if photo is not None]
        return repr([[answer.key for answer in found], shapes])

    yield read


@contextmanager
def _tally(shop: Shop) -> Iterator[Read]:
    yield lambda: repr(read_kept_tally(counter_action.tally_file(shop)))


def _settings_folder(_: Shop) -> Path:
    return paths.settings_file().parent


def _models_folder(shop: Shop) -> Path:
    return shop.root / "models"


_INDEX: Final = ("index-*", "keypoints*")
_KEY: Final = ("cache.key",)
_BACKUP: Final = ("backup.zip",)
# Of the catalogue; a repair writes all of them anew.
_DATABASE: Final = ("catalog.sqlite",)
_REPAIRED: Final = ("catalog.sqlite*", "backups/*", "index-*", "keypoints*")
TARGETS: Final = (
    Target(
        "catalogue",
        make_filled,
        lambda shop: shop.catalogue,
        _DATABASE,
        damaged_catalogue.opened,
        _REPAIRED,
        is_compared=False,
    ),
    Target("index files", make_filled, lambda shop: shop.catalogue, _INDEX, _search, _INDEX),
    Target("key of the caches", make_filled, _settings_folder, _KEY, _search, _KEY),
    Target("model files", make_with_models, _models_folder, ("**/*.onnx", "**/*.npz"), _models),
    Target("model cards", make_with_models, _models_folder, ("**/*.json", "SHA256SUMS"), _models),
    Target(
        "model of the user",
        own_model.make,
        lambda shop: shop.root / "own",
        ("own.onnx",),
        own_model.opened,
        damage=own_model.damage,
        is_compared=False,
    ),
    Target(
        "settings",
        window_start.make,
        _settings_folder,
        ("settings.toml",),
        window_start.opened,
        ("settings*",),
        is_compared=False,
    ),
    Target(
        "baskets",
        kept_files.make_basket,
        lambda shop: shop.root / "basket",
        ("*.json", "*.jpg"),
        kept_files.basket,
    ),
    Target(
        "customer's list",
        kept_files.make_sales,
        lambda shop: shop.data,
        ("tally-1.json",),
        _tally,
        ("tally*",),
    ),
    Target(
        "shelf plans",
        kept_files.make_plan,
        lambda shop: shop.catalogue / "shelves",
        ("*.shelf",),
        kept_files.plan,
    ),
    Target(
        "kept answers and photos",
        kept_files.make_sales,
        lambda shop: shop.data / "answers",
        ("**/*.jpg", "**/answers.sqlite"),
        _answers,
        is_compared=False,
    ),
    Target("backups", make_backed_up, lambda shop: shop.out, _BACKUP, _restored, _BACKUP),
)
