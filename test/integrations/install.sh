#!/usr/bin/env bash
# What the integrations are tested with, beyond `npm ci`. A step whose tool is there already costs nothing.
set -euo pipefail
cd "$(dirname "$0")"
# The shells for which there are completions.
../support/install-debian.sh zsh zsh
../support/install-debian.sh fish fish
