import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { STATUS_BY_CODE } from "../../generated/codes.ts";
import type { ActionMethods } from "../../generated/sdk-methods.ts";
import { type CallOptions, createTaskFlowClient, TaskFlowError } from "../../sdk/src/index.ts";
import { actionOf, requestExamples, responseExamples } from "../support/examples.ts";
import { SECRET } from "../support/gateway.ts";
import { startPrism } from "../support/prism.ts";

/** Prism answers with the examples of the contract; a test says with which. */
let prism: Awaited<ReturnType<typeof startPrism>>;
/** The methods by name: in a loop over the examples TypeScript cannot know which input goes with which. */
let methods: Record<string, (input: object, options: CallOptions) => Promise<unknown>>;
beforeAll(async () => {
  prism = await startPrism();
  const client: ActionMethods<CallOptions> = createTaskFlowClient({
    baseUrl: prism.url,
    routeId: "zapier",
    secret: SECRET,
    retry: { retries: 0 },
  });
  methods = { ...client } as unknown as typeof methods;
});
afterAll(() => prism.close());

const call = (action: string, input: object, prefer: string) => {
  const name = action.replaceAll(/_./g, ([, letter = ""]) => letter.toUpperCase());
  const method = methods[name];
  if (!method) throw new Error(`The client has no method ${name}`);
  return method(input, { headers: { prefer } });
};

describe("against Prism's mock", () => {
  test.each(requestExamples)("request $name is taken, and its method gives the action's result", async ({ value }) => {
    const { action, ...input } = value;
    const expected = responseExamples.find(({ name }) => name === action);
    expect(await call(action, input, `code=200, example=${action}`)).toEqual(expected?.value.result);
  });

  test("an answer with 202 is a result", async () => {
    const pending = responseExamples.find(({ status }) => status === 202);
    const result = await call("cancel_flow", { flowId: "f" }, `code=202, example=${pending?.name}`);
    expect(result).toEqual(pending?.value.result);
  });

  const errors = responseExamples.filter(({ status }) => status >= 400);
  test("there is an example of every code", () => {
    const codes = new Set(["cancel_pending", ...errors.map(({ value }) => value.code)]);
    expect(codes).toEqual(new Set(Object.keys(STATUS_BY_CODE)));
  });

  // Prism gives a 401 only to a request without a secret, which this client does not send: see actions.test.ts.
  test.each(errors.filter(({ status }) => status !== 401))(
    "answer $name with $status is a TaskFlowError that says all of it",
    async ({ name, status, value }) => {
      const action = actionOf(name) ?? "finish_flow";
      const input = requestExamples.find((example) => example.name === action)?.value;
      const { action: _named, ...fields } = input ?? {};
      const error = await call(action, fields, `code=${status}, example=${name}`).catch((reason: unknown) => reason);
      if (!(error instanceof TaskFlowError)) throw error;
      const result = value.result as { current?: unknown; flow?: unknown } | undefined;
      expect(error).toMatchObject({ action, status, code: value.code, message: `${action}: ${String(value.error)}` });
      expect(error.details).toEqual(value.details);
      expect(error.current).toEqual(result?.current ?? result?.flow);
      expect(error.retryAfter === undefined).toBe(status !== 429 && status !== 503);
    },
  );

  test("the client has a method for every action, and no others but three", () => {
    expect(Object.keys(methods)).toHaveLength(ACTION_NAMES.length + 3);
  });
});
