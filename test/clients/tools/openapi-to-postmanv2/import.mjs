import { readFileSync, writeFileSync } from "node:fs";
import Converter from "openapi-to-postmanv2";

/** The importer's default options. Postman also offers "Example", which uses the contract's examples. */
const [file, parametersResolution] = process.argv.slice(2);
const options = parametersResolution ? { parametersResolution } : {};

Converter.convertV2(
  { type: "string", data: readFileSync(file, "utf8") },
  options,
  (error, { result, reason, output }) => {
    if (error || !result) throw error ?? new Error(reason);
    writeFileSync("collection.json", JSON.stringify(output[0].data, null, 2));
  },
);
