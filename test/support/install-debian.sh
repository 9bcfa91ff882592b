#!/usr/bin/env bash
# Debian's packages that a suite runs, unless their command or file is there: install-debian.sh COMMAND|FILE PACKAGE...
# Needs root where it is not.
set -euo pipefail
if command -v "$1" > /dev/null || [ -e "$1" ]; then exit 0; fi
export DEBIAN_FRONTEND=noninteractive
# One at a time: `apt-get update` waits for no other. What a package starts does not keep the lock.
flock --close "$0" timeout 120 apt-get -q update
flock --close "$0" timeout 600 apt-get -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends "${@:2}"
