import { readFileSync, writeFileSync } from "node:fs";
import importers from "insomnia-importers";

const { data } = await importers.convert(readFileSync(process.argv[2], "utf8"));
const bare = data.resources.filter(({ _type, body }) => _type === "request" && body.text === "null");
if (bare.length > 0) throw new Error(`${bare.length} imported requests have no body`);
writeFileSync("resources.json", JSON.stringify(data.resources, null, 2));
