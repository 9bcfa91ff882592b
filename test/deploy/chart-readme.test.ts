import { execFileSync } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/open-store.ts";
import { codeBlocks, documentAt } from "../support/documents.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { CHART, helm, isCustom, PROGRAMS, problemsOf, renderFiles, typeProblemsOf } from "./support/chart.ts";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));
const readme = documentAt("deploy/chart/README.md");
const [first = "", ...further] = codeBlocks(readme, "yaml");

/** kubectl without a cluster: objects are made here, and programs of the pod run here. */
const KUBECTL = `
kubectl() {
  if [ "$1" != exec ]; then command kubectl "$@" --dry-run=client --output json; return; fi
  while [ "$1" != -- ]; do shift; done; shift
  local args=("\${@/#\\/app\\/dist\\/src\\/main.js/src/main.ts}")
  "\${args[@]/#\\/data/$DATA}"
}
`;

function written(text: string): string {
  const file = join(temporaryDirectory(), "values.yaml");
  writeFileSync(file, text);
  return file;
}

test.each([first, ...further].map((text, index) => [index + 1, text] as const))(
  "Kubernetes accepts what the chart makes of the values in its README, example %i",
  (_index, text) => {
    const resources = renderFiles([written(first), written(text)]);
    expect(problemsOf(resources.filter((resource) => !isCustom(resource)))).toBe("");
    expect(typeProblemsOf(resources.filter(isCustom))).toBe("");
  },
);

test("the commands of the chart's README run", async () => {
  const folder = temporaryDirectory();
  const data = join(folder, "data");
  await openStore({ stateDir: data }).close();
  const [secret = "", install = "", backup = "", ...others] = codeBlocks(readme, "bash");
  expect(others).toEqual([]);
  const env = { PATH: `${PROGRAMS}:${process.env.PATH}`, HOME: folder, DATA: data };
  const bash = (script: string) =>
    execFileSync("bash", ["-euo", "pipefail", "-c", KUBECTL + script], {
      cwd: PROJECT,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  const made = JSON.parse(bash(secret)) as { data: { secret: string } };
  expect(Buffer.from(Buffer.from(made.data.secret, "base64").toString(), "base64")).toHaveLength(32);
  expect(bash(`${install.trim().replace("values.yaml", written(first))} --dry-run=client`)).toContain(
    "1 gateway with SQLite",
  );
  bash(backup.replace("taskflow.backup", join(folder, "taskflow.backup")));
  expect(statSync(join(folder, "taskflow.backup")).size).toBeGreaterThan(10_000);
});

test.each([
  ["ingress.enabled=true,ingress.hosts={hooks.example.com}", "WARNING: all senders share one rate limit"],
  ["replicas=1", "There are no routes yet"],
])("the notes after an installation with %s say what is missing", (setting, sentence) => {
  const { stdout } = helm("install", "taskflow", CHART, "--dry-run=client", "--set", setting);
  expect(stdout).toContain(sentence);
});
