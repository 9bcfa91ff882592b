#!/usr/bin/env bash
# The proxies of the recipes: Debian's nginx and Caddy. Needs root where they are not installed yet.
set -euo pipefail
command -v nginx > /dev/null && command -v caddy > /dev/null && exit 0
export DEBIAN_FRONTEND=noninteractive
timeout 120 apt-get -q update
timeout 300 apt-get -qy -o DPkg::Lock::Timeout=300 install --no-install-recommends nginx-light caddy
