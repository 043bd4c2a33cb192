"""The tour of the window for a newcomer: five steps, each beside the control that it is about."""
