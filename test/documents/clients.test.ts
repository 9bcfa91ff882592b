import { expect, test } from "vitest";
import { clientsTable } from "../clients/support/clients-page.ts";
import { documentAt } from "../support/documents.ts";

/** `npm run test:clients` compares generators.json with what the generators do. */
test("docs/clients.md says of each generator what test/clients/generators.json says", () => {
  expect(documentAt("docs/clients.md"), "run: npm run docs:clients").toContain(clientsTable());
});
