import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkActions } from "../../src/codegen/check-actions.ts";
import { type Contract, loadContract, operationOf, schemaOf } from "../../src/codegen/contract.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const contract = (): Contract => loadContract(new URL("../../openapi.yaml", import.meta.url));

describe("generation fails when the contract disagrees with itself", () => {
  const breaks: [string, (broken: Contract) => void, RegExp][] = [
    [
      "an action without a result",
      (c) => void delete c.components.schemas.GetFlowResult,
      /get_flow\.statuses\.200: GetFlowResult is missing/,
    ],
    [
      "an action without a request",
      (c) => void delete c.components.schemas.GetFlowRequest,
      /GetFlowRequest\.action does not have the one value/,
    ],
    [
      "a request that takes unknown fields",
      (c) => void delete schemaOf(c, "GetFlowRequest").additionalProperties,
      /GetFlowRequest takes unknown fields/,
    ],
    [
      "a request that takes an array of any length",
      (c) => void delete schemaOf(c, "ListFlowsRequest").properties?.status?.maxItems,
      /ListFlowsRequest\.status is an array without maxItems/,
    ],
    [
      "an action outside x-actions",
      (c) => void delete operationOf(c)["x-actions"].get_flow,
      /ActionRequest\.oneOf has GetFlowRequest/,
    ],
    [
      "an action without a word about it",
      (c) => void Object.assign(operationOf(c)["x-actions"].get_flow ?? {}, { summary: "" }),
      /get_flow lacks a summary/,
    ],
    [
      "a refusal without a code",
      (c) => void Object.assign(operationOf(c)["x-actions"].run_task ?? {}, { codes: ["terminal"] }),
      /run_task\.codes has none of 404/,
    ],
    [
      "a code of a status that the action does not answer with",
      (c) =>
        void Object.assign(operationOf(c)["x-actions"].create_flow ?? {}, { codes: ["create_rejected", "not_found"] }),
      /create_flow\.codes: no status of it has not_found/,
    ],
    [
      "an action with results of two kinds",
      (c) => void Object.assign(operationOf(c)["x-actions"].cancel_flow?.statuses ?? {}, { "202": "GetFlowResult" }),
      /cancel_flow\.statuses: more than one schema for what is done/,
    ],
    [
      "a mapping to another request",
      (c) => {
        const { mapping } = schemaOf(c, "ActionRequest").discriminator ?? {};
        if (mapping) mapping.get_flow = "#/components/schemas/ListFlowsRequest";
      },
      /discriminator\.mapping\.get_flow names/,
    ],
    [
      "a union without a result",
      (c) => void schemaOf(c, "ActionResponse").properties?.result?.anyOf?.pop(),
      /resolve_flow\.statuses\.200/,
    ],
  ];
  test.each(breaks)("%s", (_what, damage, message) => {
    const broken = contract();
    damage(broken);
    expect(() => checkActions(broken)).toThrow(message);
  });
});

const SOURCES = ["src", "generated", "tools", "openapi.yaml", "package.json", "tsconfig.json"];
const GENERATED = [
  "openclaw.plugin.json",
  "openclaw-2026.5",
  "integrations/n8n/nodes/generated",
  "integrations/zapier/src",
];
const COPIED = [...SOURCES, ...GENERATED];

describe("a copy of the project", () => {
  function copy(): string {
    const directory = join(temporaryDirectory(), "project");
    for (const name of COPIED)
      cpSync(join(root, name), join(directory, name), {
        recursive: true,
        filter: (path) => !path.includes("node_modules"),
      });
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    symlinkSync(join(root, "tools/codegen/node_modules"), join(directory, "tools/codegen/node_modules"));
    return directory;
  }
  function node(directory: string, ...args: string[]): string {
    try {
      return execFileSync(process.execPath, args, { cwd: directory, encoding: "utf8", stdio: "pipe" });
    } catch (error) {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      return `${stdout}${stderr}`;
    }
  }
  const spec = (directory: string) => join(directory, "openapi.yaml");

  test("with a new action in the contract does not compile until it is handled", () => {
    const directory = copy();
    let text = readFileSync(spec(directory), "utf8");
    // find_latest_flow again under another name, everywhere that the contract speaks of it.
    const added = (pattern: RegExp) => {
      text = text.replaceAll(
        pattern,
        (found) => found + found.replaceAll("find_latest_flow", "peek_flow").replaceAll("FindLatestFlow", "PeekFlow"),
      );
    };
    added(/ +- \$ref: ["']#\/components\/schemas\/FindLatestFlow\w+["']\n/g);
    added(/ +find_latest_flow: ["']#.*\n/g);
    added(/ +- find_latest_flow\n/g);
    added(/^ {8}find_latest_flow:\n {10}summary(?:.*\n {10})+.*\n/gm);
    added(/ {4}FindLatestFlow(?:Request|Result):\n {6}type: object\n(?: {6}.*\n)+/g);
    added(/^ {4}FindLatestFlow(?:Request|Response):\n(?: {6}summary: .*\n)? {6}value:\n(?: {8}.*\n)+/gm);
    writeFileSync(spec(directory), text);
    expect(node(directory, "src/codegen/main.ts")).toBe("");
    const errors = node(directory, "node_modules/typescript/bin/tsc", "-p", "tsconfig.json", "--types", "node");
    expect(errors).toMatch(/perform-action\.ts.*peek_flow/s);
  });

  test("with an edited generated file, or a contract that moved on, fails the check", () => {
    const directory = copy();
    expect(node(directory, "src/codegen/main.ts", "--check")).toBe("");
    writeFileSync(join(directory, "generated/codes.ts"), "// edited\n");
    expect(node(directory, "src/codegen/main.ts", "--check")).toMatch(/does not match its sources: codes\.ts/);
  });
});
