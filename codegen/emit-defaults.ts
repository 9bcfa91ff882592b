import { type Contract, type Schemas, schemaOf } from "./contract.ts";

/** The defaults that the server fills in, so that they are written in the schemas alone. */
export function emitDefaults(contract: Contract, config: Schemas): string {
  const named = Object.entries(config.components.schemas)
    .map(([name, { properties = {} }]) => ({
      name,
      defaults: Object.entries(properties).flatMap(([key, schema]) =>
        schema.default === undefined ? [] : [[key, schema.default] as const],
      ),
    }))
    .filter(({ defaults }) => defaults.length > 0);
  const rows = named.map(({ name, defaults }) => {
    const keys = defaults.map(([key]) => JSON.stringify(key)).join(" | ");
    const value = JSON.stringify(Object.fromEntries(defaults), null, 2).replaceAll("\n", "\n  ");
    return { type: `  ${name}: Defaults<"${name}", ${keys}>;`, value: `  ${name}: ${value},` };
  });
  return `import type { components } from "./config-types.ts";

type Schemas = components["schemas"];
type Defaults<S extends keyof Schemas, K extends keyof Schemas[S]> = Readonly<Required<Pick<Schemas[S], K>>>;

/** By the name of a schema of the configuration: the keys that have a default, and their defaults. */
export const CONFIG_DEFAULTS: {
${rows.map(({ type }) => type).join("\n")}
} = {
${rows.map(({ value }) => value).join("\n")}
};

/** How many flows a page of list_flows holds at most when the request does not say. */
export const DEFAULT_PAGE_SIZE = ${JSON.stringify(schemaOf(contract, "ListFlowsRequestLimit").default)};

/** How many events an answer of list_events holds at most when the request does not say. */
export const DEFAULT_EVENTS = ${JSON.stringify(schemaOf(contract, "ListEventsRequestLimit").default)};

/** The same for deliveries and list_deliveries. */
export const DEFAULT_DELIVERIES = ${JSON.stringify(schemaOf(contract, "ListDeliveriesRequestLimit").default)};

/** The same for tasks and list_tasks. */
export const DEFAULT_TASKS = ${JSON.stringify(schemaOf(contract, "ListTasksRequestLimit").default)};
`;
}
