#!/usr/bin/env bash
# Installs what test:integrations and test:clients run, all that can be had.
set -uo pipefail
cd "$(dirname "$0")/../.."
status=0
test/integrations/install.sh || status=1
# The hooks of these tests install the generators of clients.
vitest run --project clients -t "is installed in the version" || status=1
exit $status
