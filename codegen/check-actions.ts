import {
  type ActionEntry,
  AUDIENCES,
  type Contract,
  codesOf,
  isSuccess,
  operationOf,
  pascalCase,
  refName,
  responseSchemaName,
  type Schema,
  schemaOf,
} from "./contract.ts";
import { ContractError } from "./contract-error.ts";

/**
 * Checks what OpenAPI cannot express: each action has one request, one result and refusals, and the unions name exactly
 * these. Throws with every disagreement, so that no half-described action is ever generated.
 */
export function checkActions(contract: Contract): void {
  const actions = operationOf(contract)["x-actions"];
  const problems = [
    ...checkRequestUnion(contract, Object.keys(actions)),
    ...Object.entries(actions).flatMap(([action, entry]) => checkAction(contract, action, entry)),
    ...checkResultUnion(contract, actions),
    ...checkErrorCodes(contract),
    ...checkAudiences(actions),
  ];
  if (problems.length > 0) throw new ContractError(`openapi.yaml: x-actions disagrees:\n  ${problems.join("\n  ")}`);
}

function checkRequestUnion(contract: Contract, actions: string[]): string[] {
  const union = schemaOf(contract, "ActionRequest");
  const members = (union.oneOf ?? []).map(refName);
  const mapping = union.discriminator?.mapping ?? {};
  const expected = actions.map((action) => `${pascalCase(action)}Request`);
  return [
    ...difference(members, expected, "ActionRequest.oneOf"),
    ...difference(Object.keys(mapping), actions, "ActionRequest.discriminator.mapping"),
    ...Object.entries(mapping)
      .filter(([action, ref]) => refName({ $ref: ref }) !== `${pascalCase(action)}Request`)
      .map(([action, ref]) => `discriminator.mapping.${action} names ${ref}`),
  ];
}

function checkAction(
  contract: Contract,
  action: string,
  { request, statuses, codes = [], summary, description, tag }: ActionEntry,
): string[] {
  const problems: string[] = [];
  const name = pascalCase(action);
  if (request !== `${name}Request`) problems.push(`${action}.request is ${request}, not ${name}Request`);
  if (statuses["200"] !== `${name}Result`) problems.push(`${action}.statuses.200 is not ${name}Result`);
  if (!summary || !description) problems.push(`${action} lacks a summary or a description`);
  if (!contract.tags.some(({ name }) => name === tag)) problems.push(`${action}.tag: ${tag} is not among the tags`);
  problems.push(...checkStatuses(contract, action, statuses), ...checkCodes(contract, action, statuses, codes));
  const schema = contract.components.schemas[request];
  const named = schema?.properties?.action?.enum;
  if (named?.length !== 1 || named[0] !== action)
    problems.push(`${request}.action does not have the one value ${action}`);
  if (!schema?.required?.includes("action")) problems.push(`${request} does not require action`);
  if (schema?.additionalProperties !== false) problems.push(`${request} takes unknown fields`);
  problems.push(...unboundedArrays(request, schema?.properties));
  return problems;
}

/** Validation costs as much as the array is long, or its square. */
function unboundedArrays(request: string, properties: Record<string, Schema> = {}): string[] {
  return Object.entries(properties)
    .filter(([, { type, maxItems }]) => type === "array" && maxItems === undefined)
    .map(([name]) => `${request}.${name} is an array without maxItems`);
}

function checkStatuses(contract: Contract, action: string, statuses: Record<string, string>): string[] {
  const problems: string[] = [];
  for (const success of [true, false])
    if (
      new Set(
        Object.keys(statuses)
          .filter((s) => isSuccess(s) === success)
          .map((s) => statuses[s]),
      ).size > 1
    )
      problems.push(`${action}.statuses: more than one schema for what is ${success ? "done" : "refused"}`);
  for (const [status, result] of Object.entries(statuses)) {
    if (!contract.components.schemas[result]) problems.push(`${action}.statuses.${status}: ${result} is missing`);
    if (!resultsOf(contract, status).includes(result))
      problems.push(`${action}.statuses.${status}: the response of ${status} does not carry ${result}`);
  }
  return problems;
}

/** A code belongs to a status with which the action answers, and each such status has a code. */
function checkCodes(contract: Contract, action: string, statuses: Record<string, string>, codes: string[]): string[] {
  const refused = Object.keys(statuses).filter((status) => !isSuccess(status));
  const possible = refused.flatMap((status) => codesOf(contract, status));
  return [
    ...codes.filter((code) => !possible.includes(code)).map((code) => `${action}.codes: no status of it has ${code}`),
    ...refused
      .filter((status) => !codesOf(contract, status).some((code) => codes.includes(code)))
      .map((status) => `${action}.codes has none of ${status}`),
  ];
}

/** A page of the documentation and the node for n8n tell what to do about each code. */
function checkErrorCodes(contract: Contract): string[] {
  const { responses, "x-error-codes": described } = operationOf(contract);
  const codes = Object.keys(responses).flatMap((status) => (isSuccess(status) ? [] : codesOf(contract, status)));
  return difference(Object.keys(described), codes, "x-error-codes");
}

/** GPT Actions take 30 operations at most, and agents choose worse among many tools. */
const MAX_SENDER_ACTIONS = 20;

function checkAudiences(actions: Record<string, ActionEntry>): string[] {
  const entries = Object.entries(actions);
  const strays = entries.filter(([, entry]) => !AUDIENCES.includes(entry["x-audience"]));
  const senders = entries.filter(([, entry]) => entry["x-audience"] === "sender");
  return [
    ...strays.map(([action]) => `${action}.x-audience is none of ${AUDIENCES.join(", ")}`),
    ...(senders.length > MAX_SENDER_ACTIONS
      ? [`${senders.length} actions of senders: ${MAX_SENDER_ACTIONS} at most`]
      : []),
  ];
}

function checkResultUnion(contract: Contract, actions: Record<string, { statuses: Record<string, string> }>): string[] {
  return Object.keys(operationOf(contract).responses).flatMap((status) => {
    const used = new Set(Object.values(actions).flatMap(({ statuses }) => statuses[status] ?? []));
    return difference(resultsOf(contract, status), [...used], `the results of ${status}`);
  });
}

/** The schemas that `result` may have in an answer with this status. */
function resultsOf(contract: Contract, status: string): string[] {
  const name = responseSchemaName(contract, status);
  if (!name) return [];
  const result = schemaOf(contract, name).properties?.result;
  if (!result) return [];
  return result.anyOf ? result.anyOf.map(refName) : [refName(result)];
}

function difference(found: string[], expected: string[], where: string): string[] {
  return [
    ...expected.filter((name) => !found.includes(name)).map((name) => `${where} lacks ${name}`),
    ...found.filter((name) => !expected.includes(name)).map((name) => `${where} has ${name}, which no action declares`),
  ];
}
