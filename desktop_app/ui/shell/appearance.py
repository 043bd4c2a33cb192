"""Language and theme of the window, as the settings say."""

from desktop_app.settings import Settings
from desktop_app.ui.i18n.language import Translations
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme


def follow_preferences(preferences: Preferences, translations: Translations, theme: Theme) -> None:
    """Apply language and theme now, and whenever they change."""

    def on_changed(before: Settings, now: Settings) -> None:
        if before.language != now.language:
            translations.set_language(now.language)
        if before.theme != now.theme:
            theme.set_theme(now.theme)

    translations.set_language(preferences.now.language)
    theme.set_theme(preferences.now.theme)
    preferences.changed.connect(on_changed)
