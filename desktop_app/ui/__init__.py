"""The window: what people touch. It shows what the engine answers and decides nothing.

``MainWindow`` holds the pages. A page asks the ``EngineClient``, which runs the
engine's verbs on one lane (``background``) and answers with tasks. Photos come
in through ``photo_input``, answers go out through ``find.page`` to the
``ResultGrid`` and the ``DetailPane``; what goes wrong ends in the ``Banner``
(``messages``). Colours come from the ``Theme``, texts from the translations.
"""
