import { actionForms, firstSentence } from "./action-forms.ts";
import { type Contract, pascalCase, refName, type Schema, schemaOf } from "./contract.ts";
import { ContractError } from "./contract-error.ts";

/** What a step of a Zap returns: the type of each value by its name, which is `part__name` for a part of a result. */
type Output = Record<string, string>;

/** Of the app, seen from where the module is written. */
const TYPES = "../action.ts";

/** What the Zapier app is made from: each action's form, with an example of it, and what the steps after it can use. */
export function emitZapierActions(contract: Contract): string {
  const forms = actionForms(contract, "sender");
  const actions = forms.map(({ action, description, readOnly, fields }) => [
    action,
    {
      description: firstSentence(description.replaceAll(/\s+/g, " ")),
      readOnly,
      fields: fields.map(({ summary: _s, minimum: _i, maximum: _a, minLength: _l, ...field }) => field),
      example: exampleOf(contract, action),
      output: outputOf(contract, schemaOf(contract, `${pascalCase(action)}Result`)),
    },
  ]);
  return `import type { Action } from ${JSON.stringify(TYPES)};

export type ActionName = ${forms.map(({ action }) => JSON.stringify(action)).join(" | ")};

export const ACTIONS: Record<ActionName, Action> = ${JSON.stringify(Object.fromEntries(actions), null, 2)};
`;
}

/** The contract's first example of the action: what is sent, and the result. */
function exampleOf(contract: Contract, action: string): object {
  const valueOf = (name: string): Record<string, unknown> => {
    const example = contract.components.examples[name];
    if (!example) throw new ContractError(`openapi.yaml: components.examples.${name} is missing`);
    return example.value;
  };
  const { action: _tag, ...request } = valueOf(`${pascalCase(action)}Request`);
  return { request, result: valueOf(`${pascalCase(action)}Response`).result };
}

/** The app puts the fields of these at the top, where the next step finds them, and those of the only record of a result. */
const SPREAD = new Set(["flow", "summary"]);

function outputOf(contract: Contract, { properties = {} }: Schema): Output {
  const isSpread = (name: string) => SPREAD.has(name) || Object.keys(properties).length === 1;
  const isPage = "nextCursor" in properties || "cursor" in properties;
  const parts = Object.entries(properties).map(([name, property]): Output => {
    const schema = resolved(contract, property);
    // A step returns each record of a page. Other lists have no names that Zapier could give; it shows those of the sample.
    if (schema.type === "array") return isPage ? outputOf(contract, resolved(contract, schema.items as Schema)) : {};
    if (schema.type !== "object") return scalar(name, schema);
    const inner = Object.entries(outputOf(contract, schema));
    return Object.fromEntries(inner.map(([key, type]) => [isSpread(name) ? key : `${name}__${key}`, type]));
  });
  return Object.assign({}, ...parts) as Output;
}

/** Free-form JSON has no type: Zapier shows what the sample has. Cursors are for the app alone. */
function scalar(name: string, { type }: Schema): Output {
  return typeof type === "string" && name !== "nextCursor" && name !== "cursor" ? { [name]: type } : {};
}

/** What a reference leads to, and of "this or null" this. */
function resolved(contract: Contract, schema: Schema): Schema {
  const [only = schema] = schema.oneOf ?? [];
  return only.$ref ? resolved(contract, schemaOf(contract, refName(only))) : only;
}
