import { createRequire } from "node:module";
import { type Example, refName, type Schema } from "../contract.ts";
import { mapValues } from "../map-values.ts";
import { type Document, reachable } from "../reachable.ts";
import { conditionLoss, withLosses } from "./losses.ts";
import { mapSchema } from "./map-schema.ts";

/** The slice of @apiture/openapi-down-convert that is used; it lives with the other tools of generation. */
interface DownConvert {
  Converter: new (document: object) => { convert(): object };
}
const require = createRequire(new URL("../../tools/codegen/package.json", import.meta.url));
const { Converter } = require("@apiture/openapi-down-convert") as DownConvert;

/**
 * The document in OpenAPI 3.0.3, with what is lost listed at the end of its description. The converter leaves `if`, a
 * `null` in a union and `info.summary` as they are, which 3.0 does not know: these are said another way first.
 */
export function openapi30<D extends Document>(document: D): D {
  const copy = withoutNullRecords(document);
  const schemas = mapValues(copy.components.schemas as Record<string, Schema>, (schema) =>
    mapSchema(schema, (inner) => nullable(unconditional(inner))),
  );
  const { summary: _unknown, license, ...info } = copy.info;
  const losses = [conditionLoss(document), NULL_LOSS];
  const prepared = reachable({
    ...copy,
    info: { ...info, license: withUrl(license as License), description: withLosses(document, "OpenAPI 3.0.3", losses) },
    components: { ...copy.components, schemas },
  });
  return new Converter(prepared).convert() as D;
}

/** Without the examples of a result that is `null`, which strict validators of 3.0 refuse. */
function withoutNullRecords<D extends Document>(document: D): D {
  const isNull = ({ value }: Example) => Object.values((value.result as object | undefined) ?? {}).includes(null);
  const examples = Object.entries(document.components.examples as Record<string, Example>);
  const dropped = new Set(examples.filter(([, example]) => isNull(example)).map(([name]) => name));
  const shown = (references: Record<string, { $ref?: string }>) =>
    Object.fromEntries(Object.entries(references).filter(([, reference]) => !dropped.has(refName(reference))));
  return JSON.parse(JSON.stringify(document, (key, value) => (key === "examples" ? shown(value) : value))) as D;
}

interface License {
  name: string;
  identifier?: string;
}

/** 3.0 has a URL where 3.1 has an SPDX identifier. */
function withUrl({ identifier, ...license }: License): object {
  return identifier ? { ...license, url: `https://spdx.org/licenses/${identifier}.html` } : license;
}

function unconditional({ if: _if, then: _then, else: _else, ...schema }: Schema): Schema {
  return schema;
}

/** `oneOf: [X, null]` → what generators for 3.0 take for a nullable X; validators ask for the type too. */
function nullable({ oneOf, ...schema }: Schema): Schema {
  const others = oneOf?.filter(({ type }) => type !== "null") ?? [];
  if (!oneOf) return schema;
  return others.length === oneOf.length
    ? { ...schema, oneOf }
    : { ...schema, type: "object", nullable: true, allOf: others };
}

const NULL_LOSS =
  "Results that can be `null`, for strict validators. Generators read them from `nullable` beside `allOf`.";
