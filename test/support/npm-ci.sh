#!/usr/bin/env bash
# Installs the packages of a folder's lock file, without their scripts, unless they are there: npm-ci.sh FOLDER
set -euo pipefail
installed=$1/node_modules/.installed-lock.json
if cmp -s "$1/package-lock.json" "$installed"; then exit 0; fi
timeout 600 npm ci --prefix "$1" --ignore-scripts --no-audit --no-fund
cp "$1/package-lock.json" "$installed"
