#!/usr/bin/env bash
# What the integrations are tested with, beyond `npm ci`. A step whose tool is there already costs nothing.
set -euo pipefail
cd "$(dirname "$0")"
# A real n8n, and n8n's tools for the node: by far the most, so beside all others.
timeout 600 n8n-host/install.sh &
n8n=$!
# The shells for which there are completions.
../support/install-debian.sh zsh zsh
../support/install-debian.sh fish fish
# Zapier's app with its core, built as a builder does, and Zapier's tool. Neither needs an install script.
../support/npm-ci.sh ../../integrations/zapier
npm run build --prefix ../../integrations/zapier
../support/npm-ci.sh zapier-cli
# Camunda's client of external tasks.
../support/npm-ci.sh camunda-client
# Agents that workers run. The lock file has their programs for Linux on x64 alone, where `npm ci` wants those for all
# platforms. OpenCode's script links the program for this machine into its place; each start of it leaves a folder in the
# temporary one.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
if ! TMPDIR=$scratch acp-agents/node_modules/.bin/opencode --version > /dev/null 2>&1; then
  timeout 300 npm install --no-save --ignore-scripts --no-audit --no-fund --prefix acp-agents
  TMPDIR=$scratch node acp-agents/node_modules/opencode-ai/postinstall.mjs
fi
# What runs the pipelines: act and actionlint at the versions and checksums of actions-runner, built once; what they and
# gitlab-ci-local call.
(cd actions-runner && timeout 300 go build -buildvcs=false -o bin/ tool)
for command in curl jq rsync shellcheck; do ../support/install-debian.sh "$command" "$command"; done
wait "$n8n"
