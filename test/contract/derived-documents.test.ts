import { readFileSync } from "node:fs";
import { validate } from "@apidevtools/swagger-parser";
import { describe, expect, test } from "vitest";
import { gatewayForTest, SECRET } from "../support/gateway.ts";
import { SENDER_ACTIONS } from "../support/sender-actions.ts";

const read = (name: string): string => readFileSync(new URL(`../../generated/${name}`, import.meta.url), "utf8");

describe("a document made from the contract", () => {
  // The schema of 3.1 that this validator carries refuses descriptions of server variables; the linter checks 3.1.
  const documents = [
    ["openapi-3.0.json", "3.0.3"],
    ["actions.openapi-3.0.json", "3.0.3"],
    ["actions.swagger-2.0.json", "2.0"],
  ] as const;

  test.each(documents)("%s is valid in its own version, %s", async (name, version) => {
    const document = JSON.parse(read(name));
    expect(document.openapi ?? document.swagger).toBe(version);
    await expect(validate(document)).resolves.toBeDefined();
  });

  test.each(["openapi-3.0.json", "actions.openapi-3.0.json", "actions.swagger-2.0.json"])(
    "%s says nothing that its version does not know, and tells what it leaves out",
    (name) => {
      const document = JSON.parse(read(name));
      const unknown = schemasIn(document.components?.schemas ?? document.definitions).filter(
        (schema) => Array.isArray(schema.type) || schema.type === "null" || "if" in schema || "const" in schema,
      );
      expect(unknown).toEqual([]);
      expect(document.info.description).toMatch(/## Limitations of this document.*RunTaskRequest/s);
    },
  );

  test("the Swagger document has no union, which Power Automate does not take", () => {
    const { definitions, paths } = JSON.parse(read("actions.swagger-2.0.json"));
    const unions = schemasIn(definitions).filter((schema) =>
      ["oneOf", "anyOf", "allOf"].some((word) => word in schema),
    );
    expect(unions).toEqual([]);
    expect(Object.keys(paths).map((path) => path.split("/").at(-1))).toEqual(SENDER_ACTIONS);
  });
});

test("the Postman collection takes a flow through every action, each request as it is", async () => {
  const gateway = await gatewayForTest();
  const collection = JSON.parse(read("taskflow-webhooks.postman_collection.json")) as Collection;
  const variables = new Map(collection.variable.map(({ key, value }) => [key, value]));
  variables.set("baseUrl", gateway.url).set("secret", SECRET);
  const filled = (text: string) => text.replaceAll(/\{\{(\w+)\}\}/g, (_all, name) => variables.get(name) ?? "");
  const requests = collection.item.flatMap(({ item }) => item);
  const done: string[] = [];
  for (const { request } of requests) {
    const response = await fetch(filled(request.url.raw), {
      method: request.method,
      headers: {
        ...Object.fromEntries(request.header.map(({ key, value }) => [key, value])),
        authorization: `Bearer ${filled(collection.auth.bearer[0].value)}`,
      },
      body: filled(request.body.raw),
    });
    const answer = (await response.json()) as Played;
    expect(answer, request.url.raw).toMatchObject({ ok: true });
    const { flow, task } = answer.result;
    if (task) variables.set("taskId", task.taskId);
    if (flow) variables.set("flowId", flow.flowId).set("revision", String(flow.revision));
    done.push(request.url.path.at(-1) ?? "");
  }
  expect(done.sort()).toEqual([...SENDER_ACTIONS].sort());
});

interface Played {
  ok: boolean;
  result: { flow?: { flowId: string; revision: number }; task?: { taskId: string } };
}
interface Collection {
  auth: { bearer: [{ value: string }] };
  variable: { key: string; value: string }[];
  item: { item: { request: CollectionRequest }[] }[];
}
interface CollectionRequest {
  method: string;
  header: { key: string; value: string }[];
  url: { raw: string; path: string[] };
  body: { raw: string };
}

type Schema = Record<string, unknown>;

/** Every object below, schemas among them. */
function schemasIn(value: unknown): Schema[] {
  if (typeof value !== "object" || value === null) return [];
  return [value as Schema, ...Object.values(value).flatMap(schemasIn)];
}
