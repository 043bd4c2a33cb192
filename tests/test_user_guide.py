"""The user guide: both languages say the same, and what they name is in the program."""

import argparse
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from desktop_app import paths
from desktop_app.cli.command_line import build_parser

LANGUAGES: Final = ("en", "zh_CN")
PAGES: Final = sorted(page.name for page in paths.guide_folder("en").glob("*.md"))
TRANSLATIONS: Final = Path(__file__).parents[1] / "assets/translations/vitrine_zh_CN.ts"
# Names of the languages are the same in all of them.
UNTRANSLATED: Final = {"English", "简体中文"}
KEYS: Final = {"空格键": "Space", "回车键": "Enter"}

_HEADING: Final = re.compile(r"^#+ ", re.MULTILINE)
_STEP: Final = re.compile(r"^(?:\d+\.|-|\|) ", re.MULTILINE)
_LINK: Final = re.compile(r"(!?)\[[^\]]*\]\(([^)\s]+)\)")
_CODE: Final = re.compile(r"`([^`\n]+)`")
_NAME: Final = re.compile(r"\*\*([^*\n]+)\*\*")
_BLOCK: Final = re.compile(r"^```\n.*?^```\n", re.MULTILINE | re.DOTALL)
# A mnemonic (&File, 文件(&F)), the key of a button (Why? (Y)), and what invites to go on.
_DECORATION: Final = re.compile(r"\(&\w\)|&|\s?[(（][^()（）]{1,8}[)）]$|…$")


def read(page: str, language: str) -> str:
    return (paths.guide_folder(language) / page).read_text(encoding="utf-8")


def links(page: str, language: str) -> list[tuple[str, str]]:
    return _LINK.findall(read(page, language))


def bare(text: str) -> str:
    """Return a text on screen as the guide writes it."""
    return _DECORATION.sub("", _DECORATION.sub("", text))


def texts_on_screen(language: str) -> set[str]:
    texts = set(UNTRANSLATED)
    for message in ET.parse(TRANSLATIONS).getroot().iter("message"):
        text = message.findtext("source" if language == "en" else "translation") or ""
        texts |= {text, bare(text)}
    return texts


def menu_paths(language: str) -> set[tuple[str, str]]:
    """Return the first two parts of all paths such as *File ▸ Import products*."""
    names = {name for page in PAGES for name in _NAME.findall(read(page, language))}
    split = [name.split(" ▸ ") for name in names]
    return {(parts[0], parts[1]) for parts in split if len(parts) > 1}


def test_both_languages_have_the_same_pages() -> None:
    assert len(PAGES) > 20
    assert sorted(page.name for page in paths.guide_folder("zh_CN").glob("*.md")) == PAGES


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_have_the_same_structure(page: str) -> None:
    english, chinese = (read(page, language) for language in LANGUAGES)
    assert _HEADING.findall(english) == _HEADING.findall(chinese)
    assert _STEP.findall(english) == _STEP.findall(chinese)
    assert len(_NAME.findall(english)) == len(_NAME.findall(chinese))
    # Sentences have another order in Chinese.
    assert sorted(links(page, "en")) == sorted(links(page, "zh_CN"))


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_have_the_same_keys_and_commands(page: str) -> None:
    english, chinese = (
        sorted(KEYS.get(code, code) for code in _CODE.findall(_BLOCK.sub("", read(page, language))))
        for language in LANGUAGES
    )
    assert english == chinese


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_or_picture_of_the_guide(language: str) -> None:
    folder = paths.guide_folder(language)
    wrong = [
        f"{page}: {target}"
        for page in PAGES
        for _, target in links(page, language)
        if "://" not in target
        and not (
            (folder / target).is_file()
            and (folder / target).resolve().is_relative_to(folder.parent.resolve())
        )
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_contents_list_every_page_once(language: str) -> None:
    listed = [target for _, target in links("index.md", language)]
    assert sorted([*listed, "index.md"]) == PAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_in_bold_is_a_text_of_the_program(language: str) -> None:
    on_screen = texts_on_screen(language)
    wrong = [
        f"{page}: {part}"
        for page in PAGES
        if page != "index.md"  # says what the bold ones are
        for name in _NAME.findall(read(page, language))
        for part in name.split(" ▸ ")
        if part not in on_screen
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_explained(language: str) -> None:
    text = read("command-line.md", language)
    assert [name for name in _commands_and_options(build_parser()) if name not in text] == []


def _commands_and_options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield command.prog
                yield from _commands_and_options(command)
        if action.help != argparse.SUPPRESS:
            yield from (option for option in action.option_strings if option.startswith("--"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_shown(language: str) -> None:
    shown = {target for page in PAGES for mark, target in links(page, language) if mark}
    folder = paths.guide_folder(language)
    assert {f"pictures/{file.name}" for file in (folder / "pictures").iterdir()} == shown
