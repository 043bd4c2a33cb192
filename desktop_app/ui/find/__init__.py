"""The find page: a photo on the left, what it shows in the middle, details on the right.

``FindPage`` takes photos from the ``PhotoPanel`` (or from a drop or paste of
the window) one after another, asks the client, and shows the answer: verdict
and category in the ``AnswerHeader``, hits in the ``ResultGrid``, the hit under
the cursor in the ``DetailPane``.
"""
