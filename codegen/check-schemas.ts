import type { Contract, Schema } from "./contract.ts";
import { ContractError } from "./contract-error.ts";
import { mapSchema } from "./derived/map-schema.ts";

/** Checks rules that generators and importers need beyond OpenAPI. Throws an error that lists every problem. */
export function checkSchemas(contract: Contract): void {
  const problems = [...inlineDefaults(contract), ...sharedValues(contract), ...unexplained(contract)];
  if (problems.length > 0)
    throw new ContractError(`openapi.yaml: clients cannot use these schemas:\n  ${problems.join("\n  ")}`);
}

/** openapi-typescript makes a property required that has a default beside it, but not one behind a reference. */
function inlineDefaults({ components }: Contract): string[] {
  const parameters = Object.entries(components.parameters).filter(([, { schema }]) => "default" in schema);
  return [
    ...parameters.map(([name]) => `components.parameters.${name}.schema has a default: move it to a named schema`),
    ...Object.entries(components.schemas).flatMap(([name, schema]) =>
      nested(schema)
        .filter((inner) => "default" in inner)
        .map(({ default: value }) => `${name} has the default ${JSON.stringify(value)}: move it to a named schema`),
    ),
  ];
}

/** Readers need the words, and importers the example: they would send the name of the type. */
function unexplained({ components }: Contract): string[] {
  return Object.entries(components.schemas).flatMap(([name, schema]) =>
    [schema, ...nested(schema)].flatMap(({ properties = {}, description: condition }) =>
      Object.entries(properties).flatMap(([property, { $ref, type, description, example }]) => {
        if ($ref || !condition) return [];
        const isValue = type !== "object" && type !== "array" && type !== undefined;
        return [
          ...(description ? [] : [`${name}.${property} lacks a description`]),
          ...(isValue && example === undefined ? [`${name}.${property} lacks an example`] : []),
        ];
      }),
    ),
  );
}

/** Each schema inside this one. */
function nested(schema: Schema): Schema[] {
  const found: Schema[] = [];
  mapSchema(schema, (inner) => {
    found.push(inner);
    return inner;
  });
  return found.slice(0, -1);
}

/**
 * openapi-generator's Go client names the constants of a named enum by their values alone, in one name space. Names given
 * in `x-enum-varnames` are no way out: its Python client then refers to constants that are not there.
 */
function sharedValues({ components }: Contract): string[] {
  const owners = new Map<unknown, string>();
  const problems: string[] = [];
  for (const [name, { enum: values = [] }] of Object.entries(components.schemas))
    for (const value of values) {
      const owner = owners.get(value);
      if (owner)
        problems.push(
          `${name} and ${owner} both have the value ${JSON.stringify(value)}: put one beside the property that has it`,
        );
      else owners.set(value, name);
    }
  return problems;
}
