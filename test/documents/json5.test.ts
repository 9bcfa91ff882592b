import { chmodSync, globSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import JSON5 from "json5";
import { expect, test } from "vitest";
import { loadWorkerConfig } from "../../src/worker/config/load-worker-config.ts";
import { filesIn, load } from "../support/config-files.ts";
import { codeBlocks, documentAt } from "../support/documents.ts";
import { temporaryDirectory } from "../support/gateway.ts";

const env = { BIND_ADDRESS: "loopback", GITHUB_WEBHOOK_SECRET: "g", BILLING_SECRET: "b", ZAPIER_SECRET: "z" };
/** Files that the examples include. */
const included = { "routes.json5": {}, "more-routes.json5": {} };
const root = new URL("../..", import.meta.url).pathname;
const pages = globSync("docs/*.md", { cwd: root });
const examples = pages.flatMap((page) =>
  codeBlocks(documentAt(page), "json5").map((example): [string, string] => [page, withPrograms(whole(example))]),
);
const isOfWorker = ([, example]: [string, string]) => Object.hasOwn(JSON5.parse(example), "routes");

/** Routes and their limits are shown without what is around them. */
function whole(example: string): string {
  if (example.startsWith("{")) return example;
  const routes = example.startsWith("limits:") ? `zapier: { sessionKey: "a:b:c", secret: "s", ${example} }` : example;
  return `{ plugins: { entries: { webhooks: { config: { routes: { ${routes} } } } } } }`;
}

/** Programs and directories that the examples name are not on this machine. */
function withPrograms(example: string): string {
  const program = join(temporaryDirectory(), "program");
  writeFileSync(program, "#!/bin/sh\n");
  chmodSync(program, 0o700);
  return example
    .replaceAll(/"\/(?:opt|usr\/local)\/[\w./-]+"/g, JSON.stringify(program))
    .replaceAll(/"\/srv\/\w+"/g, JSON.stringify(temporaryDirectory()));
}

test.each(examples.filter(isOfWorker))("an example in %s is one that a worker accepts", async (_page, example) => {
  const directory = filesIn({ "worker.json5": example, "github.secret": "g" });
  const { routes } = await loadWorkerConfig(join(directory, "worker.json5"), env);
  expect(routes.length).toBeGreaterThan(0);
});

test.each(examples.filter((each) => !isOfWorker(each)))(
  "an example of the configuration in %s is one that the gateway accepts",
  (_page, example) => {
    expect(JSON5.parse(example)).toBeTypeOf("object");
    expect(() => load({ "openclaw.json": example, ...included }, env)).not.toThrow();
  },
);

test("the documents show examples of the configuration", () => {
  expect(examples.length).toBeGreaterThan(8);
});
