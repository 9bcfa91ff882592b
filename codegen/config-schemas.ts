import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Schema, Schemas } from "./contract.ts";
import { ContractError } from "./contract-error.ts";

/** The name that the schema of the plugin's configuration has among the others. */
export const WEBHOOKS_CONFIG = "WebhooksConfig";
/** The name that the schema of the file's other sections has. */
export const SECTIONS = "Sections";
/** A definition of the same file, or of another one by its path. */
const DEFINITIONS = /[\w./-]*#\/\$defs\//g;
const COMPONENTS = "#/components/schemas/";

type Named = Schemas["components"]["schemas"];

/** Where the schemas of the configuration are, and what they leave to the contract. */
interface ConfigSources {
  routes: URL;
  gateway: URL;
  /** The words of definitions that name what the contract has. */
  words: Readonly<Record<string, readonly unknown[]>>;
}

/** Reads the configuration's schemas in the shape of OpenAPI components, so that the same emitters read them and the contract. */
export function loadConfigSchemas({ routes, gateway, words }: ConfigSources): Schemas {
  const plugin = load(routes, WEBHOOKS_CONFIG);
  const sections = load(gateway, SECTIONS);
  const twice = Object.keys(sections).find((name) => name in plugin);
  if (twice !== undefined) throw new ContractError(`${fileOf(gateway)}: ${fileOf(routes)} defines ${twice} too`);
  const named = Object.entries(words).map(([name, values]): [string, Schema] => {
    const { $comment: _why, ...definition } = plugin[name] ?? {};
    return [name, { ...definition, enum: [...values] }];
  });
  return { components: { schemas: { ...plugin, ...Object.fromEntries(named), ...sections } } };
}

function load(file: URL, root: string): Named {
  const text = JSON.stringify(parse(readFileSync(file, "utf8"))).replaceAll(DEFINITIONS, COMPONENTS);
  const { $schema: _dialect, $defs, ...schema } = JSON.parse(text) as Schema & { $defs: Named };
  return { [root]: schema, ...$defs };
}

function fileOf(url: URL): string {
  return url.pathname.split("/").at(-1) ?? "";
}
