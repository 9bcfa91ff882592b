import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The parts of a JSON Schema that are taken apart here. */
interface ObjectSchema {
  properties: Record<string, object>;
  required?: string[];
}

interface ConfigSchemas {
  webhooks: object;
  sections: object;
  worker: object;
}

/** What the chart sets itself. */
const OF_THE_CHART = {
  gateway: ["port", "bind", "customBindHost", "metrics", "tls"],
  taskflow: ["stateDir", "store"],
  worker: ["health"],
};

/** `values.schema.json` of the Helm chart: the configuration in it is checked as deeply as the gateway checks it. */
export function emitChartValuesSchema({ webhooks, sections, worker }: ConfigSchemas, header: string): object {
  const schema = parse(readFileSync(new URL("values.schema.yaml", import.meta.url), "utf8")) as ObjectSchema;
  const { gateway, secrets, taskflow } = (sections as ObjectSchema).properties;
  const { routes } = (webhooks as ObjectSchema).properties;
  const properties = {
    ...schema.properties,
    routes: { ...routes },
    config: closed({
      properties: {
        gateway: closed(without(gateway as ObjectSchema, OF_THE_CHART.gateway)),
        secrets: closed(secrets as ObjectSchema),
        taskflow: closed(without(taskflow as ObjectSchema, OF_THE_CHART.taskflow)),
      },
    }),
    workers: withWorkerConfig(schema.properties.workers as ObjectSchema, worker as ObjectSchema),
  };
  return withGoPatterns({ $comment: header, ...schema, properties });
}

/** Helm reads patterns as Go does, which has no `\u`. */
function withGoPatterns(schema: object): object {
  const translated = JSON.stringify(schema, (key, value: unknown) =>
    key === "pattern" && typeof value === "string" ? value.replaceAll(/\\u00([\da-f]{2})/gi, String.raw`\x$1`) : value,
  );
  return JSON.parse(translated) as object;
}

/** A route without a URL is the gateway's. */
function withWorkerConfig(workers: ObjectSchema, worker: ObjectSchema): object {
  const { required: _ifEnabled, ...config } = without(worker, OF_THE_CHART.worker);
  const routes = config.properties.routes as { additionalProperties: ObjectSchema };
  const route = { ...routes.additionalProperties, required: ["queues"] };
  const properties = { ...config.properties, routes: { ...routes, additionalProperties: route } };
  return { ...workers, properties: { ...workers.properties, config: { ...config, properties } } };
}

function without(schema: ObjectSchema, names: readonly string[]): ObjectSchema {
  const kept = Object.entries(schema.properties).filter(([name]) => !names.includes(name));
  return { ...schema, properties: Object.fromEntries(kept) };
}

/** Without the keys of OpenClaw: no OpenClaw gateway reads this. */
function closed(schema: ObjectSchema): ObjectSchema & object {
  return Object.assign({ type: "object" }, schema, { additionalProperties: false });
}
