"""Bar codes and matrix codes in the live picture of the counter's camera.

``code_watch.py`` reads the frames on a lane of its own, ``live_codes.py`` decides what a code
that was read does, and ``unknown_code_button.py`` offers to add the product of an unknown one.
"""
