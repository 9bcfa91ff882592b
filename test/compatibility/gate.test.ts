import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { temporaryDirectory } from "../support/gateway.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const gate = join(root, "tools/check-compatibility.mjs");

/** A part of a document, of which a test changes something. */
interface Part {
  [name: string]: Part;
}

/** The check of a project whose released contract is today's, whose contract is changed, and whose changelog says so. */
function check({ union = () => {}, actions = () => {}, changelog = "" }: Change): { ok: boolean; output: string } {
  const project = temporaryDirectory();
  mkdirSync(join(project, "generated"));
  mkdirSync(join(project, "contract/released"), { recursive: true });
  cpSync(join(root, "openapi.yaml"), join(project, "contract/released/openapi.yaml"));
  cpSync(join(root, "generated/actions.openapi.json"), join(project, "contract/released/actions.openapi.json"));
  const contract = parse(readFileSync(join(root, "openapi.yaml"), "utf8")) as Part;
  const byAction = JSON.parse(readFileSync(join(root, "generated/actions.openapi.json"), "utf8")) as Part;
  union(contract);
  actions(byAction);
  writeFileSync(join(project, "openapi.yaml"), JSON.stringify(contract));
  writeFileSync(join(project, "generated/actions.openapi.json"), JSON.stringify(byAction));
  writeFileSync(
    join(project, "CHANGELOG.md"),
    `# Changelog\n\n## 9.9.9, unreleased\n\n- Something.\n${changelog}\n## 9.9.8\n\n- Breaking: \`old\` in \`getFlow\`.\n`,
  );
  return run(project);
}
interface Change {
  union?: (contract: Part) => void;
  actions?: (contract: Part) => void;
  changelog?: string;
}

function run(...args: string[]): { ok: boolean; output: string } {
  try {
    return { ok: true, output: execFileSync(process.execPath, [gate, ...args], { encoding: "utf8", stdio: "pipe" }) };
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return { ok: false, output: `${stdout}${stderr}` };
  }
}

const at = (part: Part, ...path: string[]): Part => path.reduce((inner, name) => inner[name] as Part, part);
const listAt = (part: Part, ...path: string[]) => at(part, ...path) as unknown as unknown[];
const schema = (part: Part, name: string): Part => at(part, "components", "schemas", name);

describe("the compatibility gate", () => {
  test("passes on the contract as it is", { timeout: 400_000 }, () => {
    expect(run()).toMatchObject({ ok: true });
  });

  test("passes on what breaks no client: a new optional field, a new field of an answer, a new operation", () => {
    const change = (part: Part) => {
      Object.assign(at(schema(part, "GetFlowRequest"), "properties"), { verbose: { type: "boolean" } });
      Object.assign(at(schema(part, "Flow"), "properties"), { colour: { type: "string" } });
      Object.assign(at(part, "paths"), { "/new": { get: { responses: { 200: { description: "New." } } } } });
    };
    expect(check({ union: change, actions: change })).toMatchObject({ ok: true });
  });

  const breaking: [string, keyof Omit<Change, "changelog">, (part: Part) => void, string, string][] = [
    [
      "a request field that becomes required",
      "union",
      (part) => void listAt(schema(part, "CreateFlowRequest"), "required").push("controllerId"),
      "request-property-became-required",
      "performAction",
    ],
    [
      "an action that is gone",
      "union",
      (part) => {
        listAt(schema(part, "ActionRequest"), "oneOf").shift();
        delete at(schema(part, "ActionRequest"), "discriminator", "mapping").create_flow;
      },
      "request-body-one-of-removed",
      "performAction",
    ],
    [
      "an operation that is gone",
      "actions",
      (part) => void delete at(part, "paths")["/plugins/webhooks/{routeId}/run_task"],
      "api-path-removed-without-deprecation",
      "runTask",
    ],
    [
      "a field that an answer no longer promises",
      "actions",
      (part) => void listAt(schema(part, "GetFlowResult"), "required").pop(),
      "response-property-became-optional",
      "getFlow",
    ],
    [
      "a value that a request no longer takes",
      "actions",
      (part) => void listAt(schema(part, "CreateFlowRequest"), "properties", "status", "enum").pop(),
      "request-property-enum-value-removed",
      "createFlow",
    ],
    [
      "a field that a request no longer knows",
      "actions",
      (part) => void delete at(schema(part, "RunTaskRequest"), "properties").label,
      "request-property-removed",
      "runTask",
    ],
    [
      "a stricter limit",
      "actions",
      (part) => void Object.assign(schema(part, "ListFlowsRequestLimit"), { maximum: 10 }),
      "request-property-max-decreased",
      "listFlows",
    ],
  ];
  test.each(breaking)("fails on %s, and passes when it is declared", (_what, form, change, id, operation) => {
    const found = check({ [form]: change });
    expect(found.ok, found.output).toBe(false);
    expect(found.output).toContain(`- Breaking: \`${id}\` in \`${operation}\`: …`);
    const changelog = `- Breaking: \`${id}\` in\n  \`other\`, \`${operation}\`: for a reason.\n`;
    expect(check({ [form]: change, changelog })).toMatchObject({ ok: true });
  });

  test("does not take the declaration of another change, of another operation, or of a version that is out", () => {
    const actions = (part: Part) => void listAt(schema(part, "CreateFlowRequest"), "required").push("status");
    for (const changelog of [
      "- Breaking: `request-property-removed` in `createFlow`.\n",
      "- Breaking: `request-property-became-required` in `getFlow`.\n",
      "- `request-property-became-required` in `createFlow`.\n",
      "\n## 9.9.8\n\n- Breaking: `request-property-became-required` in `createFlow`.\n",
    ])
      expect(check({ actions, changelog }).ok, changelog).toBe(false);
  });

  test("goes on reading an earlier release: a change that left its section is undeclared", () => {
    const project = temporaryDirectory();
    for (const path of ["contract", "openapi.yaml", "generated/actions.openapi.json"])
      cpSync(join(root, path), join(project, path), { recursive: true });
    const changelog = readFileSync(join(root, "CHANGELOG.md"), "utf8");
    writeFileSync(join(project, "CHANGELOG.md"), changelog.replaceAll("`request-property-max-items-set`", "a limit"));
    const found = run(project);
    expect(found.ok, found.output).toBe(false);
    expect(found.output).toContain("- Breaking: `request-property-max-items-set` in `listFlows`: …");
    expect(found.output).toMatch(/breaking changes in version 0\.2\.0, [1-9]/);
  });

  test("fails on a declaration of a change that is not there", () => {
    const found = check({ changelog: "- Breaking: `request-property-removed` in `getFlow`: it is gone.\n" });
    expect(found.ok).toBe(false);
    expect(found.output).toContain("Declared, and not there: Breaking: `request-property-removed` in `getFlow`");
  });

  test("passes on a breaking change of behaviour, which no document shows", () => {
    const changelog =
      "- Breaking: on signed routes the body must name its `action`.\n- Breaking: `Idempotency-Key` in lists.\n";
    expect(check({ changelog })).toMatchObject({ ok: true });
  });
});
