import { globSync } from "node:fs";
import JSON5 from "json5";
import { expect, test } from "vitest";
import { load } from "../support/config-files.ts";
import { codeBlocks, documentAt } from "../support/documents.ts";

const env = { BIND_ADDRESS: "loopback", GITHUB_WEBHOOK_SECRET: "g", BILLING_SECRET: "b" };
/** Files that the examples include. */
const included = { "routes.json5": {}, "more-routes.json5": {} };
const root = new URL("../..", import.meta.url).pathname;
const pages = globSync("docs/*.md", { cwd: root });
const examples = pages.flatMap((page) =>
  codeBlocks(documentAt(page), "json5").map((example): [string, string] => [page, whole(example)]),
);

/** Routes and their limits are shown without what is around them. */
function whole(example: string): string {
  if (example.startsWith("{")) return example;
  const routes = example.startsWith("limits:") ? `zapier: { sessionKey: "a:b:c", secret: "s", ${example} }` : example;
  return `{ plugins: { entries: { webhooks: { config: { routes: { ${routes} } } } } } }`;
}

test.each(examples)("an example of the configuration in %s is one that the gateway accepts", (_page, example) => {
  expect(JSON5.parse(example)).toBeTypeOf("object");
  expect(() => load({ "openclaw.json": example, ...included }, env)).not.toThrow();
});

test("the documents show examples of the configuration", () => {
  expect(examples.length).toBeGreaterThan(8);
});
