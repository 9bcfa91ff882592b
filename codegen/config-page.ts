import { WEBHOOKS_CONFIG } from "./config-schemas.ts";
import { type Schema, type Schemas, schemaOf } from "./contract.ts";
import { resolved, rowsOf, table, text } from "./key-table.ts";

/** Schemas of the gateway's sections and of the routes, so that one page describes both. */
interface Sources {
  sections: Schema;
  routes: Schemas;
}

const ROUTE = "plugins.entries.webhooks.config.routes.<routeId>";

/** docs/configuration-reference.md: every key of the configuration. Throws for a key without a description. */
export function emitConfigPage({ sections, routes }: Sources, header: string): string {
  const { gateway, plugins, secrets, taskflow } = sections.properties as Record<string, Schema>;
  const route = (name: string): Schema => resolved(routes, schemaOf(routes, name));
  const variants = (name: string) => (route(name).oneOf ?? []).map((variant) => resolved(routes, variant));
  const { worker, ...storage } = taskflow?.properties ?? {};
  const providers = schemaOfOthers(secrets?.properties?.providers).oneOf ?? [];
  return `<!-- ${header} -->

# Configuration reference

After reading this page you know every key of \`openclaw.json\` that TaskFlow Webhooks reads. [Configuration](configuration.md)
says how the file is read and shows whole examples.

## Gateway

${table(rowsOf(gateway, "gateway"))}

## Plugins

${table(rowsOf(plugins, "plugins"))}

## Routes

${text(schemaOf(routes, WEBHOOKS_CONFIG).properties?.routes)} The path of these keys is \`${ROUTE}\`.

${table(rowsOf(route("RouteConfig")))}

### Signed routes

${text(route("SignatureAuth"))}

${tagged(variants("SignatureAuth"), "auth.type", "auth")}

### Endpoints

${text(route("EndpointConfig"))} The path of these keys is \`${ROUTE}.endpoints[]\`.

${table(rowsOf(route("EndpointConfig")))}

### Secret references

${text(route("SecretRef"))} An id is at most 256 characters long.

${tagged(variants("SecretRef"), "source")}

## Secrets

${table(rowsOf(secrets, "secrets"))}

### Secret providers

The path of these keys is \`secrets.providers.<name>\`.

${tagged(providers, "source")}

## Storage

${table(rowsOf({ ...taskflow, properties: storage }, "taskflow"))}

## Worker

${text(worker)} Each \`taskflow.worker.routes.<routeId>\` has the key \`queues\`, as the file of a
[worker](worker-configuration.md#queues) has.

${table(rowsOf(worker, "taskflow.worker"))}
`;
}

/** The schema of the values of an object whose keys its user chooses. */
function schemaOfOthers(schema: Schema | undefined): Schema {
  return (schema?.additionalProperties ?? {}) as Schema;
}

/** A paragraph and a table for each variant of a union, under the word that chooses it. */
function tagged(variants: Schema[], tagPath: string, prefix = ""): string {
  const tag = tagPath.split(".").at(-1) ?? "";
  return variants
    .map((variant) => {
      const [word] = variant.properties?.[tag]?.enum ?? [];
      const rows = rowsOf(variant, prefix);
      return [`\`${tagPath}: "${String(word)}"\`: ${text(variant)}`, ...(rows.length > 0 ? [table(rows)] : [])].join(
        "\n\n",
      );
    })
    .join("\n\n");
}
