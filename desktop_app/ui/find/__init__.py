"""The find page: photo on the left, results in the middle, details on the right.

``FindPage`` gets photos from the ``PhotoPanel``, or from the window when they are
dropped, pasted or opened. The ``SearchController`` searches for them one at a time.
The answer is shown in the ``ResultsPane``: verdict and category in the
``AnswerHeader``, hits in the ``ResultGrid``. The ``DetailPane`` shows the current hit.
"""
