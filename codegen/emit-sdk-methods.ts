import { type ActionEntry, type Contract, camelCase, operationOf, type Schema, schemaOf } from "./contract.ts";
import { ContractError } from "./contract-error.ts";

/** The methods of the SDK: a signature for each action, typed by its operation and described as in the contract. */
export function emitSdkMethods(contract: Contract): string {
  const actions = Object.entries(operationOf(contract)["x-actions"]);
  const methods = actions.map(([action, entry]) => signature(contract, camelCase(action), entry));
  const names = actions.map(([action]) => `  ${action}: "${camelCase(action)}";`);
  const safe = Object.fromEntries(actions.map(([action, entry]) => [action, entry.safe ?? false]));
  const keyless = actions.flatMap(([action, { ignoresKey }]) => (ignoresKey ? [action] : []));
  const conditions = actions.flatMap(([action, { request }]) =>
    condition(camelCase(action), schemaOf(contract, request)),
  );
  return `import type { operations } from "./action-types.ts";
import type { ActionName } from "./actions.ts";

/** Each action's method, which is also the \`operationId\` of the action's operation. */
export type MethodOf = {
${names.join("\n")}
};
export type MethodName = MethodOf[ActionName];

type Body<M extends MethodName> = operations[M]["requestBody"]["content"]["application/json"];
type Responses<A extends ActionName> = operations[MethodOf[A]]["responses"];

type Fields<M extends MethodName> = { [F in keyof Body<M> as Exclude<F, "action">]: Body<M>[F] };

/** Fields that go only with certain values of another, as the contract's \`if\` and \`then\` say. */
interface Conditions {
${conditions.join("\n")}
}

/** What a method sends. Which action it is, the method says. */
export type Input<M extends MethodName> = M extends keyof Conditions ? Fields<M> & Conditions[M] : Fields<M>;

/** Result of a method. */
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

/** The actions that change something, and that ignore \`Idempotency-Key\`: a repeated request is another one. */
export const IGNORES_KEY: ReadonlySet<string> = new Set<ActionName>(${JSON.stringify(keyless)});
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

/** "When one of these fields is there, these others have one of these values": the only condition that is known here. */
function condition(method: string, schema: Schema): string[] {
  if (schema.if === undefined) return [];
  const alternatives = ((schema.if as Schema).anyOf ?? []) as Schema[];
  const absent = alternatives.flatMap(({ required = [] }) => required).map((name) => `${name}?: never`);
  const needed = Object.entries((schema.then as Schema | undefined)?.properties ?? {}).map(
    ([name, { enum: values = [] }]) =>
      `${name}: ${(values as string[]).map((value) => JSON.stringify(value)).join(" | ")}`,
  );
  if (absent.length === 0 || needed.length === 0 || schema.else !== undefined)
    throw new ContractError(`openapi.yaml: the SDK's types do not know the condition of ${method}`);
  return [`  ${method}: { ${absent.join("; ")} } | { ${needed.join("; ")} };`];
}

function list(codes: string[]): string {
  return codes.map((code) => `\`${code}\``).join(", ");
}
