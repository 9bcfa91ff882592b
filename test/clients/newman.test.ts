import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentAt } from "../support/documents.ts";
import { SENDER_ACTIONS } from "../support/sender-actions.ts";
import { npmCi, npmCommand, npmVersion } from "./support/npm.ts";
import { type ScenarioGateway, startScenarioGateway } from "./support/scenario.ts";
import { freshFolder, installOnce } from "./support/workspace.ts";

const project = { name: "newman", sources: ["newman"] };
const collection = fileURLToPath(new URL("../../generated/taskflow-webhooks.postman_collection.json", import.meta.url));
let gateway: ScenarioGateway;
let home: string;
beforeAll(async () => {
  gateway = await startScenarioGateway(["postman"]);
  home = await installOnce(project, npmCi);
}, 5 * 60_000);
afterAll(() => gateway.close());

test("newman is installed in the version that docs/clients.md names", () => {
  expect(documentAt("docs/clients.md")).toContain(`newman ${npmVersion("newman")(home)}`);
});

/** The part of newman's report that the tests read. */
interface Report {
  run: {
    executions: {
      item: { name: string };
      request: { url: { path: string[] } };
      response: { code: number };
      assertions?: { assertion: string; error?: object }[];
    }[];
    failures: object[];
  };
}

test("the Postman collection runs against a live gateway, every action, and all its assertions hold", async () => {
  const folder = freshFolder(project, "run");
  const { TASKFLOW_URL, TASKFLOW_ROUTE, TASKFLOW_SECRET } = gateway.target("postman");
  const variables = { baseUrl: TASKFLOW_URL, routeId: TASKFLOW_ROUTE, secret: TASKFLOW_SECRET };
  const given = Object.entries(variables).flatMap(([name, value]) => ["--env-var", `${name}=${value}`]);
  const reports = ["--reporters", "cli,json", "--reporter-json-export", "report.json"];
  await npmCommand(home, "newman", ["run", collection, ...given, ...reports], folder);

  const { executions, failures }: Report["run"] = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")).run;
  expect(failures).toEqual([]);
  const actions = executions.map(({ request }) => request.url.path.at(-1));
  expect(new Set(actions)).toEqual(new Set(SENDER_ACTIONS));
  expect(executions.map(({ response }) => response.code).every((code) => code === 200 || code === 202)).toBe(true);
  for (const { item, assertions = [] } of executions) expect(assertions, item.name).not.toEqual([]);
});
