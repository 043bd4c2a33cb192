"""The counter page: a product is held up, identified and accepted with one gesture each.

``CounterController`` decides when to search and what may be accepted; it knows no widget.
``SceneWatch`` tells it what the camera sees. The page shows both.
"""
