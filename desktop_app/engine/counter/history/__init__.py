"""The history of the counter's answers: what is kept of them, for how long, and how it is found.

Answers are kept on this computer, apart from the catalogue: rows in one SQLite file for each
catalogue, and a small JPEG for each photo, in which faces are blurred before it is written.
"""
