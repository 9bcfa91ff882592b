import { type Contract, type Example, type Media, operationOf, refName, responseOf, type Schema } from "../contract.ts";
import { ContractError } from "../contract-error.ts";
import { mapValues } from "../map-values.ts";

/** Examples by name, where they are described. */
export type ExampleRefs = Record<string, { $ref: string }>;

/** The contract's examples, with requests as a path that names the action takes them. */
export function withoutTags(examples: Record<string, Example>): Record<string, Example> {
  return mapValues(examples, ({ value: { action: _named, ...value }, ...example }) => ({ ...example, value }));
}

export function requestExamples(contract: Contract, action: string): ExampleRefs {
  const all = examplesOf(contract, operationOf(contract).requestBody.content["application/json"]);
  return select(all.filter(({ value }) => value.action === action));
}

/** The examples of what an action answers with 200 or 202: those that carry its name. */
export function successExamples(contract: Contract, action: string, status: string): ExampleRefs {
  const names = Object.keys(operationOf(contract)["x-actions"]);
  const owner = (name: string) =>
    names.filter((other) => name.startsWith(other)).sort((a, b) => b.length - a.length)[0];
  const all = examplesOf(contract, responseOf(contract, status)?.content?.["application/json"]);
  return select(all.filter(({ name }) => owner(name) === action));
}

/** For each code of a refusal the example whose `result` is in the action's terms, under the code's name. */
export function errorExamples(contract: Contract, status: string, codes: string[], refusal?: Schema): ExampleRefs {
  const all = examplesOf(contract, responseOf(contract, status)?.content?.["application/json"]);
  return select(
    codes.map((code) => {
      const fitting = all.find(({ value }) => value.code === code && fits(value.result, refusal));
      if (!fitting)
        throw new ContractError(
          `openapi.yaml: the response ${status} has no example of ${code} whose result fits the action. Add one to its examples.`,
        );
      return { ...fitting, name: code };
    }),
  );
}

function fits(result: unknown, refusal: Schema | undefined): boolean {
  if (result === undefined) return true;
  if (!refusal) return false;
  const names = Object.keys(result as object);
  const known = Object.keys(refusal.properties ?? {});
  return names.every((name) => known.includes(name)) && (refusal.required ?? []).every((name) => names.includes(name));
}

interface Named {
  name: string;
  $ref: string;
  value: Record<string, unknown>;
}

function examplesOf(contract: Contract, media: Media | undefined): Named[] {
  return Object.entries(media?.examples ?? {}).map(([name, { $ref }]) => {
    const example = contract.components.examples[refName({ $ref })];
    if (!example) throw new ContractError(`openapi.yaml: ${$ref} is missing`);
    return { name, $ref, value: example.value };
  });
}

function select(examples: Named[]): ExampleRefs {
  return Object.fromEntries(examples.map(({ name, $ref }) => [name, { $ref }]));
}
