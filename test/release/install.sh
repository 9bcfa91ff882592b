#!/usr/bin/env bash
# Builds what a release consists of, and installs what that needs.
set -euo pipefail
cd "$(dirname "$0")"
../support/npm-ci.sh ../../integrations/n8n
kubernetes=../deploy/kubernetes
if [ -x $kubernetes/install.sh ]; then
  $kubernetes/install.sh
  HELM=$PWD/$kubernetes/.work/bin/helm
  export HELM
fi
npm run --silent --prefix ../.. release:build
