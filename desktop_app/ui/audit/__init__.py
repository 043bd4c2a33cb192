"""The audit page: what was found to be alike, compared and settled.

``page`` lays the parts out and gives them their keys. ``auditor`` asks the engine and
tells everyone; ``work_list`` at the left holds the groups (``shelf``, ``groups_model``)
or a list of complaints; ``desk`` at the right holds the one group that is being settled
(``case``), with its pictures in ``compare_view`` and its fields in ``fields_table``.
"""
