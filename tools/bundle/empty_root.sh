#!/usr/bin/env bash
# Installs the Debian package in an empty root, tests the program there, and removes it again.
#
#   tools/bundle/empty_root.sh PYTHON PACKAGE [FOLDER]
#
# PYTHON has the program's dependencies and runs the test. FOLDER holds the root and is kept
# for the next run. Needs root, debootstrap and Xvfb.
set -euo pipefail

python=$1
package=$2
root=$(realpath -m "${3:-build/empty-root}")
suite=${SUITE:-bookworm}
mirror=${MIRROR:-http://deb.debian.org/debian}

if [ ! -x "$root/bin/sh" ]; then
    mkdir -p "$root"
    debootstrap --variant=minbase "$suite" "$root" "$mirror"
fi
cleanup() {
    umount "$root/tmp/.X11-unix" "$root/proc" 2>/dev/null || true
}
trap cleanup EXIT
cp /etc/resolv.conf "$root/etc/resolv.conf"
mkdir -p "$root/tmp/.X11-unix" /tmp/.X11-unix
mount -t proc proc "$root/proc"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"

within() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"; }

cp "$package" "$root/tmp/vitrine.deb"
within apt-get update -qq
within apt-get install -o Dpkg::Use-Pty=0 -qq --yes --no-install-recommends /tmp/vitrine.deb fonts-dejavu-core >/dev/null
rm "$root/tmp/vitrine.deb"
"$python" -m tools.bundle.smoke_test /usr/bin/vitrine --root "$root"

within apt-get purge -o Dpkg::Use-Pty=0 -qq --yes vitrine >/dev/null
left=$(find "$root/usr" "$root/etc" "$root/var/lib" -iname '*vitrine*' -not -path '*/dpkg/*' -print)
if [ -n "$left" ]; then
    echo "the package leaves files behind: $left" >&2
    exit 1
fi
echo "removed without a trace"
