import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACTION_FORMS } from "../../generated/action-forms.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import { SENDER_ACTIONS } from "../support/sender-actions.ts";

const folder = new URL("../../integrations/n8n/", import.meta.url);

/** The slice of n8n's INodeProperties, and of the options in them, that is looked at. */
interface Property {
  name: string;
  type?: string;
  value?: string;
  required?: boolean;
  description?: string;
  displayOptions?: { show: { operation?: string[] } };
  options?: Property[];
  routing?: { send?: object; request?: object };
}
// By a name that the compiler does not follow: their types come from n8n, which is not installed here.
const generated = (name: string) => import(new URL(`nodes/generated/${name}.ts`, folder).href);
const { operations, JSON_FIELDS, READING } = (await generated("operations")) as {
  operations: Property[];
  JSON_FIELDS: string[];
  READING: string[];
};
const { WHAT_TO_DO } = (await generated("what-to-do")) as { WHAT_TO_DO: Record<string, string> };

const TYPES = { string: "string", integer: "number", boolean: "boolean", json: "json" };

test("each action is an operation of the node, sent to the action's own path", () => {
  const listed = operations.filter(({ name }) => name === "operation").flatMap(({ options = [] }) => options);
  const byAction = Object.fromEntries(listed.map(({ value, routing }) => [value, routing]));
  expect(Object.keys(byAction).sort()).toEqual([...SENDER_ACTIONS].sort());
  for (const action of SENDER_ACTIONS)
    expect(byAction[action]).toEqual({ request: { method: "POST", url: `/${action}` } });
});

describe.each(ACTION_FORMS.filter(({ audience }) => audience === "sender"))(
  "the operation $action",
  ({ action, fields, readOnly, destructive }) => {
    const shown = operations.filter(({ displayOptions }) => displayOptions?.show.operation?.includes(action));
    const additional = shown.find(({ name }) => name === "additionalFields")?.options ?? [];
    const sent = (property: Property) => JSON.stringify(property.routing?.send);

    test.each(fields)("asks for $name, and sends it under its name", ({ name, type, list, choices, required }) => {
      const places = [...shown, ...additional].filter((one) => sent(one) === `{"type":"body","property":"${name}"}`);
      expect(places).toHaveLength(1);
      const [place] = places;
      expect(place?.type).toBe(choices ? (list ? "multiOptions" : "options") : TYPES[type]);
      expect(place?.required ?? false).toBe(required);
      expect(place?.description).toMatch(/\w/);
      // The limit of a page is n8n's own, beside "Return All".
      const ofPage = name === "limit" && shown.some((one) => one.name === "returnAll");
      expect(additional.includes(place as Property)).toBe(!required && !ofPage);
      if (choices) expect(place?.options?.map(({ value }) => value).sort()).toEqual([...choices].sort());
    });

    test("sends nothing else, and offers to clear what null clears in a flow that is there", () => {
      const named = [...shown, ...additional].filter(({ routing }) => routing?.send);
      expect(named).toHaveLength(fields.length);
      const nullable = destructive ? fields.filter((field) => field.nullable).map(({ name }) => name) : [];
      const clear = additional.find(({ name }) => name === "fieldsToClear")?.options ?? [];
      expect(new Set(clear.map(({ value }) => value))).toEqual(new Set(nullable));
      expect(READING.includes(action)).toBe(readOnly);
      for (const { name, type } of fields) expect(JSON_FIELDS.includes(name)).toBe(type === "json");
    });
  },
);

test("each code of the contract has advice, unless the gateway's sentence is all there is to say", () => {
  const bare = Object.keys(STATUS_BY_CODE).filter((code) => !WHAT_TO_DO[code]);
  expect(bare.filter((code) => !/_rejected$|^cancel_pending$/.test(code))).toEqual([]);
});

test("the workflows to import have each node linked, and hold no secret and no data of a credential", () => {
  const files = readdirSync(new URL("workflows/", folder));
  expect(files).not.toEqual([]);
  for (const file of files) {
    const { nodes, connections } = JSON.parse(readFileSync(new URL(`workflows/${file}`, folder), "utf8"));
    const names = nodes.map(({ name }: { name: string }) => name);
    const linked = Object.entries(connections as Record<string, { main: { node: string }[][] }>).flatMap(
      ([from, { main }]) => [from, ...main.flat().map(({ node }) => node)],
    );
    expect(new Set(linked)).toEqual(new Set(names));
    for (const { credentials = {} } of nodes)
      for (const value of Object.values(credentials)) expect(Object.keys(value as object)).toEqual(["id", "name"]);
  }
});
