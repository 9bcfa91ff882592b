import { type ActionEntry, type Contract, camelCase, operationOf, schemaOf } from "./contract.ts";

/** The methods of the SDK: a signature for each action, typed by its operation and described as in the contract. */
export function emitSdkMethods(contract: Contract): string {
  const actions = Object.entries(operationOf(contract)["x-actions"]);
  const methods = actions.map(([action, entry]) => signature(contract, camelCase(action), entry));
  const names = actions.map(([action]) => `  ${action}: "${camelCase(action)}";`);
  const safe = Object.fromEntries(actions.map(([action, entry]) => [action, entry.safe ?? false]));
  return `import type { operations } from "./action-types.ts";
import type { ActionName } from "./actions.ts";

/** Each action's method, which is also the \`operationId\` of its own operation. */
export type MethodOf = {
${names.join("\n")}
};
export type MethodName = MethodOf[ActionName];

type Body<M extends MethodName> = operations[M]["requestBody"]["content"]["application/json"];
type Responses<A extends ActionName> = operations[MethodOf[A]]["responses"];

/** What a method sends. Which action it is, the method says. */
export type Input<M extends MethodName> = { [F in keyof Body<M> as Exclude<F, "action">]: Body<M>[F] };

/** What a method gives. */
export type Result<M extends MethodName> = operations[M]["responses"][200]["content"]["application/json"]["result"];

/** The codes that an action can be refused with. */
export type RefusalCode<A extends ActionName> = Responses<A>[400]["content"]["application/json"]["code"];

/** The statuses that an action can be refused with. */
export type RefusalStatus<A extends ActionName> = { [N in A]: Exclude<keyof Responses<N>, 200 | 202> }[A];

/** Each action as a method. \`Options\` are those of a call, whatever its action. */
export interface ActionMethods<Options> {
${methods.join("\n")}
}

/** Whether an action is safe (RFC 9110, section 9.2.1): it only reads. */
export const IS_SAFE: Record<ActionName, boolean> = ${JSON.stringify(safe, null, 2)};
`;
}

function signature(contract: Contract, method: string, { request, description, codes }: ActionEntry): string {
  const { properties = {}, required = [] } = schemaOf(contract, request);
  // An empty object type would take any field.
  const input = Object.keys(properties).length === 1 ? "Record<string, never>" : `Input<"${method}">`;
  const optional = required.length === 1 ? "?" : "";
  const refusals = codes ? ["", `@throws {TaskFlowError} with the codes of every request, and ${list(codes)}`] : [];
  return [
    "  /**",
    ...[...description.trim().split("\n"), ...refusals].map((line) => `   * ${line}`.trimEnd()),
    "   */",
    `  readonly ${method}: (input${optional}: ${input}, options?: Options) => Promise<Result<"${method}">>;`,
  ].join("\n");
}

function list(codes: string[]): string {
  return codes.map((code) => `\`${code}\``).join(", ");
}
