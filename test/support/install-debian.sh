#!/usr/bin/env bash
# Debian's packages that a suite runs, unless their command is there: install-debian.sh COMMAND PACKAGE...
# Needs root where it is not.
set -euo pipefail
command -v "$1" > /dev/null && exit 0
export DEBIAN_FRONTEND=noninteractive
timeout 120 apt-get -q update
timeout 600 apt-get -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends "${@:2}"
