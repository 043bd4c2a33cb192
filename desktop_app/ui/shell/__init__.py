"""The main window: pages, menus, status bar and what all pages share."""
