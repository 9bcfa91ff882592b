import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Schema, Schemas } from "./contract.ts";
import { ContractError } from "./contract-error.ts";

/** The name that the schema of the plugin's configuration has among the others. */
export const WEBHOOKS_CONFIG = "WebhooksConfig";
/** The name that the schema of the file's other sections has. */
export const SECTIONS = "Sections";
/** The name that the schema of a worker's configuration has. */
export const WORKER_CONFIG = "WorkerConfig";
/** The name that the schema of an export's lines has. */
export const EXPORT_LINE = "ExportLine";
/** A definition of the same file, or of another one by its path. */
const DEFINITIONS = /[\w./-]*#\/\$defs\//g;
const COMPONENTS = "#/components/schemas/";

type Named = Schemas["components"]["schemas"];

/** Where the schemas of the configuration are, and what they leave to the contract. */
interface ConfigSources {
  routes: URL;
  gateway: URL;
  worker: URL;
  /** The words of definitions that name what the contract has. */
  words: Readonly<Record<string, readonly unknown[]>>;
}

/** Reads the configuration's schemas in the shape of OpenAPI components, so that the same emitters read them and the contract. */
export function loadConfigSchemas({ routes, gateway, worker, words }: ConfigSources): Schemas {
  const plugin = load(routes, WEBHOOKS_CONFIG);
  const sections = load(gateway, SECTIONS);
  const work = load(worker, WORKER_CONFIG);
  refuseTwice({ file: gateway, schemas: sections }, { file: routes, schemas: plugin });
  refuseTwice({ file: worker, schemas: work }, { file: routes, schemas: { ...plugin, ...sections } });
  const named = Object.entries(words).map(([name, values]): [string, Schema] => {
    const { $comment: _why, ...definition } = plugin[name] ?? {};
    return [name, { ...definition, enum: [...values] }];
  });
  return { components: { schemas: { ...plugin, ...Object.fromEntries(named), ...sections, ...work } } };
}

/** The schema of an export's lines, by itself. */
export function loadLineSchema(file: URL): Schemas {
  return { components: { schemas: load(file, EXPORT_LINE) } };
}

interface Part {
  file: URL;
  schemas: Named;
}

function refuseTwice(later: Part, earlier: Part): void {
  const twice = Object.keys(later.schemas).find((name) => name in earlier.schemas);
  if (twice !== undefined)
    throw new ContractError(`${fileOf(later.file)}: ${fileOf(earlier.file)} defines ${twice} too`);
}

function load(file: URL, root: string): Named {
  const text = JSON.stringify(parse(readFileSync(file, "utf8"))).replaceAll(DEFINITIONS, COMPONENTS);
  const { $schema: _dialect, $defs, ...schema } = JSON.parse(text) as Schema & { $defs: Named };
  return { [root]: schema, ...$defs };
}

function fileOf(url: URL): string {
  return url.pathname.split("/").at(-1) ?? "";
}
