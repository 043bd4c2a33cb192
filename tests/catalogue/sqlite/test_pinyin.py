from desktop_app.catalogue.sqlite.pinyin import pinyin_of


def test_a_name_has_its_full_pinyin_and_initials_from_every_character() -> None:
    pinyin = pinyin_of("浆果麦圈300g")
    assert pinyin.whole == ("jiangguomaiquan", "jgmq")
    assert pinyin.inner == ("guomaiquan", "gmq", "maiquan", "mq", "quan", "q")


def test_characters_with_several_readings_are_read_as_in_their_phrase() -> None:
    assert pinyin_of("重庆").whole == ("chongqing", "cq")
    assert pinyin_of("重量").whole == ("zhongliang", "zl")
    assert pinyin_of("银行").whole == ("yinhang", "yh")


def test_text_without_chinese_has_no_pinyin() -> None:
    assert pinyin_of("Berry ガム 한국") == ((), ())


def test_pinyin_of_a_long_text_is_limited() -> None:
    whole, inner = pinyin_of("果" * 40)
    assert whole == ("guo" * 12, "g" * 12)
    assert len(inner) == 24
