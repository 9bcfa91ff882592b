import { beforeAll, describe, expect, test } from "vitest";
import { ACTION_GRANTS, ACTION_NAMES, type GrantName } from "../../generated/actions.ts";
import { copyProject } from "../support/project-copy.ts";

/** The actions of operators in the contract. */
const namesWith = (grant: GrantName) => ACTION_NAMES.filter((action) => ACTION_GRANTS[action] === grant);
const OF_OPERATORS = [...namesWith("endpoints"), ...namesWith("delete")];
/** Those of workers. */
const OF_WORKERS = namesWith("worker");

describe("an action of workers and one more of operators", () => {
  const project = copyProject();
  const json = (file: string) => JSON.parse(project.read(file));
  const actionsIn = (file: string): string[] =>
    Object.keys(json(file).paths)
      .map((path) => path.split("/").at(-1) ?? "")
      .sort();

  beforeAll(() => {
    const moved = (action: string, audience: string) => (text: string) =>
      text.replace(
        `        ${action}:\n          x-audience: sender`,
        `        ${action}:\n          x-audience: ${audience}`,
      );
    project.change("openapi.yaml", moved("run_task", "worker\n          x-grant: worker"));
    project.change("openapi.yaml", moved("request_cancel", "operator"));
    expect(project.node("codegen/main.ts")).toBe("");
  });

  test.each([
    ["workers", ["run_task", ...OF_WORKERS].sort(), "worker"],
    ["endpoints", ["request_cancel", ...OF_OPERATORS].sort(), "operator"],
  ])("have separate documents: %s", (name, actions, audience) => {
    for (const format of ["openapi", "openapi-3.0", "swagger-2.0"]) {
      const file = `generated/${name}.${format}.json`;
      expect(actionsIn(file)).toEqual(actions);
      const [item] = Object.values(json(file).paths) as { post: Record<string, unknown> }[];
      expect(item?.post["x-audience"]).toBe(audience);
    }
  });

  test("are in no document that senders use, nor are those that need a grant", () => {
    const others = ["run_task", "request_cancel", ...OF_OPERATORS, ...OF_WORKERS];
    for (const format of ["openapi", "openapi-3.0", "swagger-2.0"]) {
      const actions = actionsIn(`generated/actions.${format}.json`);
      expect(actions).toHaveLength(15);
      for (const other of others) expect(actions).not.toContain(other);
    }
    const collection = project.read("generated/taskflow-webhooks.postman_collection.json");
    for (const file of [
      "integrations/zapier/src/generated/actions.ts",
      "integrations/n8n/nodes/generated/operations.ts",
    ])
      for (const text of [project.read(file), collection])
        expect(text).not.toMatch(new RegExp(`["/](?:${others.join("|")})\\b`));
  });

  test("are in the form with one operation, and in what the SDK is made from", () => {
    const { mapping } = json("generated/openapi.json").components.schemas.ActionRequest.discriminator;
    expect(Object.keys(mapping)).toEqual(expect.arrayContaining(["run_task", "request_cancel", "get_flow"]));
    for (const method of ["runTask", "requestCancel", "getFlow"])
      expect(project.read("generated/sdk-methods.ts")).toContain(`readonly ${method}: (input`);
  });

  test("are marked in the forms, so that the MCP server leaves them out", () => {
    const forms = project.read("generated/action-forms.ts");
    expect(forms).toMatch(/"action": "run_task",\s+"operationId": "runTask",\s+"audience": "worker"/);
  });

  test("need the grants that the contract names, which a route's configuration can then have", () => {
    const { grants } = json("generated/config.schema.json").properties.routes.additionalProperties.properties;
    expect(grants.items.enum).toEqual(["delete", "worker", "endpoints"]);
    expect(project.read("generated/actions.ts")).toContain('run_task: "worker"');
    const [{ post }] = Object.values(json("generated/workers.openapi.json").paths) as [{ post: object }];
    expect(post).toMatchObject({ "x-grant": "worker" });
  });
});
