"""Corrections at the counter: photos that are kept, products that are added, and learning.

``PhotoKeeper`` keeps the photo of an answer that was wrong or uncertain as a picture of the
product that the user chose. ``AdditionController`` adds a product that the catalogue does not
have, in the ``AdditionPanel`` beside the camera. ``LearningOffer`` proposes to learn from the
photos, when no customer is served.
"""
