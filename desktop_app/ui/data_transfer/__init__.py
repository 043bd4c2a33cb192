"""What other programs hand over by drag and drop or by the clipboard, for all pages.

``read_transfer`` reads ``QMimeData``: addresses of files (``addresses``), encoded pictures,
attachments of mails (``attachments``), HTML and text (``data_addresses``). What cannot be
used is explained by ``explanations``. Files are not read here: the engine does that on its
own thread.
"""
