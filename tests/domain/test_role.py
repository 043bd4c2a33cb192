"""Roles and their rights."""

import pytest

from desktop_app.domain.role import Right, Role, lower_role, lowest_role_with


@pytest.mark.parametrize(
    ("right", "lowest"),
    [
        (Right.ADD_PHOTOS, Role.CLERK),
        (Right.EDIT_PRODUCTS, Role.MERCHANDISER),
        (Right.IMPORT, Role.MERCHANDISER),
        (Right.EXPORT, Role.MERCHANDISER),
        (Right.CHANGE_SETTINGS, Role.ADMIN),
        (Right.FORGET, Role.ADMIN),
    ],
)
def test_a_right_belongs_to_a_role_and_all_above_it(right: Right, lowest: Role) -> None:
    assert lowest_role_with(right) == lowest
    assert [role for role in Role if role.may(right)] == [
        role for role in Role if role.includes(lowest)
    ]


def test_an_administrator_may_do_everything() -> None:
    assert all(Role.ADMIN.may(right) for right in Right)


def test_of_two_roles_the_one_with_fewer_rights_holds() -> None:
    assert lower_role(Role.ADMIN, Role.CLERK) is Role.CLERK
    assert lower_role(Role.CLERK, Role.MERCHANDISER) is Role.CLERK
    assert lower_role(Role.ADMIN, Role.ADMIN) is Role.ADMIN
