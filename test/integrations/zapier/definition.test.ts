import { execFile } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { ACTION_FORMS } from "../../../generated/action-forms.ts";
import { temporaryDirectory } from "../../support/gateway.ts";
import { APP_DIRECTORY, app } from "./app.ts";

const HOME_OF_CLI = fileURLToPath(new URL("../zapier-cli/", import.meta.url));
const CLI = join(HOME_OF_CLI, "node_modules", "zapier-platform-cli", "src/bin/run");
const zapierPlatform = (args: string[], cwd = APP_DIRECTORY) =>
  promisify(execFile)(process.execPath, [CLI, ...args], { cwd, timeout: 120_000 });

test("Zapier's validation finds nothing", async () => {
  const { stdout } = await zapierPlatform(["validate", "--without-style", "--skip-build"]);
  expect(stdout).toContain("This project is structurally sound!");
}, 60_000);

test("Zapier's tool packs it, with every file that it loads", async () => {
  // It compiles the app anew, which other tests are running.
  const copy = temporaryDirectory();
  cpSync(APP_DIRECTORY, copy, { recursive: true, verbatimSymlinks: true });
  // Without a second check by Zapier's server.
  const { stdout } = await zapierPlatform(["build", "--skip-dep-install", "--skip-validation"], copy);
  expect(stdout).toContain("Build complete!");
}, 120_000);

test("the guide lists its steps", () => {
  const guide = readFileSync(`${APP_DIRECTORY}README.md`, "utf8");
  const rows = [...guide.matchAll(/^\| (\w[\w ]+?) +\| (?:`(\w+)`)?/gm)].map(([, label, action]) => [label, action]);
  const labels = (steps: object): unknown[] => Object.values(steps).map(({ display }) => display.label);
  const withAction = (steps: object) =>
    Object.entries(steps).map(([action, { display }]): unknown[] => [display.label, action]);
  expect(rows).toEqual(expect.arrayContaining([...withAction(app.searches), ...withAction(app.creates)]));
  expect(rows.map(([label]) => label)).toEqual(expect.arrayContaining(labels(app.triggers)));
});

test("there is a create for each action that changes something, and a search for each of the others", () => {
  const named = (readOnly: boolean) =>
    ACTION_FORMS.filter((form) => form.readOnly === readOnly).map(({ action }) => action);
  expect(Object.keys(app.creates)).toEqual(named(false));
  expect(new Set(Object.keys(app.searches))).toEqual(new Set(named(true)));
});

describe.each(ACTION_FORMS.filter(({ readOnly }) => !readOnly))("the create $action", ({ action, fields }) => {
  const step = app.creates[action];
  const inputs = step?.operation.inputFields ?? [];

  test("asks for the fields of the contract, and for an idempotency key", () => {
    expect(inputs.map(({ key }) => key)).toEqual([...fields.map(({ name }) => name), "idempotencyKey"]);
    for (const field of fields) {
      const input = inputs.find(({ key }) => key === field.name);
      expect(input?.required).toBe(field.required);
      expect(input?.helpText).toContain(field.description);
      expect(Object.keys(input?.choices ?? {})).toEqual(field.choices ?? []);
    }
  });

  test("shows an example with a name for each value in it", () => {
    const { sample = {}, outputFields = [] } = step?.operation ?? {};
    const named = outputFields.map(({ key }) => key.split("__")[0]);
    // Free-form JSON and lists are named by what they hold.
    const free = ["id", "stateJson", "waitJson", "tasks"];
    expect(Object.keys(sample).filter((key) => !named.includes(key) && !free.includes(key))).toEqual([]);
    expect(sample.flowId).toEqual(expect.any(String));
  });
});
