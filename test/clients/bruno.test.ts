import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "./support/describe-generator.ts";
import { describeImporter } from "./support/describe-importer.ts";
import { JAVASCRIPT } from "./support/javascript.ts";
import { npmCi, npmCommand, npmVersion } from "./support/npm.ts";
import type { Target } from "./support/scenario.ts";
import { countIn } from "./support/workspace.ts";

/** Imports the document and runs the collection with Bruno's own command line. */
async function runCollection({ home, folder, spec }: Client, env: Target): Promise<void> {
  const collection = join(folder, "collection");
  await npmCommand(home, "bru", ["import", "openapi", "--source", spec, "--output", collection], folder);
  for (const file of globSync("*/*.yml", { cwd: collection })) setRoute(join(collection, file), env.TASKFLOW_ROUTE);
  // A stream has no end to wait for.
  for (const file of globSync("*/*.yml", { cwd: collection })) removeStream(join(collection, file));
  const variables = { baseUrl: env.TASKFLOW_URL, token: env.TASKFLOW_SECRET, apiKey: env.TASKFLOW_SECRET };
  const given = Object.entries(variables).flatMap(([name, value]) => ["--env-var", `${name}=${value}`]);
  await npmCommand(home, "bru", ["run", "-r", ...given], collection);
}

function removeStream(file: string): void {
  if (/^\s*method: GET$/im.test(readFileSync(file, "utf8"))) rmSync(file);
}

function setRoute(file: string, route: string): void {
  const imported = readFileSync(file, "utf8");
  writeFileSync(file, imported.replace(/(- name: routeId\n\s+value: ).*/, `$1${route}`));
}

describeImporter({
  ...JAVASCRIPT,
  name: "bruno",
  sources: ["javascript", "bruno"],
  install: npmCi,
  version: npmVersion("@usebruno/cli"),
  sendAll: runCollection,
  operations: ({ folder }) => countIn(folder, "collection.json", /^ +"script": /gm),
});
