import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pipInstall } from "../../clients/support/python.ts";
import { run } from "../../clients/support/run.ts";
import { SECRET, temporaryDirectory } from "../../support/gateway.ts";
import { FACTOR_AT_LEAST_1 } from "../support/factor.ts";
import type { OpenApi } from "./links.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const home = fileURLToPath(new URL("../.work/schemathesis", import.meta.url));

/** Installs the tool in a folder that git ignores and that stays for the next run. */
export async function installSchemathesis(): Promise<void> {
  const requirements = readFileSync(join(here, "requirements.txt"), "utf8");
  const installed = join(home, "requirements.txt");
  if (existsSync(join(home, ".installed")) && readFileSync(installed, "utf8") === requirements) return;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  writeFileSync(installed, requirements);
  await pipInstall(home);
  writeFileSync(join(home, ".installed"), "");
}

/** Requests that are made up for each operation, and sequences of requests along the links. */
export interface Amounts {
  fuzzing: number;
  sequences: number;
}

/** Resolves to the output. Rejects with the output if a check fails or a phase cannot run. */
export async function runSchemathesis(url: string, document: OpenApi, amounts: Amounts): Promise<string> {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, "openapi.json"), JSON.stringify(document));
  writeFileSync(join(cwd, "schemathesis.toml"), configuration(amounts));
  // One worker: CPython 3.11 can fail to parse in one thread while it does in another (cpython issue 106905).
  const options = ["--url", url, "--header", `Authorization: Bearer ${SECRET}`, "--checks", "all", "--workers", "1"];
  const quiet = ["--generation-database", "none", "--no-color", "--continue-on-failure"];
  return run(join(home, "venv/bin/schemathesis"), ["run", "openapi.json", ...options, ...quiet], {
    cwd,
    timeoutMs: 1_200_000 * FACTOR_AT_LEAST_1,
    env: { SCHEMATHESIS_HOOKS: "hooks", PYTHONPATH: here, PYTHONDONTWRITEBYTECODE: "1" },
  });
}

const configuration = ({ fuzzing, sequences }: Amounts): string => `
[parameters]
"path.routeId" = "zapier"

# What may be said of a request that is as its schema says: the usual, and 422, which tells of an Idempotency-Key that came
# with another request before. Two made-up requests can have one key; like a 409, that is no fault of either.
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "3xx", 401, 403, 404, 409, 422, 429, "5xx"]

[phases.fuzzing.generation]
max-examples = ${fuzzing}

[phases.stateful.generation]
max-examples = ${sequences}
`;
