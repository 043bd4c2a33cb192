#!/bin/sh
# Make the certificates of a server: its own certification authority (CA), once, and the
# server's certificate. Run it again to renew the certificate; the CA stays.
#
#   ./make_certificates.sh FOLDER NAME [NAME...]
#
# FOLDER gets ca.crt (for every station: ~/.postgresql/root.crt), ca.key (keep it off the
# server), server.crt and server.key (for the server, in /etc/vitrine). NAME is each name or IP
# address by which stations reach the server, as in their postgresql:// address.
set -eu
if [ $# -lt 2 ]; then
    sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
folder=$1
shift
CA_DAYS=${CA_DAYS:-3650}
SERVER_DAYS=${SERVER_DAYS:-825}
umask 077
mkdir -p "$folder"
cd "$folder"

new_key() { openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1"; }

if [ ! -e ca.key ]; then
    new_key ca.key
    openssl req -x509 -new -key ca.key -days "$CA_DAYS" -subj "/CN=Vitrine CA of $1" \
        -addext basicConstraints=critical,CA:TRUE,pathlen:0 \
        -addext keyUsage=critical,keyCertSign,cRLSign -out ca.crt
fi

names=
for name; do
    case $name in
        *:* | *[0-9].[0-9]*.[0-9]*.[0-9]* | [0-9]*.[0-9]*.[0-9]*.[0-9]*) kind=IP ;;
        *) kind=DNS ;;
    esac
    names="$names${names:+,}$kind:$name"
done
new_key server.key
openssl req -new -key server.key -subj "/CN=$1" -out server.csr
extensions=$(mktemp)
trap 'rm -f "$extensions" server.csr' EXIT
cat >"$extensions" <<END
subjectAltName = $names
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
END
openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial \
    -days "$SERVER_DAYS" -sha256 -extfile "$extensions" -out server.crt 2>/dev/null
chmod 644 ca.crt server.crt
openssl verify -CAfile ca.crt server.crt
echo "valid until $(openssl x509 -in server.crt -noout -enddate | cut -d= -f2), for $names"
