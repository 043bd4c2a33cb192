"""The audit: duplicates in a catalogue found, and settled by its owner.

``audit.Audit`` has one short method a verb. ``checking`` looks at each picture's
neighbours and says which are the same file, the same photograph, or probably the same
product; ``grouping`` joins what was found with the catalogue to groups of products;
``merging`` says which values a merge takes; ``deciding`` keeps what the user says of
them, and undoes it; ``health`` lists what is wrong with products and pictures;
``exporting`` and ``pairs`` write what is shown, and what was found, to files.
``findings`` holds the plain values of all of them.
"""
