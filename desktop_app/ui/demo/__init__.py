"""The trade-show demo: one full screen that shows visitors what the program does.

``DemoLauncher`` hides the main window and opens the ``DemoWindow``, which contains the
``DemoScreen`` with its panels. The ``DemoController`` reads the camera and, while
nobody is there, a slideshow of photos. It searches for whatever is held still, and
decides when to show an answer and when to clear the screen. The panels only paint:
``MatchView`` (photo and product), ``VerdictPanel``, ``MapView``, ``PipelineStrip``,
``Header`` and ``Footer``. Their lengths are in design pixels of a 1920 x 1080 screen.
"""
