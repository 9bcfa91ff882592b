import { readFileSync, writeFileSync } from "node:fs";
import importers from "insomnia-importers";

// The last published version of this package, which is part of Insomnia now. package.json replaces its validator with
// that of Insomnia 12, which reads OpenAPI 3.1.
const { data } = await importers.convert(readFileSync(process.argv[2], "utf8"));
const bare = data.resources.filter(({ _type, body }) => _type === "request" && body.text === "null");
if (bare.length > 0) throw new Error(`${bare.length} imported requests have no body`);
writeFileSync("resources.json", JSON.stringify(data.resources, null, 2));
