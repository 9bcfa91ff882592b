import type { Schema } from "../contract.ts";
import { type ActionEntry, type Contract, isSuccess, pascalCase, responseSchemaName, schemaOf } from "../contract.ts";

/** The request of a path that names the action: the same, but `action` need not be said again. */
export function requestSchema(contract: Contract, { request }: ActionEntry): Schema {
  const { required = [], properties = {}, ...rest } = structuredClone(schemaOf(contract, request));
  const others = required.filter((name) => name !== "action");
  const tag = {
    ...properties.action,
    description:
      "Optional, because the path names the action. Required in a signed request. If present, it must match the path.",
  };
  return { ...rest, ...(others.length > 0 && { required: others }), properties: { ...properties, action: tag } };
}

/**
 * One schema for everything that an action answers when it was accepted. Generators such as progenitor take one for all
 * 2xx of an operation, so the `code` of a 202 is an optional field of it.
 */
export function responseSchema(contract: Contract, action: string, { statuses }: ActionEntry): Schema {
  const accepted = Object.keys(statuses).filter(isSuccess);
  const envelopes = accepted.map((status) => ({ status, ...envelopeOf(contract, status) }));
  return {
    type: "object",
    description: `The response to a successful \`${action}\`.`,
    required: inAll(envelopes),
    properties: { ...merged(envelopes), result: ref(`${pascalCase(action)}Result`) },
  };
}

/** One schema for every refusal of an action, for the same reason; `codes` are those that it can have. */
export function errorSchema(
  contract: Contract,
  action: string,
  entry: ActionEntry,
  codes: Map<string, string[]>,
): Schema {
  const envelopes = [...codes.keys()].map((status) => ({ status, ...envelopeOf(contract, status) }));
  const refusal = Object.entries(entry.statuses).find(([status]) => !isSuccess(status))?.[1];
  const { result, ...properties } = merged(envelopes);
  return {
    type: "object",
    description: `The response to a failed \`${action}\`.`,
    required: inAll(envelopes),
    properties: {
      ...properties,
      code: {
        type: "string",
        enum: [...codes.values()].flat(),
        description: "The error code, for programs. Branch on this value.",
        example: [...codes.values()].flat()[0],
      },
      ...(result && refusal && { result: ref(refusal) }),
    },
  };
}

type Envelope = Schema & { status: string };

function envelopeOf(contract: Contract, status: string): Schema {
  return structuredClone(schemaOf(contract, responseSchemaName(contract, status)));
}

/** Every property of any of them, with the statuses that have it where that is not all. */
function merged(envelopes: Envelope[]): Record<string, Schema> {
  const properties: Record<string, Schema> = {};
  for (const envelope of envelopes)
    for (const [name, schema] of Object.entries(envelope.properties ?? {})) properties[name] ??= schema;
  for (const [name, schema] of Object.entries(properties)) {
    const having = envelopes.filter((envelope) => envelope.properties?.[name]).map(({ status }) => status);
    if (having.length < envelopes.length)
      schema.description = [`Only with status ${orList(having)}.`, schema.description].filter(Boolean).join(" ");
  }
  return properties;
}

/** "404 or 409"; "400, 404 or 409". */
function orList(words: string[]): string {
  return new Intl.ListFormat("en-GB", { type: "disjunction" }).format(words);
}

function inAll(envelopes: Envelope[]): string[] {
  const [first, ...others] = envelopes.map(({ required = [] }) => required);
  return (first ?? []).filter((name) => others.every((required) => required.includes(name)));
}

function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
