"""What users are told about the errors of a server, by SQLSTATE and by libpq's text."""

import re
from dataclasses import dataclass
from typing import Final

from desktop_app.catalogue.postgres.certificate_check import CertificateProblem
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of error.

    Attributes:
        message: what is wrong, with the fields ``server``, ``user``, ``database``, ``reason`` and
            ``root_file``, where libpq looks for the certificate of the CA.
        hint: what to do, with the same fields.
        is_transient: whether it may be over without anybody's action.
        needs_password: whether a password, or another one, may help.
    """

    message: Message
    hint: Message
    is_transient: bool = False
    needs_password: bool = False


_CHECK_NETWORK: Final = Message("Check the network and that the server runs, then try again.")
_ASK_ADMINISTRATOR: Final = Message("Ask the administrator of the server.")
_LATER: Final = Message("Wait a moment, then try again.")

UNREACHABLE: Final = Kind(
    Message("The server {server} cannot be reached."), _CHECK_NETWORK, is_transient=True
)
UNKNOWN_NAME: Final = Kind(
    Message("There is no server {server} in this network."),
    Message("Check the name of the server and the network, then try again."),
    is_transient=True,
)
NO_PASSWORD: Final = Kind(
    Message("The server {server} asks for the password of {user}."),
    Message("Enter it, or put it into the file of PGPASSFILE."),
    needs_password=True,
)
WRONG_PASSWORD: Final = Kind(
    Message("The server {server} does not accept the user {user} with this password."),
    Message("Check the user and the password, then try again."),
    needs_password=True,
)
NO_LOGIN: Final = Kind(
    Message("The user {user} may not connect to the server {server}."),
    Message("Ask the administrator of the server for a login."),
)
NOT_ENCRYPTED: Final = Kind(
    Message("The server {server} refuses connections without encryption."),
    Message("Remove sslmode from the address."),
)
NO_ENCRYPTION: Final = Kind(
    Message("The server {server} offers no encryption."),
    Message("Ask the administrator of the server to switch on TLS."),
)
TLS_VERSION: Final = Kind(
    Message("The server {server} and this computer have no version of TLS in common."),
    Message("Update both, or ask the administrator of the server."),
)
NO_ACCESS: Final = Kind(
    Message(
        "The server {server} does not let {user} into the database {database} from this computer."
    ),
    Message("Ask the administrator of the server to allow it in pg_hba.conf."),
)
NO_ROOTS: Final = Kind(
    Message("The certificate that the server {server} is checked with is not on this computer."),
    Message("Save the shop's file ca.crt as {root_file}, or add ?sslrootcert=FILE to the address."),
)
NO_DATABASE: Final = Kind(
    Message("The server {server} has no database {database}."),
    Message("Check the name at the end of the address, or ask the administrator to create it."),
)
VECTOR_MISSING: Final = Kind(
    Message("The database {database} of the server {server} lacks the extension pgvector."),
    Message("Ask the administrator of the server to run CREATE EXTENSION vector in it."),
)
FOREIGN_DATABASE: Final = Kind(
    Message("The database {database} of the server {server} has no Vitrine catalogue."),
    Message("Check the address, or create the catalogue with vitrine server init."),
)
NO_PERMISSION: Final = Kind(
    Message("The user {user} may not do this on the server {server}."),
    Message("Ask an administrator of the catalogue for the role that it needs."),
)
OWNER_ONLY: Final = Kind(
    Message("Only the owner of the catalogue may do this on the server {server}."),
    Message("Use the login of the owner in the address."),
)
STARTING: Final = Kind(
    Message("The server {server} is starting up or shutting down."), _LATER, is_transient=True
)
NO_PRIMARY: Final = Kind(
    Message("The server {server} is a copy that accepts no changes."),
    Message("Add the main server to the address, or ask the administrator of the server."),
    is_transient=True,
)
TOO_MANY: Final = Kind(
    Message("The server {server} has no free connection."),
    Message("Try again later, or ask the administrator to raise max_connections."),
    is_transient=True,
)
DISK_FULL: Final = Kind(
    Message("The disk of the server {server} is full."),
    Message("Ask the administrator of the server to free some space, then try again."),
    is_transient=True,
)
OUT_OF_MEMORY: Final = Kind(
    Message("The server {server} has not enough memory."), _ASK_ADMINISTRATOR, is_transient=True
)
CANCELLED: Final = Kind(
    Message("The server {server} took too long and was stopped."), _LATER, is_transient=True
)
IN_USE: Final = Kind(
    Message("Another station is changing the same on the server {server}."),
    _LATER,
    is_transient=True,
)
DAMAGED: Final = Kind(
    Message("The database {database} of the server {server} is damaged: {reason}."),
    Message("Ask the administrator of the server to restore a backup."),
)
BAD_ADDRESS: Final = Kind(
    Message("The address of the server {server} has a value that cannot be used: {reason}."),
    Message("Correct the address."),
)
OTHER_CONNECTION: Final = Kind(
    Message("The server {server} refuses the connection: {reason}."), _ASK_ADMINISTRATOR
)
OTHER: Final = Kind(
    Message("The server {server} refuses a statement: {reason}."), _ASK_ADMINISTRATOR
)

CERTIFICATE_PROBLEMS: Final = {
    CertificateProblem.UNTRUSTED: Kind(
        Message(
            "The certificate of the server {server} is from an issuer that is not trusted here."
        ),
        Message(
            "Ask the administrator of the server for its ca.crt, and use no server that lacks it."
        ),
    ),
    CertificateProblem.EXPIRED: Kind(
        Message("The certificate of the server {server} has expired."),
        Message("Ask the administrator of the server to renew it; check this computer's clock."),
    ),
    CertificateProblem.NOT_YET_VALID: Kind(
        Message("The certificate of the server {server} is not valid yet."),
        Message("Check this computer's clock."),
    ),
    CertificateProblem.OTHER_HOST: Kind(
        Message("The certificate of the server {server} is that of another server."),
        Message("Use the name of the server that is in its certificate."),
    ),
}

# A SQLSTATE, or the two characters of its class.
BY_SQLSTATE: Final = {
    "08": UNREACHABLE,
    "0A000": VECTOR_MISSING,  # if it names the extension; OWNER_ONLY if row-level security
    "25006": NO_PRIMARY,
    "25P03": CANCELLED,
    "28P01": WRONG_PASSWORD,
    "28000": NO_LOGIN,
    "3D000": NO_DATABASE,
    "3F000": FOREIGN_DATABASE,
    "40001": IN_USE,
    "40P01": IN_USE,
    "42501": NO_PERMISSION,  # unless it names the extension
    "42704": VECTOR_MISSING,  # if it names the extension
    "53100": DISK_FULL,
    "53200": OUT_OF_MEMORY,
    "53300": TOO_MANY,
    "55P03": IN_USE,
    "57014": CANCELLED,
    "57P": STARTING,
    "57P04": NO_DATABASE,
    "57P05": UNREACHABLE,
    "58030": DISK_FULL,
    "58P01": VECTOR_MISSING,  # if it names the extension
    "XX001": DAMAGED,
    "XX002": DAMAGED,
}
# SQLSTATEs that mean that pgvector is missing only if the text has its name.
VECTOR_SQLSTATES: Final = ("0A000", "42704", "58P01")

_BROKEN: Final = (
    "refused|timeout|timed out|unreachable|No route to host|closed the connection"
    "|reset by peer|Broken pipe|connection is (?:lost|closed)|closed unexpectedly"
    "|could not (?:receive|send) data|consuming input failed|No such file"
    "|no connection to the server|terminating connection|SYSCALL|unexpected eof"
)

# The first that is found in the text of an error without a SQLSTATE.
BY_CONNECTION_TEXT: Final = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        ("no password supplied|empty password", NO_PASSWORD),
        ("password authentication failed|authentication failed for user", WRONG_PASSWORD),
        ("no pg_hba.conf entry.*no encryption", NOT_ENCRYPTED),
        ("no pg_hba.conf entry|pg_hba.conf rejects", NO_ACCESS),
        ("server does not support SSL", NO_ENCRYPTION),
        ("alert protocol version|unsupported protocol|no protocols available", TLS_VERSION),
        ("root certificate file", NO_ROOTS),
        ("does not match host name", CERTIFICATE_PROBLEMS[CertificateProblem.OTHER_HOST]),
        (
            'role ".*" does not exist|not permitted to log in|permission denied for database',
            NO_LOGIN,
        ),
        ('database ".*" does not exist', NO_DATABASE),
        ("the database system is|terminating connection due to admin", STARTING),
        ("too many (?:clients|connections)|remaining connection slots", TOO_MANY),
        ("session is read-only|hot standby mode|server is not in", NO_PRIMARY),
        ("failed to resolve host|could not translate host name", UNKNOWN_NAME),
        ("invalid .* value|invalid integer value|invalid .* option", BAD_ADDRESS),
        (
            _BROKEN,
            UNREACHABLE,
        ),
    )
)
