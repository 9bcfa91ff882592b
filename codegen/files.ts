import type { Contract, Schemas } from "./contract.ts";
import type { EmittedModule } from "./emit-validators.ts";
import type { Marker } from "./marked-part.ts";

/** Sources of generation. */
export interface Sources {
  contract: Contract;
  /** The schemas of the configuration. */
  config: Schemas;
  /** The schema of an export's lines. */
  lines: Schemas;
}

/** A file to write; its name is relative to generated/. */
export interface File {
  name: string;
  text: string;
  /** The place of the text in a document of which the rest is handwritten. */
  part?: Marker;
}

/** The files that one reader needs: the server, the SDK, an integration. */
export type Target = (sources: Sources) => File[] | Promise<File[]>;

export const FROM_CONTRACT = header("openapi.yaml");
/** The plugin's configuration names the contract's actions. */
export const FROM_ROUTES = header("src/plugin/route.schema.yaml and openapi.yaml");
export const FROM_SECTIONS = header("the schemas in src/gateway/config, src/plugin and src/worker/config");
export const FROM_CHART = header("codegen/chart/values.schema.yaml and the schemas of the configuration");
export const FROM_LINES = header("src/transfer/line.schema.yaml");
export const FROM_ALL = header("openapi.yaml and the schemas in src/gateway/config, src/plugin and src/worker/config");

function header(sources: string): string {
  return `Do not edit. Generated from ${sources} by \`npm run generate\`.`;
}

export function script(name: string, code: string, from = FROM_CONTRACT): File {
  return { name, text: `// ${from}\n${code}` };
}

/** A JavaScript module and the declarations beside it. */
export function module(name: string, { code, types }: EmittedModule, from = FROM_CONTRACT): File[] {
  return [script(`${name}.js`, code, from), script(`${name}.d.ts`, types, from)];
}

export function markedPart(name: string): Marker {
  return { name, writtenBy: "npm run generate" };
}

export function json(name: string, document: object): File {
  return { name, text: `${JSON.stringify(document, null, 2)}\n` };
}
