import { type Contract, codesOf, grantsOf, operationOf, schemaOf } from "./contract.ts";
import { ContractError } from "./contract-error.ts";

/** ACTION_NAMES, ActionMap and ActionHandlers: what makes an action that is not handled a compile error. */
export function emitActions(contract: Contract): string {
  const actions = operationOf(contract)["x-actions"];
  const names = Object.keys(actions);
  const safe = names.filter((action) => actions[action]?.safe);
  const entries = Object.entries(actions).map(([action, { request, statuses, codes = [] }]) => {
    const outcomes = Object.entries(statuses).map(([status, result]) => `${status}: Schemas["${result}"]`);
    const refusals = codes.map((code) => JSON.stringify(code)).join(" | ") || "never";
    return `  ${action}: { request: Schemas["${request}"]; statuses: { ${outcomes.join("; ")} }; codes: ${refusals} };`;
  });
  return `import type { Code, STATUS_BY_CODE } from "./codes.ts";
import type { components } from "./types.ts";

type Schemas = components["schemas"];

export const ACTION_NAMES = ${JSON.stringify(names, null, 2)} as const;

export type ActionName = (typeof ACTION_NAMES)[number];

/** Actions that only read (RFC 9110, section 9.2.1). */
export const SAFE_ACTIONS: ReadonlySet<ActionName> = new Set([
${safe
  .map(
    (action) => `  ${JSON.stringify(action)},
`,
  )
  .join("")}]);

/** What a route must be granted for an action. Every route may perform the others. */
export const ACTION_GRANTS: { readonly [A in ActionName]?: GrantName } = {
${Object.entries(actions)
  .flatMap(([action, { "x-grant": grant }]) => (grant ? [`  ${action}: ${JSON.stringify(grant)},\n`] : []))
  .join("")}};

export type GrantName = ${grantsOf(contract)
    .map((grant) => JSON.stringify(grant))
    .join(" | ")};

/** The fields that the request of each action can have. */
export const REQUEST_FIELDS: { readonly [A in ActionName]: ReadonlySet<string> } = {
${Object.entries(actions)
  .map(([action, { request }]) => `  ${action}: new Set(${JSON.stringify(fieldsOf(contract, request))}),\n`)
  .join("")}};

/** For each action its request, what \`result\` is in an answer with each status, and the codes of its refusals. */
export type ActionMap = {
${entries.join("\n")}
};

export type ActionRequest<A extends ActionName = ActionName> = { [N in A]: ActionMap[N]["request"] }[A];

declare const written: unique symbol;

/** JSON text of a \`T\`. */
export type Json<T> = string & { readonly [written]: T };

/** How an action can end: its status, what goes with it, and \`result\`, written, in the shape that belongs to both. */
export type ActionOutcome<A extends ActionName = ActionName> = {
  [N in A]: {
    [S in keyof ActionMap[N]["statuses"]]: Outcome<S, ActionMap[N]["statuses"][S], ActionMap[N]["codes"]>;
  }[keyof ActionMap[N]["statuses"]];
}[A];

type CodeOf<S> = { [C in Code]: (typeof STATUS_BY_CODE)[C] extends S ? C : never }[Code];
type Outcome<S, R, C> = S extends 200
  ? { status: S; result: Json<R> }
  : S extends 202
    ? { status: S; code: CodeOf<S>; result: Json<R> }
    : { status: S; code: CodeOf<S> & C; error: string; result: Json<R> };

/**
 * One handler for each action; \`Context\` is what it acts on, and \`Plans\` what it returns. An action without one does
 * not compile.
 */
export type ActionHandlers<Context, Plans extends Record<ActionName, unknown>> = {
  [A in ActionName]: (request: ActionMap[A]["request"], context: Context) => Plans[A];
};
`;
}

function fieldsOf(contract: Contract, request: string): string[] {
  return Object.keys(schemaOf(contract, request).properties ?? {});
}

/** The codes of each status, and the status of each code. */
export function emitCodes(contract: Contract): string {
  const { responses, "x-gateway-codes": gatewayCodes } = operationOf(contract);
  const table: Record<string, number> = {};
  for (const status of Object.keys(responses)) {
    for (const code of codesOf(contract, status)) {
      if (code in table)
        throw new ContractError(`openapi.yaml: the code ${code} belongs to ${table[code]} and to ${status}`);
      table[code] = Number(status);
    }
  }
  return `/** The status that each code is answered with. */
export const STATUS_BY_CODE = ${JSON.stringify(table, null, 2)} as const;

/** The same for codes that no route answers with, but what the gateway serves beside them. */
export const STATUS_BY_GATEWAY_CODE = ${JSON.stringify(gatewayCodes, null, 2)} as const;

export type Code = keyof typeof STATUS_BY_CODE;
export type ErrorCode = Exclude<Code, "cancel_pending">;
export type GatewayCode = keyof typeof STATUS_BY_GATEWAY_CODE;
`;
}
