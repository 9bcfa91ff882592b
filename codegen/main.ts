import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { checkActions } from "./check-actions.ts";
import { checkLinks, checkParts } from "./check-links.ts";
import { checkSchemas } from "./check-schemas.ts";
import { loadConfigSchemas, loadLineSchema } from "./config-schemas.ts";
import { grantsOf, loadContract, operationOf, schemaOf } from "./contract.ts";
import { ContractError } from "./contract-error.ts";
import type { File, Sources } from "./files.ts";
import { withPart } from "./marked-part.ts";
import { TARGETS } from "./targets.ts";

/**
 * openapi.yaml and the schemas of the configuration → generated/, and the files of other folders that are made of them. With --check
 * nothing is written; a file that differs is an error.
 */
const root = new URL("../", import.meta.url);
const directory = new URL("generated/", root);

function readSources(): Sources {
  const contract = loadContract(new URL("openapi.yaml", root));
  checkParts(contract);
  checkLinks(contract);
  checkActions(contract);
  checkSchemas(contract);
  const words = {
    ActionName: Object.keys(operationOf(contract)["x-actions"]),
    GrantName: grantsOf(contract),
    EventTypeName: schemaOf(contract, "EventType").enum ?? [],
  };
  const routes = new URL("src/plugin/route.schema.yaml", root);
  const gateway = new URL("src/gateway/config/gateway.schema.yaml", root);
  const worker = new URL("src/worker/config/worker.schema.yaml", root);
  const lines = loadLineSchema(new URL("src/transfer/line.schema.yaml", root));
  return { contract, config: loadConfigSchemas({ routes, gateway, worker, words }), lines };
}

function write(files: readonly File[]): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  for (const file of files) writeFileSync(new URL(file.name, directory), wholeText(file));
}

function wholeText({ name, text, part }: File): string {
  return part ? withPart(readFileSync(new URL(name, directory), "utf8"), part, text) : text;
}

/** Throws when what is there differs from these files. */
function check(files: readonly File[]): void {
  const present = existsSync(directory) ? readdirSync(directory) : [];
  const names = new Set(files.map(({ name }) => name));
  const differing = files.filter((file) => {
    const path = new URL(file.name, directory);
    return !existsSync(path) || readFileSync(path, "utf8") !== wholeText(file);
  });
  const drifted = [...differing.map(({ name }) => name), ...present.filter((name) => !names.has(name))];
  if (drifted.length > 0)
    throw new ContractError(`generated/ does not match its sources: ${drifted.join(", ")}. Run: npm run generate`);
}

try {
  const sources = readSources();
  const files: File[] = [];
  for (const emit of TARGETS) files.push(...(await emit(sources)));
  if (process.argv.includes("--check")) check(files);
  else write(files);
} catch (error) {
  if (!(error instanceof ContractError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
