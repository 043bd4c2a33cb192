"""Words of names, SKUs and headings that tell variants of a product apart: colours and sizes."""

import re
import unicodedata
from typing import Final, Literal

# What a word says about a product.
WordKind = Literal["colour", "size"]

_COLOURS: Final = frozenset(
    (
        *("black", "white", "grey", "gray", "red", "blue", "green", "yellow", "orange", "purple"),
        *("violet", "pink", "brown", "beige", "navy", "teal", "turquoise", "cyan", "magenta"),
        *("lavender", "lilac", "mint", "olive", "khaki", "cream", "ivory", "gold", "golden"),
        *("silver", "bronze", "copper", "rose", "burgundy", "maroon", "wine", "coral", "peach"),
        *("salmon", "mustard", "charcoal", "graphite", "anthracite", "gunmetal", "chrome"),
        *("steel", "stainless", "matte", "multicolor", "multicolour", "indigo", "aqua", "lime"),
        *("tan", "camel", "sand", "taupe", "nude", "denim", "rust", "transparent", "clear"),
        *("natural", "dark", "light", "schwarz", "weiß", "weiss", "grau", "rot", "blau", "grün"),
        *("gruen", "gelb", "lila", "violett", "rosa", "braun", "türkis", "silber", "dunkelblau"),
        *("hellblau", "dunkelgrau", "hellgrau", "dunkelgrün", "hellgrün", "anthrazit", "creme"),
        *("bordeaux", "noir", "noire", "blanc", "blanche", "gris", "grise", "rouge", "bleu"),
        *("bleue", "vert", "verte", "jaune", "marron", "doré", "argent", "violette", "negro"),
        *("negra", "blanco", "blanca", "rojo", "roja", "azul", "verde", "amarillo", "amarilla"),
        *("naranja", "morado", "morada", "rosado", "marrón", "plateado", "dorado", "nero"),
        *("nera", "bianco", "bianca", "grigio", "grigia", "rosso", "rossa", "blu", "giallo"),
        *("gialla", "arancione", "viola", "marrone", "argento", "oro", "preto", "preta"),
        *("branco", "branca", "cinza", "vermelho", "vermelha", "amarelo", "amarela", "laranja"),
        *("roxo", "roxa", "castanho", "zwart", "wit", "grijs", "rood", "blauw", "groen", "geel"),
        *("oranje", "paars", "roze", "bruin", "zilver", "goud", "czarny", "czarna", "biały"),
        *("biała", "szary", "szara", "czerwony", "czerwona", "niebieski", "niebieska", "zielony"),
        *("zielona", "żółty", "żółta", "różowy", "różowa", "brązowy", "brązowa", "чёрный"),
        *("черный", "черная", "белый", "белая", "серый", "серая", "красный", "красная", "синий"),
        *("синяя", "зелёный", "зеленый", "зеленая", "жёлтый", "желтый", "желтая", "розовый"),
        *("коричневый", "голубой", "голубая"),
    )
)
# In SKUs only, where two or three letters stand for a colour.
_COLOUR_CODES: Final = frozenset(
    (
        *("blk", "bk", "wht", "wh", "gry", "gr", "gy", "grn", "gn", "red", "rd", "blu", "bl"),
        *("nvy", "nv", "ylw", "yl", "org", "orn", "pnk", "pk", "prp", "ppl", "brn", "br"),
    )
)
_CHINESE_COLOURS: Final = re.compile(
    "[深浅淡亮暗]?(?:黑|白|灰|红|紅|蓝|藍|绿|綠|黄|黃|橙|紫|粉|棕|褐|米|金|银|銀|咖啡|卡其|藏青|青)色?"
)
_SIZES: Final = frozenset(
    (
        *("xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl", "2xl", "3xl", "4xl", "small"),
        *("medium", "large", "mini", "midi", "maxi", "jumbo", "big", "klein", "mittel", "groß"),
        *("gross", "petit", "petite", "grand", "grande", "moyen", "pequeño", "mediano"),
        *("piccolo", "小号", "中号", "大号", "加大号", "特大号", "均码", "小码", "中码", "大码"),
    )
)
_AMOUNT: Final = re.compile(
    r"\d+(?:[.,]\d+)?(?:g|kg|mg|oz|lb|lbs|ml|cl|dl|l|mm|cm|m|in|inch|ft|pcs|pc|pk|pack|er|st|stk"
    r"|w|v|ah|mah|gb|tb|eu|uk|us|克|千克|公斤|斤|毫升|升|厘米|毫米|米|片|包|袋|只|支|瓶|件)|\d+x\d+"
)
_UNITS: Final = re.compile(
    r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s+(g|kg|mg|oz|lb|ml|cl|dl|l|mm|cm|m|in|inch|ft|pcs|克|千克|毫升|升)(?!\w)"
)
_SMALL_UNITS: Final = {
    **dict.fromkeys(("kg", "千克", "公斤"), ("g", 1000)),
    **dict.fromkeys(("g", "克"), ("g", 1)),
    **dict.fromkeys(("l", "升"), ("ml", 1000)),
    **dict.fromkeys(("ml", "毫升"), ("ml", 1)),
    "dl": ("ml", 100),
    "cl": ("ml", 10),
}
_LARGE_AMOUNT: Final = re.compile(rf"(\d+(?:[.,]\d+)?)({'|'.join(_SMALL_UNITS)})")
_WORD: Final = re.compile(r"\d+(?:[.,]\d+)?\w*|[^\W_]+")


def words(text: str) -> list[str]:
    """Return the words of a name, folded; amounts are words in grams and millilitres."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    found: list[str] = _WORD.findall(_UNITS.sub(r"\1\2", folded))
    return [_in_small_units(word) for word in found]


def _in_small_units(word: str) -> str:
    amount = _LARGE_AMOUNT.fullmatch(word)
    if amount is None:
        return word
    unit, factor = _SMALL_UNITS[amount[2]]
    return f"{float(amount[1].replace(',', '.')) * factor:g}{unit}"


def word_kind(word: str) -> WordKind | None:
    """Return what a folded word says, or None if it is none of these."""
    if word in _COLOURS or _CHINESE_COLOURS.fullmatch(word):
        return "colour"
    if word in _SIZES or _AMOUNT.fullmatch(word):
        return "size"
    return None


def code_kind(word: str) -> WordKind | None:
    """Return what a folded part of a SKU says: a word, or the code of a colour."""
    return "colour" if word in _COLOUR_CODES else word_kind(word)


def heading_kind(heading: str) -> WordKind | None:
    """Return what an attribute of this heading says, or None."""
    if _COLOUR_HEADING.search(heading.casefold()):
        return "colour"
    return "size" if _SIZE_HEADING.search(heading.casefold()) else None


_COLOUR_HEADING: Final = re.compile(r"colou?r|farbe|couleur|kleur|\bkolor|цвет|颜色|顏色|色")
_SIZE_HEADING: Final = re.compile(
    r"\bsize|größe|groesse|taille|\btalla|taglia|tamanho|tamaño|maat|rozmiar|размер|尺寸|尺码|规格"
    r"|volume|volumen|weight|gewicht|\bpeso|poids|amount|内容量|容量|重量|inhalt|contenu"
)
