from desktop_app.cli.output.category_proposals import as_json, as_lines
from desktop_app.domain.category_proposal import CategoryProposal

_NEW = CategoryProposal(1, "A-1", "Plum jam", "", "Jam", 0.98765)
_WRONG = CategoryProposal(2, "A-2", "", "Soap", "Tea", 0.25)


def test_proposals_as_json() -> None:
    assert as_json(_NEW) == {
        "sku": "A-1",
        "name": "Plum jam",
        "category": "",
        "proposed": "Jam",
        "probability": 0.9877,
    }


def test_proposals_as_text() -> None:
    assert as_lines([_NEW, _WRONG], are_accepted=False) == [
        " 98.8%  A-1  Plum jam: Jam",
        " 25.0%  A-2: Tea instead of Soap",
        "2 products with a proposal",
    ]
    assert as_lines([_NEW], are_accepted=True)[-1] == "1 product changed"
