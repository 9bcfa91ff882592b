import { Ajv2020, type Options } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { boundedRequests } from "./bounded-requests.ts";
import {
  type Contract,
  codesOf,
  isSuccess,
  operationOf,
  refusalCodes,
  responseSchemaName,
  type Schema,
  type Schemas,
  schemaOf,
} from "./contract.ts";
import { mapSchema } from "./derived/map-schema.ts";
import { jsonSchema } from "./json-schema.ts";
import { mapValues } from "./map-values.ts";

const DOCUMENT = "contract";

/** A module and the declarations beside it. */
export interface EmittedModule {
  code: string;
  types: string;
}

/** The request validator: stops at the first variant, reports every problem in it but for unknown fields. */
export function emitRequestValidator(contract: Contract): EmittedModule {
  const exports = { validateRequest: "ActionRequest" };
  return { code: emit(boundedRequests(contract), exports), types: declareGuards(exports, "./types.ts") };
}

/** Validators of the configuration; `exports` has the name of each, and of the schema that it validates. */
export function emitConfigValidator(config: Schemas, exports: Record<string, string>): EmittedModule {
  return { code: emit(config, exports), types: declareGuards(exports, "./config-types.ts") };
}

/** The validator of an export's lines. It tells nothing of types: those of the records are written by hand. */
export function emitLineValidator(lines: Schemas, exports: Record<string, string>): EmittedModule {
  const types = Object.keys(exports).map(
    (name) => `export declare const ${name}: {\n  (data: unknown): boolean;\n  errors?: ErrorObject[] | null;\n};`,
  );
  return {
    code: emit(lines, exports, false),
    types: `import type { ErrorObject } from "ajv";\n\n${types.join("\n")}\n`,
  };
}

/** One validator for each action and status: the envelope of the status with the result of the action. */
export function emitResponseValidators(contract: Contract): EmittedModule {
  const copy = structuredClone(contract);
  const exports: Record<string, string> = {};
  const table: string[] = [];
  const { responses, "x-actions": actions } = operationOf(contract);
  for (const [action, entry] of Object.entries(actions)) {
    const { statuses } = entry;
    const codes = refusalCodes(contract, entry);
    const cells: string[] = [];
    for (const status of Object.keys(responses)) {
      const envelope = responseSchemaName(contract, status);
      const result = statuses[status];
      // 200 and 202 are answers of actions that declare them, and of no other; a refusal needs a code of the action.
      if (isSuccess(status) ? !result : !codesOf(contract, status).some((code) => codes.has(code))) continue;
      const name = result ? `${action}_${status}` : envelope;
      if (result)
        copy.components.schemas[name] = withResult(contract, envelope, result, isSuccess(status) ? undefined : codes);
      exports[name] = name;
      cells.push(`${status}: ${name}`);
    }
    table.push(`  ${action}: { ${cells.join(", ")} },`);
  }
  const code = emit(copy, exports, false);
  return {
    code: `${code}\n/** By action, then by status. */\nexport const validateResponse = {\n${table.join("\n")}\n};\n`,
    types: `import type { ErrorObject } from "ajv";
import type { ActionName } from "./actions.ts";

interface Validator {
  (data: unknown): boolean;
  errors?: ErrorObject[] | null;
}
/** By action, then by status. A status that is not there is one that the action never answers with. */
export declare const validateResponse: Record<ActionName, Partial<Record<number, Validator>>>;
`,
  };
}

/** The envelope with the action's result and, where the action refuses, no code but these. */
function withResult(contract: Contract, name: string, result: string, codes?: Set<string>): Schema {
  const { properties = {}, ...envelope } = schemaOf(contract, name);
  const code = properties.code && { ...properties.code };
  if (code?.enum && codes) code.enum = code.enum.filter((value) => codes.has(value as string));
  return {
    ...envelope,
    properties: { ...properties, ...(code && { code }), result: { $ref: `#/components/schemas/${result}` } },
  };
}

/** `exports`: the name of each validator, and of the schema that it validates. */
function emit({ components }: Schemas, exports: Record<string, string>, inlineRefs = true): string {
  const options: Options = {
    discriminator: true,
    strict: true,
    allErrors: true,
    // `string | null`, as JSON Schema has it.
    allowUnionTypes: true,
    validateFormats: false,
    inlineRefs,
    code: { source: true, esm: true, lines: true },
  };
  const ajv = new Ajv2020(options);
  ajv.addKeyword("components");
  ajv.addSchema({ components: { schemas: mapValues(components.schemas, bareSchema) } }, DOCUMENT);
  const refs = Object.fromEntries(
    Object.entries(exports).map(([name, schema]) => [name, `${DOCUMENT}#/components/schemas/${schema}`]),
  );
  const source = (standaloneCode as unknown as (ajv: Ajv2020, refs: Record<string, string>) => string)(ajv, refs);
  return importRuntime(source);
}

/** In plain JSON Schema. The validators carry their schemas, and would carry their descriptions to no use. */
function bareSchema(schema: Schema): Schema {
  return mapSchema(jsonSchema(schema), ({ description: _unread, ...inner }) => inner);
}

/** Ajv's ESM output still requires its small runtime; import it instead. */
function importRuntime(source: string): string {
  const imports = new Map<string, string>();
  const code = source.replaceAll(/require\("(ajv\/dist\/runtime\/(\w+))"\)\.default/g, (_all, module, name) => {
    imports.set(module as string, name as string);
    // Node gives a CommonJS module's exports, bundlers its default.
    return `(${name as string}.default ?? ${name as string})`;
  });
  const lines = [...imports].map(([module, name]) => `import ${name} from "${module}.js";`);
  return [...lines, code].join("\n");
}

/** Declares each validator as a guard of the schema's type, which is in the module `types`. */
function declareGuards(exports: Record<string, string>, types: string): string {
  const each = Object.entries(exports).map(
    ([name, schema]) =>
      `export declare const ${name}: {
  (data: unknown): data is components["schemas"]["${schema}"];
  errors?: ErrorObject[] | null;
};`,
  );
  return `import type { ErrorObject } from "ajv";\nimport type { components } from "${types}";\n\n${each.join("\n")}\n`;
}
