import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { actionForms } from "../../codegen/action-forms.ts";
import { type Contract, loadContract, operationOf, refName, schemaOf } from "../../codegen/contract.ts";
import { ACTION_FORMS } from "../../generated/action-forms.ts";
import { ACTION_NAMES } from "../../generated/actions.ts";

const contract = (): Contract => loadContract(new URL("../../openapi.yaml", import.meta.url));

/** The bodies of the contract's request examples, without `action`. */
function exampleInputs(action: string): object[] {
  const { components, ...rest } = contract();
  const { examples = {} } = operationOf({ components, ...rest }).requestBody.content["application/json"];
  return Object.values(examples)
    .map((ref) => components.examples[refName(ref)]?.value ?? {})
    .filter((value) => value.action === action)
    .map(({ action: _tag, ...input }) => input);
}

test("there is one form for each action, in the contract's order", () => {
  expect(ACTION_FORMS.map(({ action }) => action)).toEqual(ACTION_NAMES);
});

describe.each(ACTION_FORMS)("the form of $action", ({ action, inputSchema, fields, readOnly, ...hints }) => {
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { int64: true } }).compile(inputSchema);

  test("has a schema that stands alone, has no union at its root, and takes the contract's examples", () => {
    expect(JSON.stringify(inputSchema)).not.toContain("$ref");
    expect(Object.keys(inputSchema)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(one|any|all)Of$/)]));
    const inputs = exampleInputs(action);
    expect(inputs).not.toEqual([]);
    for (const input of inputs) expect([validate(input), validate.errors]).toEqual([true, null]);
    expect(validate({ nonsense: 1 })).toBe(false);
  });

  test("has a described field for each property, and marks those that are required", () => {
    expect(fields.map(({ name }) => name)).toEqual(Object.keys(inputSchema.properties as object));
    expect(fields.filter(({ required }) => required).map(({ name }) => name)).toEqual(inputSchema.required ?? []);
    for (const { summary } of fields) expect(summary).toMatch(/^[^`]+\.$/);
  });

  test("says what may be expected of it", () => {
    const adds = action === "create_flow" || action === "run_task";
    // A repeated claim takes other tasks: the gateway ignores its key.
    expect(hints).toMatchObject({ destructive: !readOnly && !adds, idempotent: !adds && action !== "claim_tasks" });
  });
});

test("a field of a kind that no form knows stops the generation, and names it", () => {
  const broken = contract();
  Object.assign(schemaOf(broken, "GetFlowRequest").properties ?? {}, { flowId: { type: "number" } });
  expect(() => actionForms(broken)).toThrow(/what to ask for flowId/);
});
