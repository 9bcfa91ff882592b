import { describe, expect, test } from "vitest";
import { ACTION_FORMS } from "../../../generated/action-forms.ts";
import { app } from "./app.ts";
import { zapierPlatform } from "./cli.ts";

const FORMS = ACTION_FORMS.filter(({ audience }) => audience === "sender");

test("Zapier's validation finds nothing", async () => {
  const { stdout } = await zapierPlatform(["validate", "--without-style", "--skip-build"]);
  expect(stdout).toContain("This project is structurally sound!");
});

test("there is a create for each action that changes something, and a search for each of the others", () => {
  const named = (readOnly: boolean) => FORMS.filter((form) => form.readOnly === readOnly).map(({ action }) => action);
  expect(Object.keys(app.creates)).toEqual(named(false));
  expect(new Set(Object.keys(app.searches))).toEqual(new Set(named(true)));
});

describe.each(FORMS.filter(({ readOnly }) => !readOnly))("the create $action", ({ action, fields }) => {
  const step = app.creates[action];
  const inputs = step?.operation.inputFields ?? [];

  test("asks for the fields of the contract, and for an idempotency key", () => {
    expect(inputs.map(({ key }) => key)).toEqual([...fields.map(({ name }) => name), "idempotencyKey"]);
    for (const field of fields) {
      const input = inputs.find(({ key }) => key === field.name);
      expect(input?.required).toBe(field.required);
      expect(input?.helpText).toContain(field.description);
      expect(Object.keys(input?.choices ?? {})).toEqual(field.choices ?? []);
    }
  });

  test("shows an example with a name for each value in it", () => {
    const { sample = {}, outputFields = [] } = step?.operation ?? {};
    const named = outputFields.map(({ key }) => key.split("__")[0]);
    // Free-form JSON and lists are named by what they hold.
    const free = ["id", "stateJson", "waitJson", "tasks"];
    expect(Object.keys(sample).filter((key) => !named.includes(key) && !free.includes(key))).toEqual([]);
    expect(sample).toMatchObject({
      id: expect.any(String),
      ...(action !== "cancel_task" && { flowId: expect.any(String) }),
    });
  });
});
