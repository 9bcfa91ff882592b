import { readFileSync, writeFileSync } from "node:fs";
import { clientsTable } from "./clients-page.ts";

/** `npm run docs:clients` writes what generators.json says into docs/clients.md. */
const page = new URL("../../../docs/clients.md", import.meta.url);
const [before, rest] = readFileSync(page, "utf8").split(/(?<=\n\n)(?=\| generator )/);
const [, after] = rest?.split(/(?=\n- \*\*Postman collection\*\*)/) ?? [];
if (before === undefined || after === undefined) throw new Error("docs/clients.md has no table of generators.");
writeFileSync(page, before + clientsTable() + after);
