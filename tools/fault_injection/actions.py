"""The actions of the program that are killed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from desktop_app import paths
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.picture_keypoints import PictureKeypoints
from desktop_app.progress import finish
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.vision.model_card import load_card
from tools.fault_injection import shop as shops
from tools.fault_injection.counter_action import sell
from tools.fault_injection.shop import Shop, product_ids, query_photo, run_command

# Yields when it begins, and after each step that the program has reported as done.
Run: TypeAlias = Callable[[Shop], Iterator[None]]
# ``steps``: the state is that after one of the steps; ``between``: each table and product is
# as before or after; ``end``: opening the catalogue completes the action.
Rule: TypeAlias = Literal["steps", "between", "end"]

_STEPS: Final = 8


@dataclass(frozen=True, slots=True)
class Action:
    """An action.

    Attributes:
        name: of the action.
        prepare: makes the shop in which it is done.
        run: does it.
        rule: what the catalogue may be after a kill.
        needs_model: whether the catalogue is opened with the model afterwards, which brings
            its index up to date.
        is_long: whether it is killed less often, because it takes long.
    """

    name: str
    prepare: Callable[[Shop], None]
    run: Run
    rule: Rule = "between"
    needs_model: bool = False
    is_long: bool = False


def _import_table(shop: Shop) -> Iterator[None]:
    yield
    run_command("import", shop.out / "more.csv", "--catalog", shop.catalogue)


def _import_workbook(shop: Shop) -> Iterator[None]:
    yield
    run_command("import", shop.out / "pictures.xlsx", "--catalog", shop.catalogue)


def _audit(shop: Shop) -> Iterator[None]:
    yield
    run_command("audit", "--catalog", shop.catalogue, "--out", shop.out / "audit.csv")


def _decide(shop: Shop) -> Iterator[None]:
    with shop.workspace() as workspace:
        audit = workspace.audit()
        ids = product_ids(workspace.catalogue.store)
        yield
        for first, second in zip(ids[::2], ids[1::2], strict=False):
            audit.resolve([Resolution("merge", (first, second))])
            yield


def _teach(shop: Shop) -> Iterator[None]:
    yield
    run_command("teach", "--catalog", shop.catalogue)


def _back_up(shop: Shop) -> Iterator[None]:
    yield
    run_command("backup", "--catalog", shop.catalogue)


def _restore(shop: Shop) -> Iterator[None]:
    yield
    run_command("restore", shop.out / "backup.zip", "--catalog", shop.catalogue)


def _migrate(shop: Shop) -> Iterator[None]:
    yield
    with shop.opened():
        pass


def _unpack(shop: Shop) -> Iterator[None]:
    yield
    shops.unpack_sample(shop)


def _save_index(shop: Shop) -> Iterator[None]:
    card = load_card(paths.model_card(""))
    space = EmbeddingSpace.original(card.output.dimension)
    with shop.opened() as catalogue:
        yield
        for _ in range(_STEPS):
            keypoints = PictureKeypoints(catalogue, paths.keypoint_vocabulary())
            finish(PictureIndex(catalogue, card.sha256, space, keypoints).update())
            yield


def _rebuild_index(shop: Shop) -> Iterator[None]:
    yield
    with shop.workspace():
        pass


def _undo(shop: Shop) -> Iterator[None]:
    with shop.workspace() as workspace:
        editor = workspace.editor()
        yield
        for _ in range(_STEPS):
            editor.undo()
            yield


def _confirm(shop: Shop) -> Iterator[None]:
    with shop.workspace() as workspace:
        learning = workspace.learning()
        ids = product_ids(workspace.catalogue.store)
        yield
        for number, product_id in enumerate(ids[:_STEPS]):
            learning.confirm(query_photo(number), product_id)
            yield


ACTIONS: Final = (
    Action("import", shops.make_filled, _import_table),
    Action("import of a workbook", shops.make_filled, _import_workbook),
    Action("audit", shops.make_filled, _audit, is_long=True),
    Action("decisions", shops.make_filled, _decide, "steps", needs_model=True),
    Action("teach", shops.make_filled, _teach, is_long=True),
    Action("back-up", shops.make_sample, _back_up),
    Action("restore", shops.make_backed_up, _restore),
    Action("migration", shops.make_earlier, _migrate, "end"),
    Action("sample unpacked", shops.make_empty, _unpack, "end"),
    Action("index saved", shops.make_filled, _save_index, needs_model=True),
    Action("index rebuilt", shops.make_stale, _rebuild_index, needs_model=True),
    Action("undo", shops.make_edited, _undo, "steps"),
    Action("photos confirmed", shops.make_filled, _confirm, "steps", needs_model=True),
    Action("sales at the counter", shops.make_migrated, sell, "steps"),
)
