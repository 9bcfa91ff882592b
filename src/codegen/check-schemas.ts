import type { Contract, Schema } from "./contract.ts";
import { mapSchema } from "./derived/map-schema.ts";

/** What no validator of OpenAPI asks for, but generators and importers need. Throws with every problem. */
export function checkSchemas(contract: Contract): void {
  const problems = [...inlineDefaults(contract), ...sharedConstants(contract)];
  if (problems.length > 0)
    throw new Error(`openapi.yaml: clients cannot use these schemas:\n  ${problems.join("\n  ")}`);
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

/** Each schema inside this one. */
function nested(schema: Schema): Schema[] {
  const found: Schema[] = [];
  mapSchema(schema, (inner) => {
    found.push(inner);
    return inner;
  });
  return found.slice(0, -1);
}

/** Go has one name space for all constants of a package: openapi-generator names them by the value alone. */
function sharedConstants({ components }: Contract): string[] {
  const owners = new Map<string, string>();
  const problems: string[] = [];
  for (const [name, { enum: values = [], "x-enum-varnames": names = values }] of Object.entries(components.schemas)) {
    if ((names as unknown[]).length !== values.length)
      problems.push(`${name}.x-enum-varnames needs a name for each value`);
    for (const constant of names as string[]) {
      const owner = owners.get(constant);
      if (owner) problems.push(`${name} and ${owner} both name a constant ${constant}: give ${name} x-enum-varnames`);
      else owners.set(constant, name);
    }
  }
  return problems;
}
