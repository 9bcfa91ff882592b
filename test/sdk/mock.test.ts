import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import { createTaskFlowClient, type TaskFlowClient, TaskFlowError } from "../../sdk/src/index.ts";
import { actionOf, requestExamples, responseExamples } from "../support/examples.ts";
import { SECRET } from "../support/gateway.ts";
import { performByName } from "../support/perform-by-name.ts";
import { startPrism } from "../support/prism.ts";

/** Prism answers with the examples of the contract; a test says with which. */
let prism: Awaited<ReturnType<typeof startPrism>>;
let client: TaskFlowClient;
beforeAll(async () => {
  prism = await startPrism();
  client = createTaskFlowClient({ baseUrl: prism.url, routeId: "zapier", secret: SECRET, retry: { retries: 0 } });
});
afterAll(() => prism.close());

const call = (request: { action: string; [field: string]: unknown }, prefer: string) =>
  performByName(client, request, { headers: { prefer } });

describe("against Prism's mock", () => {
  test.each(requestExamples)(
    "request $name is taken, and its method returns the action's result",
    async ({ value }) => {
      const { action } = value;
      const expected = responseExamples.find(({ name }) => name === action);
      expect(await call(value, `code=200, example=${action}`)).toEqual(expected?.value.result);
    },
  );

  test("an answer with 202 is a result", async () => {
    const pending = responseExamples.find(({ status }) => status === 202);
    const result = await call({ action: "cancel_flow", flowId: "f" }, `code=202, example=${pending?.name}`);
    expect(result).toEqual(pending?.value.result);
  });

  const errors = responseExamples.filter(({ status }) => status >= 400);
  test("there is an example of every code", () => {
    const codes = new Set(["cancel_pending", ...errors.map(({ value }) => value.code)]);
    expect(codes).toEqual(new Set(Object.keys(STATUS_BY_CODE)));
  });

  // Prism returns a 401 only to a request without a secret, which this client does not send: see actions.test.ts.
  test.each(errors.filter(({ status }) => status !== 401))(
    "answer $name with $status is a TaskFlowError that says all of it",
    async ({ name, status, value }) => {
      const action = actionOf(name) ?? "finish_flow";
      const request = requestExamples.find((example) => example.name === action)?.value ?? { action };
      const error = await call(request, `code=${status}, example=${name}`).catch((reason: unknown) => reason);
      if (!(error instanceof TaskFlowError)) throw error;
      const result = value.result as { current?: unknown; flow?: unknown } | undefined;
      expect(error).toMatchObject({ action, status, code: value.code, message: `${action}: ${String(value.error)}` });
      expect(error.details).toEqual(value.details);
      expect(error.current).toEqual(result?.current ?? result?.flow);
      // Prism sends every header that an answer with this status may have.
      expect(error.retryAfter !== undefined).toBe([409, 429, 503].includes(status));
    },
  );

  test("the client has a method for every action, and no others but six", () => {
    expect(Object.keys(client)).toHaveLength(ACTION_NAMES.length + 6);
  });
});
