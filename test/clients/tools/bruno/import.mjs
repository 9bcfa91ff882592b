import { readFileSync, writeFileSync } from "node:fs";
import { openApiToBruno } from "@usebruno/converters";

const collection = await openApiToBruno(JSON.parse(readFileSync(process.argv[2], "utf8")));
writeFileSync("collection.json", JSON.stringify(collection, null, 2));
