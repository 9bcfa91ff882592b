import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeImporter, type Importer, recorded } from "./support/describe-importer.ts";
import { actionsIn } from "./support/facts.ts";
import { JAVASCRIPT } from "./support/javascript.ts";
import { npmCi, npmVersion } from "./support/npm.ts";
import { run } from "./support/run.ts";
import { type ScenarioGateway, startScenarioGateway } from "./support/scenario.ts";
import { FORMS, shapeOf, specFile } from "./support/specs.ts";
import { countIn, freshFolder, installOnce } from "./support/workspace.ts";

const IMPORTER: Importer = {
  ...JAVASCRIPT,
  name: "openapi-to-postmanv2",
  sources: ["javascript", "openapi-to-postmanv2"],
  install: npmCi,
  version: npmVersion("openapi-to-postmanv2"),
  import: ({ folder, spec }) => run(process.execPath, ["import.mjs", spec, "Example"], { cwd: folder }),
  operations: ({ folder }) => countIn(folder, "collection.json", /"request": \{/g),
};

describeImporter(IMPORTER);

describe("openapi-to-postmanv2 with its default options, which write placeholders such as <long> in place of numbers", () => {
  let gateway: ScenarioGateway;
  let home: string;
  beforeAll(async () => {
    gateway = await startScenarioGateway(FORMS);
    home = await installOnce(IMPORTER, npmCi);
  }, 5 * 60_000);
  afterAll(() => gateway.close());

  test.each(FORMS)("the requests that are made of %s all run, and none has an Idempotency-Key", async (form) => {
    const folder = freshFolder(IMPORTER, `${form}-default`);
    const client = { spec: specFile(form), shape: shapeOf(form), folder, home };
    await JAVASCRIPT.import(client);
    const received = await recorded(form, () => IMPORTER.sendAll(client, gateway.target(form)));
    expect(received).toHaveLength(actionsIn(form, { runs: true }));
    for (const { key, status, action } of received) {
      expect(key, action).toBe("");
      expect([200, 404, 400], action).toContain(status);
    }
  });
});
