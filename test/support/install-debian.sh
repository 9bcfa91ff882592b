#!/usr/bin/env bash
# The browser of the suites that need one: Debian's Chromium. Needs root where it is not installed yet.
set -euo pipefail
command -v chromium > /dev/null && exit 0
export DEBIAN_FRONTEND=noninteractive
timeout 120 apt-get -q update
timeout 600 apt-get -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends chromium fonts-dejavu-core
