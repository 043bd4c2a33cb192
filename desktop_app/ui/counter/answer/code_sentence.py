"""What codes say about an answer or an accepted product, in words."""

from collections.abc import Sequence
from datetime import date

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.errors import Message
from desktop_app.ui.counter.answer.shown_answer import ShownAnswer
from desktop_app.ui.counter.till.code_text import CodeDetail, code_details
from desktop_app.ui.i18n.language import localised_title
from desktop_app.ui.i18n.messages import localised_text


def code_sentence(shown: ShownAnswer) -> str:
    """Return what the codes in view say about an answer; empty if they change nothing."""
    names = [localised_title(hit.product) for hit in shown.answer.hits[:2]]
    role = shown.found.code_role
    if role == "decides":
        return localised_text(
            Message("{name}: its code was read. Enter accepts it.", name=names[0])
        )
    if role == "contradicts":
        return localised_text(
            Message(
                "The code is that of {name}, but the picture looks like {other}.",
                name=names[0],
                other=names[1],
            )
        )
    if role == "several":
        return localised_text(
            Message("The code is that of several products. Press the number of the right one.")
        )
    if role == "unknown":
        return _unknown(shown, [code.contents.number for code in shown.found.codes], names)
    return ""


def _unknown(shown: ShownAnswer, numbers: Sequence[str], names: Sequence[str]) -> str:
    code = numbers[0]
    if shown.answer.verdict == "unknown":
        return localised_text(
            Message("No product has the code {code} or looks like this one.", code=code)
        )
    return localised_text(
        Message("The code {code} is not that of {name}.", code=code, name=names[0])
    )


def accepted_code_details(accepted: AcceptedProduct, today: date) -> list[CodeDetail]:
    """Return that a code was read, and what else it says; empty without a code.

    Args:
        accepted: the accepted product.
        today: the day at the shop.
    """
    if not accepted.codes:
        return []
    number = accepted.codes[0].number
    found = [CodeDetail(localised_text(Message("Sure: its code {code} was read", code=number)))]
    for code in accepted.codes:
        found += code_details(code, accepted.product.currency, today)
    return list(dict.fromkeys(found))
