import { describe, expect, test } from "vitest";
import { checkActions } from "../../codegen/check-actions.ts";
import { type ActionEntry, type Contract, loadContract, operationOf, schemaOf } from "../../codegen/contract.ts";
import { copyProject } from "../support/project-copy.ts";

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
      "an action of no audience",
      (c) => void Object.assign(operationOf(c)["x-actions"].get_flow ?? {}, { "x-audience": "agent" }),
      /get_flow\.x-audience is none of sender, worker, operator/,
    ],
    [
      "more actions of senders than an agent can choose among",
      (c) => {
        const { "x-actions": actions } = operationOf(c);
        for (let n = 0; n < 4; n++) actions[`copy_${n}`] = { ...(actions.get_flow as ActionEntry) };
      },
      /21 actions of senders: 20 at most/,
    ],
    [
      "an action under no tag",
      (c) => void Object.assign(operationOf(c)["x-actions"].get_flow ?? {}, { tag: "Reading" }),
      /get_flow\.tag: Reading is not among the tags/,
    ],
    [
      "an error code without advice",
      (c) => void delete operationOf(c)["x-error-codes"].terminal,
      /x-error-codes lacks terminal/,
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

describe("a contract that disagrees with itself is reported in sentences", () => {
  const project = copyProject();
  const original = project.read("openapi.yaml");
  test.each([
    [
      "a reference that leads nowhere",
      "\n    NotifyPolicy:",
      "\n    NotifyPolicies:",
      /schemas\/NotifyPolicy does not exist/,
    ],
    [
      "an example that no operation shows",
      "\n    GetFlowRequest:\n      summary",
      "\n    Unseen:\n      value: {}$&",
      /examples\/Unseen is shown by no operation/,
    ],
    ["a contract without its actions", "x-actions:", "x-actionz:", /x-actions is missing/],
    ["a file that is not YAML", "openapi: ", "openapi: [", /openapi\.yaml: .*at line \d+/],
  ])("%s", (_what, from, to, message) => {
    const changed = original.replace(from, to);
    expect(changed).not.toBe(original);
    project.change("openapi.yaml", () => changed);
    const output = project.node("codegen/main.ts");
    expect(output).toMatch(message);
    expect(output).not.toMatch(/^ +at /m);
  });
});

describe("a copy of the project", () => {
  test("with a new action in the contract does not compile until the files that must know it do, four at most", () => {
    const project = copyProject();
    let text = project.read("openapi.yaml");
    // find_latest_flow again under another name, everywhere that the contract speaks of it.
    const added = (pattern: RegExp) => {
      text = text.replaceAll(
        pattern,
        (found) => found + found.replaceAll("find_latest_flow", "peek_flow").replaceAll("FindLatestFlow", "PeekFlow"),
      );
    };
    added(/ +- \$ref: ["']#\/components\/schemas\/FindLatestFlow\w+["']\n/g);
    added(/ +find_latest_flow:\n +\$ref: .*\n/g);
    added(/ +find_latest_flow: ["']#.*\n/g);
    added(/ +- find_latest_flow\n/g);
    added(/^ {8}find_latest_flow:\n {10}x-audience(?:.*\n {10})+.*\n/gm);
    added(/ {4}FindLatestFlow(?:Request|Result):\n {6}type: object\n(?: {6}.*\n)+/g);
    added(/^ {4}FindLatestFlow(?:Request|Response):\n(?: {6}summary: .*\n)? {6}value:\n(?: {8}.*\n)+/gm);
    project.change("openapi.yaml", () => text);
    expect(project.node("codegen/main.ts")).toBe("");
    expect(project.read("sdk/README.md")).toContain("| `peekFlow` ");
    const errors = project.node("node_modules/typescript/bin/tsc", "-p", "tsconfig.json", "--types", "node");
    expect(errors).toContain("peek_flow");
    const files = [...errors.matchAll(/^(\S+)\(\d+,\d+\): error/gm)].map(([, file]) => file);
    expect(files).toContain("src/plugin/action-handlers.ts");
    expect(new Set(files).size, String(files)).toBeLessThanOrEqual(4);
  });

  test("with an edited generated file, or a contract that moved on, fails the check", () => {
    const project = copyProject();
    expect(project.node("codegen/main.ts", "--check")).toBe("");
    project.change("generated/codes.ts", () => "// edited\n");
    expect(project.node("codegen/main.ts", "--check")).toMatch(/does not match its sources: codes\.ts/);
  });
});
