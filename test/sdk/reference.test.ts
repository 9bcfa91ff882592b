import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { createTaskFlowClient, type TaskFlowClient, TaskFlowError } from "../../sdk/src/index.ts";
import { performByName } from "../support/perform-by-name.ts";

/** What the reference was recorded answering (test/reference/exchanges.json), whatever the request was. */
interface Step {
  name: string;
  body?: { action?: string };
  response: { status: number; body: Envelope | string };
}
interface Envelope {
  ok: boolean;
  code?: string;
  result?: { current?: object; flow?: object };
}
const recorded = JSON.parse(readFileSync(new URL("../reference/exchanges.json", import.meta.url), "utf8")) as {
  steps: Step[];
};
const steps = recorded.steps.filter(({ body }) => ACTION_NAMES.some((name) => name === body?.action));

let answer: Step["response"];
const server = createServer((req, res) => {
  req.resume();
  const { body } = answer;
  const [type, text] =
    typeof body === "string" ? ["text/plain; charset=utf-8", body] : ["application/json", JSON.stringify(body)];
  res.writeHead(answer.status, { "content-type": type }).end(text);
});
let client: TaskFlowClient;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = createTaskFlowClient({ baseUrl, routeId: "zapier", secret: "s", retry: { retries: 0 } });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

test.each(steps)(
  "$name: what the reference answers is a result, a refusal, or plain text with its status",
  async (step) => {
    const { status, body } = step.response;
    answer = step.response;
    const request = { action: "", ...step.body };
    const { action } = request;
    const outcome = await performByName(client, request).catch((error: unknown) => error);
    if (typeof body === "string") {
      expect(outcome).toMatchObject({ action, code: "unexpected_response", cause: { status } });
    } else if (body.ok) {
      expect(outcome).toEqual(body.result);
    } else {
      expect(outcome).toBeInstanceOf(TaskFlowError);
      expect(outcome).toMatchObject({ action, status, code: body.code });
      expect((outcome as TaskFlowError).current).toEqual(body.result?.current ?? body.result?.flow);
    }
  },
);
