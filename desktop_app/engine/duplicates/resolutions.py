"""The user's resolutions of groups, applied as actions that can be undone."""

from collections.abc import Sequence

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.resolution import MERGED_FIELDS, Resolution


def apply_resolutions(catalogue: Catalogue, resolutions: Sequence[Resolution]) -> None:
    """Apply resolutions as one action.

    This is not a job: a job would wait for a running import or audit, and the undo that
    is pressed right after would overtake it. A backup of the state before is therefore
    made in the background.

    Raises:
        ValueError: the resolutions are of several kinds, or one is invalid.
        VitrineError: a product was removed or merged, or the disk is full.
    """
    kinds = {resolution.kind for resolution in resolutions}
    if len(kinds) > 1:
        raise ValueError(f"an action needs resolutions of one kind, not {sorted(kinds)}")
    for resolution in resolutions:
        _check(resolution)
    if resolutions:
        catalogue.backups.start_daily()
        catalogue.resolutions.apply(resolutions)


def _check(resolution: Resolution) -> None:
    ids = resolution.product_ids
    if len(ids) < 2 or len(set(ids)) < len(ids):
        raise ValueError(f"two or more different products are needed, not {ids}")
    if resolution.fields and resolution.kind != "merge":
        raise ValueError("only a merge sets fields")
    if unknown := resolution.fields.keys() - set(MERGED_FIELDS):
        raise ValueError(f"a merge cannot set {sorted(unknown)}")
