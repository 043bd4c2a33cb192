"""The audit page: compares possible duplicates and stores the user's decisions.

``page`` lays out the parts and connects them. On the left, ``audit_list`` shows the groups
(``group_index``, ``groups_model``) or one list of issues. On the right, ``review_panel``
shows the current group (``review_state``): its pictures in ``compare_view``, its fields in
``fields_table``, the decisions in ``decision_bar``. ``group_loader`` reads the groups,
``decision_controller`` stores decisions, ``audit_controller`` runs the scan, imports and
exports.
"""
