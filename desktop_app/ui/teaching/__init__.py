"""Learning from the catalogue: ``Teacher`` opens the ``TeachDialog`` and tells the window.

The dialog learns, shows what that is worth (``TrialFigures``), and switches it on
or off; nothing else of the window has to know how.
"""
