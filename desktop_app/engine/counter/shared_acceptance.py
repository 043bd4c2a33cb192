"""Telling the other stations of a shared catalogue what was accepted at this one."""

from collections.abc import Sequence

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.shared_work import AcceptedLine
from desktop_app.domain.tally import TallyLine
from desktop_app.domain.timestamps import utc_text


def share_accepted(catalogue: Catalogue, lines: Sequence[TallyLine]) -> None:
    """Store what was accepted for a customer; nothing is stored in a catalogue in a folder.

    The lines are a record of acceptances: what is taken off the tally afterwards, or counted
    otherwise, changes none of them, as the till has it already.

    Args:
        catalogue: the catalogue.
        lines: with the counts that were accepted.

    Raises:
        VitrineError: the catalogue cannot be written.
    """
    if catalogue.synchronisation is None or not lines:
        return
    actor = catalogue.actor
    catalogue.accepted_lines.add(
        [
            AcceptedLine(
                accepted_at=utc_text(line.accepted.accepted_at),
                author=actor.author,
                station=actor.station,
                product_id=line.accepted.product.id,
                sku=line.accepted.product.sku,
                name=line.accepted.product.name,
                quantity=line.count,
                verdict=line.accepted.verdict,
                score=line.accepted.score,
            )
            for line in lines
        ]
    )
