import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Contract, Schema, Schemas } from "./contract.ts";
import { mapSchema } from "./derived/map-schema.ts";
import { mapValues } from "./map-values.ts";

/** The slice of openapi-typescript that is used; it lives in a separate workspace, with the TypeScript 5 it needs. */
interface OpenApiTypescript {
  default(source: string, options: Record<string, unknown>): Promise<unknown>;
  astToString(ast: unknown): string;
}
interface TypescriptFactory {
  factory: {
    createTypeReferenceNode(name: string): unknown;
    createTrue(): unknown;
    createFalse(): unknown;
    createLiteralTypeNode(literal: unknown): unknown;
  };
}

/** The types of an OpenAPI document: `paths`, `components` and `operations`. */
export async function emitTypes(document: object, options: object = {}): Promise<string> {
  const require = createRequire(new URL("../tools/codegen/package.json", import.meta.url));
  const entry = require.resolve("openapi-typescript").replace(/index\.cjs$/, "index.mjs");
  const generator = (await import(pathToFileURL(entry).href)) as OpenApiTypescript;
  const { factory } = require("typescript") as TypescriptFactory;
  const ast = await generator.default(JSON.stringify(document), {
    exportType: true,
    alphabetize: false,
    ...options,
    silent: true,
    inject: "export type JsonValue = null | boolean | number | string | JsonValue[] | { [name: string]: JsonValue };\n",
    transform: (schema: Schema, { path }: { path?: string }) => {
      if (path?.endsWith("/components/schemas/JsonValue")) return factory.createTypeReferenceNode("JsonValue");
      const always = schema["x-always"];
      if (always === undefined) return undefined;
      return factory.createLiteralTypeNode(always ? factory.createTrue() : factory.createFalse());
    },
  });
  return generator.astToString(ast);
}

/** The types of schemas that no operation refers to. */
export function emitSchemaTypes({ openapi, info }: Contract, { components }: Schemas): Promise<string> {
  // A default is what the server fills in: whoever writes the configuration may leave the key out.
  const schemas = mapValues(components.schemas, (schema) => mapSchema(schema, asUnion));
  return emitTypes({ openapi, info, paths: {}, components: { schemas } }, { defaultNonNullable: false });
}

/** The generator of the types knows no conditions: "this, or else that" is a union of both. */
function asUnion({ if: one, else: other, ...schema }: Schema): Schema {
  return one && other ? { ...schema, oneOf: [one as Schema, other as Schema] } : schema;
}
