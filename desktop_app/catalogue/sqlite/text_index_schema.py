"""The tables of the full-text index, as the ninth migration makes them; never changed."""

from typing import Final

TEXT_SEARCH: Final = (
    # The words of each product, by its id: see text_index.py. The words are already in the
    # form in which they are compared.
    """
    CREATE VIRTUAL TABLE product_texts USING fts5(
        name, translation, pinyin, details, inner_pinyin,
        tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3'
    )
    """,
    """
    CREATE TABLE product_codes (
        code TEXT NOT NULL,
        product_id INTEGER NOT NULL,
        PRIMARY KEY (code, product_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX product_codes_by_product ON product_codes (product_id)",
    # Words that spelling mistakes are compared with; they are never removed.
    "CREATE TABLE known_words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT",
    # Products whose words have to be indexed again, before the transaction ends.
    "CREATE TABLE changed_texts (product_id INTEGER PRIMARY KEY) STRICT",
    """
    CREATE TRIGGER products_text_added AFTER INSERT ON products BEGIN
        INSERT OR IGNORE INTO changed_texts VALUES (new.id);
    END
    """,
    """
    CREATE TRIGGER products_text_changed
    AFTER UPDATE OF sku, gtin, name, brand, category, attributes ON products BEGIN
        INSERT OR IGNORE INTO changed_texts VALUES (new.id);
    END
    """,
    """
    CREATE TRIGGER products_text_deleted AFTER DELETE ON products BEGIN
        INSERT OR IGNORE INTO changed_texts VALUES (old.id);
    END
    """,
    "INSERT INTO changed_texts SELECT id FROM products",
)
