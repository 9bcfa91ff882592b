import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";
import { SENDER_ACTIONS } from "../support/sender-actions.ts";
import { pipInstall, venv } from "./support/python.ts";
import { run } from "./support/run.ts";
import { freshFolder, installOnce } from "./support/workspace.ts";

interface Sample {
  lang: string;
  label: string;
  source: string;
}
interface Operation {
  operationId: string;
  "x-codeSamples": Sample[];
}

const PROJECT = { name: "code-samples", sources: ["code-samples"] };
const SDK = pathToFileURL(fileURLToPath(new URL("../../sdk/src/index.ts", import.meta.url))).href;
const FORMS = ["openapi.json", "actions.openapi.json"];
const TASK_ID = /019dbbf1-3660-7e44-b3a0-1c2d3e4f5a6b/g;
const FLOW_ID = /019dbbf0-4c00-7a31-9c52-3f1de2a0b871/g;

const samples = FORMS.flatMap((form) => {
  const { paths } = JSON.parse(readFileSync(new URL(`../../generated/${form}`, import.meta.url), "utf8"));
  // A stream has no end to wait for: test/plugin tries it.
  const operations = (Object.values(paths) as { post?: Operation }[]).flatMap(({ post }) => post ?? []);
  return operations.flatMap(({ operationId, "x-codeSamples": own }) =>
    own.map((sample) => ({ ...sample, form, operationId })),
  );
});

describe("the code samples of the contract", () => {
  let gateway: TestGateway;
  let home: string;
  let folder: string;
  beforeAll(async () => {
    gateway = await startTestGateway();
    home = await installOnce(PROJECT, pipInstall);
    folder = freshFolder(PROJECT, "run");
  }, 300_000);
  afterAll(() => gateway.close());

  test("are in three languages on every operation of every form", () => {
    expect(samples).toHaveLength(3 * (1 + SENDER_ACTIONS.length));
    for (const form of ["openapi-3.0.json", "actions.openapi-3.0.json", "actions.swagger-2.0.json"]) {
      const { paths } = JSON.parse(readFileSync(new URL(`../../generated/${form}`, import.meta.url), "utf8"));
      for (const { post } of Object.values(paths) as { post?: Operation }[])
        if (post) expect(post["x-codeSamples"].map(({ label }) => label)).toEqual(["curl", "TypeScript SDK", "Python"]);
    }
  });

  test.each(samples)("$label in $form: $operationId prints its result", async ({ source, lang }) => {
    const { flowId } = (await gateway.call({ action: "create_flow", goal: "To try a sample on" })).body.result.flow;
    const task = { action: "run_task", flowId, runtime: "acp", task: "To try a sample on" } as const;
    const { taskId } = (await gateway.call(task)).body.result.task;
    const program = source
      .replaceAll(FLOW_ID, flowId)
      .replaceAll(TASK_ID, taskId)
      .replaceAll(/("?expectedRevision"?): \d+/g, "$1: 0")
      .replaceAll("http://localhost:18789", gateway.url)
      .replaceAll("YOUR_SECRET", SECRET);
    const printed = await PROGRAMS[lang]?.(program);
    expect(printed).toMatch(/\b(?:flows?|tasks?|summary)\b/);
    expect(printed).not.toMatch(/error|Traceback/i);
  });

  const PROGRAMS: Record<string, (program: string) => Promise<string>> = {
    Shell: (program) => run("bash", ["-c", program], { cwd: folder }),
    TypeScript: (program) => {
      const file = join(folder, "sample.ts");
      writeFileSync(file, program.replace("taskflow-webhooks-sdk", SDK));
      return run(process.execPath, [file], { cwd: folder });
    },
    Python: (program) => venv(home, "python", ["-c", program], folder),
  };
});
