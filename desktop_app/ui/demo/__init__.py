"""The trade-show mode: one full screen that shows visitors what the program does.

``DemoMode`` opens the ``DemoWindow`` in the place of the program's own window, and its
``DemoScreen`` holds the panels and fills them. The ``DemoController`` has the camera, and
photos to show when nobody is there; it decides which of both is looked at, asks for
what is held still, and says when everything is to be forgotten. The panels only
paint: ``Stage`` (photo and product), ``VerdictPanel``, ``MapView``, ``PipelineStrip``
and ``Header``. Lengths are in units of a screen that is 1080 of them high.
"""
