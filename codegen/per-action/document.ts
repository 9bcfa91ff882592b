import {
  type ActionEntry,
  type Audience,
  actionsOf,
  type Contract,
  camelCase,
  codesOf,
  isSuccess,
  operationOf,
  pascalCase,
  refusalCodes,
  responseOf,
  type Schema,
  schemaOf,
  WEBHOOK_PATH,
} from "../contract.ts";
import { type Document, reachable } from "../reachable.ts";
import { perActionDescription } from "./description.ts";
import { type ExampleRefs, errorExamples, requestExamples, successExamples, withoutTags } from "./examples.ts";
import { errorSchema, requestSchema, responseSchema } from "./schemas.ts";

const KEY_PARAMETER = /\/IdempotencyKey$/;
const NO_ROUTE = "There is no route at this path.";

/**
 * The contract with one operation for each action, at a path below the route's. For generators and importers that do
 * not do unions: each operation has one request schema, one schema for its answers and one for its errors, all named.
 */
export function perActionDocument(contract: Contract, audience?: Audience): Document {
  const { components, webhooks: sent, ...rest } = contract;
  const actions = actionsOf(contract, audience);
  const described = actions.map(([action, entry]) => describe(contract, action, entry));
  const used = new Set(["Webhooks", ...actions.map(([, { tag }]) => tag)]);
  return reachable({
    ...rest,
    tags: contract.tags.filter(({ name }) => used.has(name)),
    info: { ...rest.info, description: perActionDescription(rest.info.description) },
    security: secretsAlone(contract),
    paths: Object.fromEntries(described.map(({ path, operation }) => [path, operation])),
    ...webhooks(sent, audience),
    components: {
      ...components,
      examples: withoutTags(components.examples),
      schemas: Object.assign({}, components.schemas, ...described.map(({ schemas }) => schemas)) as Record<
        string,
        Schema
      >,
    },
  });
}

/**
 * Under a name that the viewer reads and generators do not: openapi-generator makes of `webhooks` requests to the gateway,
 * in most languages such that they do not compile. Without the one whose body is a union of the others.
 */
function webhooks(all: Contract["webhooks"], audience: Audience | undefined): object {
  const { event: _union, ...byType } = all;
  return audience ? { "x-webhooks": byType } : { webhooks: all };
}

/** Generated clients ask for a value of each scheme (ogen for its type too), and a signature has none before the body has. */
function secretsAlone({ security }: Contract): object[] {
  return (security as object[]).filter((schemes) => "bearerSecret" in schemes || "headerSecret" in schemes);
}

function describe(contract: Contract, action: string, entry: ActionEntry) {
  const name = pascalCase(action);
  const codes = errorCodes(contract, entry);
  const { parameters, requestBody } = operationOf(contract);
  const operation = {
    operationId: camelCase(action),
    "x-audience": entry["x-audience"],
    ...(entry["x-grant"] && { "x-grant": entry["x-grant"] }),
    tags: [entry.tag],
    summary: entry.summary,
    description: entry.description,
    parameters: entry.safe ? parameters.filter(({ $ref }) => !KEY_PARAMETER.test($ref)) : parameters,
    requestBody: {
      required: true,
      description: requestBody.description,
      content: json(`${name}Request`, requestExamples(contract, action)),
    },
    responses: {
      ...Object.fromEntries(successes(contract, action, entry)),
      ...Object.fromEntries([...codes].map(([status, own]) => [status, failure(contract, action, status, own)])),
    },
  };
  return {
    path: `${WEBHOOK_PATH}/${action}`,
    operation: { post: operation },
    schemas: {
      [`${name}Request`]: requestSchema(contract, entry),
      [successName(action)]: responseSchema(contract, action, entry),
      [failureName(action)]: errorSchema(contract, action, entry, codes),
    },
  };
}

/** By status, the codes that the action can be refused with; a status of which it has none is left out. */
function errorCodes(contract: Contract, entry: ActionEntry): Map<string, string[]> {
  const possible = refusalCodes(contract, entry);
  const statuses = Object.keys(operationOf(contract).responses).filter((status) => !isSuccess(status));
  const byStatus = statuses.map((status): [string, string[]] => [
    status,
    codesOf(contract, status).filter((code) => possible.has(code)),
  ]);
  return new Map(byStatus.filter(([, own]) => own.length > 0));
}

function successes(contract: Contract, action: string, { statuses, safe }: ActionEntry): [string, object][] {
  return Object.keys(statuses)
    .filter(isSuccess)
    .map((status) => {
      const { description, headers = {} } = responseOf(contract, status) ?? {};
      const content = json(successName(action), successExamples(contract, action, status));
      return [status, { description, ...headersIfAny(safe ? without(headers, "Idempotency-") : headers), content }];
    });
}

function failure(contract: Contract, action: string, status: string, codes: string[]): object {
  const { description, headers = {} } = responseOf(contract, status) ?? {};
  const refusal = operationOf(contract)["x-actions"][action]?.statuses[status];
  const unsafe = operationOf(contract)["x-unsafe-codes"];
  const examples = errorExamples(contract, status, codes, refusal ? schemaOf(contract, refusal) : undefined);
  return {
    // Where the action itself has no refusal, what the response says of flows does not hold.
    description: refusal || codes.length === codesOf(contract, status).length ? description : NO_ROUTE,
    ...headersIfAny(headersOf(headers, codes, refusal !== undefined || codes.some((code) => unsafe.includes(code)))),
    content: json(failureName(action), examples),
  };
}

/** An answer that the action has no part in says nothing of an Idempotency-Key, and one without a route of its limits. */
function headersOf(headers: object, codes: string[], takesPart: boolean): object {
  const own = takesPart ? headers : without(headers, "Idempotency-");
  return codes.some((code) => code !== "route_not_found") ? own : without(own, "RateLimit");
}

function without(headers: object, prefix: string): object {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(prefix)));
}

function headersIfAny(headers: object): { headers?: object } {
  return Object.keys(headers).length > 0 ? { headers } : {};
}

/** Not `…Response` and `…Error`: oapi-codegen and hey-api use these names for other types. */
const successName = (action: string) => `${pascalCase(action)}Success`;
const failureName = (action: string) => `${pascalCase(action)}Failure`;

function json(schema: string, examples: ExampleRefs) {
  return { "application/json": { schema: { $ref: `#/components/schemas/${schema}` }, examples } };
}
