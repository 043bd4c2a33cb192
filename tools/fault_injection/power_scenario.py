"""What a shop does while its disk is recorded.

After each step it records what it has reported as done, see ``power_records``.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, TypeAlias

from desktop_app import paths
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.counting.shelf_plans import ShelfPlans
from desktop_app.engine.recognition.photo_decoding import decode_photo
from desktop_app.settings import Settings, save_settings
from tools.fault_injection import kept_files
from tools.fault_injection.catalogue_state import CatalogueState, contents_of, database_of
from tools.fault_injection.counter_action import sell
from tools.fault_injection.power_records import report_done
from tools.fault_injection.shop import Shop, product_ids, query_photo, run_command, use_home


@dataclass(frozen=True, slots=True)
class Done:
    """What a shop has reported as done.

    Attributes:
        step: the last step.
        state: of the catalogue.
        sales: number of sales.
        language: in the settings; empty if nothing was saved.
        plans: number of plans of shelves.
        backups: number of backups.
    """

    step: str
    state: CatalogueState
    sales: int = 0
    language: str = ""
    plans: int = 0
    backups: int = 0


def home_of(shop: Shop) -> Path:
    """Return the folder of the user's settings."""
    return shop.root / "home"


def run(shop: Shop, *, is_short: bool) -> None:
    """Do all steps, or those that need no model, and record each."""
    use_home(home_of(shop))
    done = Done("start", _state(shop))
    report_done(done)
    for step in SHORT if is_short else _FULL:
        for reported in step(shop, done):
            done = replace(reported, step=step.__name__, state=_state(shop))
            report_done(done)


def _import(shop: Shop, done: Done) -> Iterator[Done]:
    run_command("import", shop.out / "more.csv", "--catalog", shop.catalogue)
    yield done


def _import_workbook(shop: Shop, done: Done) -> Iterator[Done]:
    run_command("import", shop.out / "pictures.xlsx", "--catalog", shop.catalogue)
    yield done


def _back_up(shop: Shop, done: Done) -> Iterator[Done]:
    run_command("backup", "--catalog", shop.catalogue)
    yield replace(done, backups=1)


def _save_settings(_: Shop, done: Done) -> Iterator[Done]:
    for language in ("en", "zh_CN"):
        save_settings(Settings(language=language), paths.settings_file())
        yield replace(done, language=language)


def _sell(shop: Shop, done: Done) -> Iterator[Done]:
    for sales, _ in enumerate(sell(shop)):
        yield replace(done, sales=sales)


def _keep_plans(shop: Shop, done: Done) -> Iterator[Done]:
    with shop.opened() as catalogue:
        units = kept_files.units(catalogue)
        for number in range(2):
            ShelfPlans(catalogue).keep(f"Shelf {number}", decode_photo(query_photo()), units)
            done = replace(done, plans=number + 1)
    yield done


def _decide(shop: Shop, done: Done) -> Iterator[Done]:
    with shop.workspace() as workspace:
        ids = product_ids(workspace.catalogue.store)
        for first, second in zip(ids[:6:2], ids[1:6:2], strict=True):
            workspace.audit().resolve([Resolution("merge", (first, second))])
        workspace.editor().undo()
    # The first decision of a day backs the catalogue up.
    yield replace(done, backups=2)


def _restore(shop: Shop, done: Done) -> Iterator[Done]:
    (backup,) = (shop.catalogue / "backups").glob("catalogue-*.zip")
    run_command("restore", backup, "--catalog", shop.catalogue)
    yield replace(done, backups=3)


def _state(shop: Shop) -> CatalogueState:
    """Return the state of a catalogue that is closed, without a change of its files."""
    address = f"{database_of(shop.catalogue).as_uri()}?immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as db:
        return contents_of(db)


_Steps: TypeAlias = tuple[Callable[[Shop, Done], Iterator[Done]], ...]
SHORT: Final[_Steps] = (_save_settings, _sell, _keep_plans)
_FULL: Final[_Steps] = (_import, _import_workbook, _back_up, *SHORT, _decide, _restore)
