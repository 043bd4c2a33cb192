"""The window: it shows what the engine answers and sends it what the user does.

``shell`` has the main window. It shows pages (``find``, ``audit``), which implement
``shell.page.Page`` and are chosen in ``app.py``. Pages and dialogs (``importing``,
``evaluation``, ``teaching``, ``demo``) do not import each other; what they share is in
``widgets``. They run use cases of the engine through ``background.EngineClient``, which
returns a ``Task`` with the typed result. ``style`` has the colours, ``i18n`` the texts.
"""
