// The contract, a file, to the properties of an n8n node, on standard output.
import { readFileSync } from "node:fs";
import { N8NPropertiesBuilder } from "@devlikeapro/n8n-openapi-node";

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
const silent = () => undefined;
const logger = { trace: silent, debug: silent, info: silent, warn: console.error, error: console.error };
console.log(JSON.stringify(new N8NPropertiesBuilder(document, { logger }).build()));
