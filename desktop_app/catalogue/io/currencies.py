"""The currencies that tables name: ISO codes, signs and words."""

import unicodedata
from typing import Final

# Active codes of ISO 4217, without funds and metals.
_CODE_LIST: Final = """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
    BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP
    GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS
    KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
    MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF
    SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
    UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
"""
_CODES: Final = frozenset(_CODE_LIST.split())
# As compared: NFKC, in lower case, without spaces and full stops.
_NAMES: Final = {
    "EUR": "€ euro euros eu 欧元 歐元 евро ευρώ",
    "USD": "$ us$ $us usd$ dollar dollars 美元 美金 u$s",
    "GBP": "£ pound pounds 英镑 英鎊 gb£ £stg",
    "CNY": "¥ rmb rmb¥ ¥rmb cn¥ cny¥ 元 圆 圓 块 塊 块钱 塊錢 元人民币 人民币 人民幣 人民币元 yuan",
    "TWD": "nt$ nt ntd 新台币 新臺幣 新台幣 台币 台幣 臺幣 tw$",
    "HKD": "hk$ 港币 港幣 港元 港圆",
    "MOP": "mop$ 澳门元 葡币",
    "JPY": "円 日元 日圆 日圓 yen jp¥ jpy¥",
    "KRW": "₩ 원 won 韩元 韓元",
    "CHF": "fr sfr sfr. franken",
    "AUD": "a$ au$ aud$",
    "CAD": "c$ ca$ can$ cad$ $ca $can",
    "NZD": "nz$",
    "SGD": "s$ sg$ 新加坡元",
    "BRL": "r$",
    "MXN": "mx$ mex$",
    "ARS": "ar$",
    "CLP": "clp$",
    "COP": "col$",
    "UYU": "$u",
    "SEK": "kr :- sek:- kronor krona",
    "DKK": "dkr kroner",
    "NOK": "nkr",
    "ISK": "íkr",
    "PLN": "zł zl złotych złoty zlotych",
    "CZK": "kč kc korun",
    "HUF": "ft forint",
    "RON": "lei leu",
    "BGN": "лв лева",
    "RUB": "₽ руб р рублей rub rur",
    "UAH": "₴ грн гривень",
    "BYN": "br",
    "KZT": "₸ тг тенге",
    "GEL": "₾ ლარი",
    "AMD": "֏",
    "AZN": "₼ man",
    "TRY": "₺ tl lira",
    "ILS": "₪ nis ש״ח",
    "INR": "₹ rs rs/- re inr/- rupees rupee रु",
    "PKR": "₨",
    "BDT": "৳ tk taka",
    "THB": "฿ บาท baht",
    "VND": "₫ đ đồng vnđ dong",
    "IDR": "rp",
    "MYR": "rm",
    "PHP": "₱",
    "KHR": "៛",
    "MNT": "₮",
    "NGN": "₦",
    "GHS": "₵ gh₵",
    "KES": "ksh kes/- /=",
    "ZAR": "r rand",
    "EGP": "e£ le ج.م",
    "AED": "dh dhs د.إ درهم",
    "SAR": "sr ر.س ريال",
    "MAD": "mad dirham",
    "PEN": "s/",
    "PYG": "₲",
    "CRC": "₡",
    "RSD": "din дин",
    "MKD": "ден",
    "HRK": "kn",
}
_CODE_OF: Final = {
    name.replace(".", ""): code for code, names in _NAMES.items() for name in names.split()
}
# Signs of the hundredth part, and how the Chinese say a tenth.
MINOR_UNITS: Final = {"¢": ("USD", 2), "ct": ("EUR", 2), "毛": ("CNY", 1), "角": ("CNY", 1)}
THREE_DECIMALS: Final = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
# Currencies of countries whose prices have a decimal comma, so that a point groups thousands.
_POINT_GROUPS_LIST: Final = """
    ARS BRL BYN CLP COP CRC CZK DKK EUR HRK HUF IDR ISK MKD NOK PLN PYG RON RSD RUB SEK TRY UAH
    UYU VND
"""
POINT_GROUPS: Final = frozenset(_POINT_GROUPS_LIST.split())

# Currencies of countries in which a comma groups thousands.
_COMMA_GROUPS_LIST: Final = """
    AED AUD BDT CAD CNY EGP GBP HKD ILS INR JPY KES KRW MOP MXN MYR NGN NZD PHP PKR SAR SGD THB TWD
    USD
"""
COMMA_GROUPS: Final = frozenset(_COMMA_GROUPS_LIST.split())


def currency_code(text: str) -> str | None:
    """Return the ISO code of a code, sign or word such as ``RMB``, ``€`` or ``zł``."""
    name = unicodedata.normalize("NFKC", text).replace(".", "").replace(" ", "")
    if name.upper() in _CODES:
        return name.upper()
    return _CODE_OF.get(name.casefold())
