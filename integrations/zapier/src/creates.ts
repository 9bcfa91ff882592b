import type { Bundle, Create, PlainInputField, ZObject } from "zapier-platform-core";
import type { Action } from "./action.ts";
import { resultOf, send } from "./gateway.ts";
import { ACTIONS, type ActionName } from "./generated/actions.ts";
import { once } from "./idempotency.ts";
import { inputField, isBlank, requestBody } from "./input.ts";
import { label } from "./label.ts";
import { type Item, itemOf, outputFields } from "./output.ts";

const IDEMPOTENCY_KEY: PlainInputField = {
  key: "idempotencyKey",
  label: "Idempotency Key",
  type: "string",
  required: false,
  helpText:
    "Something that is different in each run, and the same when the run is replayed: the ID that the Zap's trigger " +
    "gives is good. A request that comes again with the same fields and the same key is not done again, for 24 hours. " +
    "If empty, only a request whose response was lost is recognized when it is repeated.",
};

function create(action: ActionName, { description, fields, example, output }: Action): Create {
  return {
    key: action,
    noun: action.endsWith("_task") ? "Task" : "Flow",
    display: { label: label(action), description },
    operation: {
      inputFields: [...fields.map(inputField), IDEMPOTENCY_KEY],
      perform: (z: ZObject, bundle: Bundle) => perform(z, bundle, action, fields),
      sample: itemOf(example.result),
      outputFields: outputFields(output),
    },
  };
}

async function perform(z: ZObject, bundle: Bundle, action: ActionName, fields: Action["fields"]): Promise<Item> {
  const { idempotencyKey } = bundle.inputData;
  const body = requestBody(z, fields, bundle.inputData);
  const chosen = isBlank(idempotencyKey) ? undefined : String(idempotencyKey);
  const outcome = await once(z, bundle, { action, body, chosen }, (key) => send(z, bundle, action, body, key));
  return itemOf(resultOf(outcome));
}

/** One for each action of the contract that changes something. */
export const creates: Record<string, Create> = Object.fromEntries(
  Object.entries(ACTIONS)
    .filter(([, { readOnly }]) => !readOnly)
    .map(([action, form]) => [action, create(action as ActionName, form)]),
);
