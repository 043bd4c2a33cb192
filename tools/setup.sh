#!/usr/bin/env bash
# Creates the virtual environment and installs the system packages that it needs.
#
#   tools/setup.sh VENV REQUIREMENTS...
#
# On Debian and Ubuntu missing packages are installed if that is allowed (root, or sudo
# without a password). Otherwise the script prints the command that installs them.
# SYSTEM_PACKAGES=name only prints it.
set -euo pipefail

venv=$1
shift

say() { printf 'vitrine: %s\n' "$*" >&2; }

python=""
for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    say "Python 3.11 or newer is needed and not found; install python3 (Debian 12, Ubuntu 24.04 or newer have it)."
    exit 1
fi

# The missing system packages, by Debian name.
missing=()
need() { missing+=("$1"); }
version=$("$python" -c 'import sys; print(f"{sys.version_info[0]}.{sys.version_info[1]}")')
"$python" -c 'import ensurepip, venv' 2>/dev/null || need "python$version-venv"
# hnswlib is distributed as source and compiled here, against Python's headers.
command -v c++ >/dev/null || need g++
"$python" -c 'import os, sys, sysconfig; sys.exit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))' ||
    need "python$version-dev"
if [ "$(uname -s)" = Linux ] && command -v ldconfig >/dev/null; then
    libraries=$(ldconfig -p)
    while read -r library package; do
        case $libraries in *"$library"*) ;; *) need "$package" ;; esac
    done <<'LIBRARIES'
libgthread-2.0.so.0 libglib2.0-0
libEGL.so.1 libegl1
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libX11-xcb.so.1 libx11-xcb1
LIBRARIES
    [ -n "$(find /usr/share/fonts /usr/local/share/fonts -name '*.[to]t[fc]' -print -quit 2>/dev/null)" ] ||
        need fonts-dejavu-core
fi

if [ ${#missing[@]} -gt 0 ]; then
    command="apt-get install -qq --yes --no-install-recommends ${missing[*]}"
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="sudo -n"
    if [ "${SYSTEM_PACKAGES:-install}" != install ] || ! command -v apt-get >/dev/null ||
        { [ -n "$as_root" ] && ! sudo -n true 2>/dev/null; }; then
        say "missing system packages: ${missing[*]}"
        say "install them, then run make again. On Debian and Ubuntu: sudo $command"
        exit 1
    fi
    say "installing system packages: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    $as_root apt-get update -qq
    # Ubuntu has renamed some packages (libglib2.0-0t64); the new ones provide the old names.
    $as_root $command
fi

# --clear through a symbolic link would empty another environment.
if [ -L "$venv" ]; then
    echo "$venv is a link; remove it, then run this again." >&2
    exit 1
fi
"$python" -m venv --clear "$venv"
# By default hnswlib is compiled for this processor only. This build, and a bundle with it,
# runs on any processor with AVX2.
export HNSWLIB_NO_NATIVE=1
if grep -qw avx2 /proc/cpuinfo 2>/dev/null; then
    export CFLAGS="${CFLAGS:-} -mavx2 -mfma"
fi
requirements=()
for file in "$@"; do requirements+=(--requirement "$file"); done
"$venv/bin/python" -m pip install --disable-pip-version-check --quiet --require-hashes "${requirements[@]}"
