"""An evaluation or an audit as one HTML page that opens anywhere, offline, and can be printed.

``page`` puts an evaluation together from ``sections``, which are made of ``parts`` and
``plots``; ``groups`` makes the cards of an audit. All of them write with ``markup``: a
tree of elements, so that text from a catalogue can never become markup. The style
sheet lies in the assets and is copied into the page.
"""
