"""Messages and the errors that carry them."""

from desktop_app.errors import Message, VitrineError


def test_a_message_is_english_with_its_values_filled_in() -> None:
    message = Message("{name} has {count} rows.", name="a.csv", count=3)
    assert str(message) == "a.csv has 3 rows."
    assert message.template == "{name} has {count} rows."


def test_a_message_can_be_a_value_of_another() -> None:
    message = Message("It failed: {reason}", reason=Message("{name} is empty.", name="a.csv"))
    assert str(message) == "It failed: a.csv is empty."


def test_an_error_line_joins_message_and_hint() -> None:
    error = VitrineError(Message("There is no file."), Message("Check the name."))
    assert error.as_line() == "There is no file; Check the name"


def test_an_error_line_without_a_hint_is_the_message() -> None:
    error = VitrineError(Message("There is no file."))
    assert error.as_line() == "There is no file"
    assert str(error) == "There is no file."


def test_messages_are_compared_by_template_and_values() -> None:
    assert Message("{name} is empty.", name="a") == Message("{name} is empty.", name="a")
    assert Message("{name} is empty.", name="a") != Message("{name} is empty.", name="b")
    assert len({Message("Tea"), Message("Tea"), Message("Bag")}) == 2
    assert Message("Tea") != "Tea"
