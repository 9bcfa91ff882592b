import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { createTaskFlowClient, TaskFlowError } from "../../sdk/src/index.ts";
import { type FaultyProxy, startFaultyProxy } from "../support/faulty-proxy.ts";
import { SECRET, startTestGateway, type TestGateway } from "../support/gateway.ts";

let gateway: TestGateway;
/** What the URL names, and where it redirects to: a gateway that would take the request. */
let named: FaultyProxy;
let elsewhere: FaultyProxy;
beforeAll(async () => {
  gateway = await startTestGateway();
  named = await startFaultyProxy(gateway.url);
  elsewhere = await startFaultyProxy(gateway.url);
});
afterAll(async () => {
  await named.close();
  await elsewhere.close();
  await gateway.close();
});
beforeEach(() => elsewhere.play());

async function redirected(location: string | undefined, status = 307): Promise<TaskFlowError> {
  named.play({ status, headers: location === undefined ? {} : { location } });
  const client = createTaskFlowClient({ url: `${named.url}/plugins/webhooks/zapier`, secret: SECRET });
  const error = await client.createFlow({ goal: "Private" }).catch((reason: unknown) => reason);
  if (!(error instanceof TaskFlowError)) throw error;
  expect((JSON.stringify(error) + error.stack).toLowerCase()).not.toContain(SECRET);
  expect(elsewhere.seen).toEqual([]);
  expect(named.seen).toHaveLength(1);
  return error;
}

test.each([301, 302, 303, 307, 308])(
  "a redirect with %i is an error, and nothing is sent to where it leads",
  async (status) => {
    const error = await redirected(`${elsewhere.url}/plugins/webhooks/zapier`, status);
    expect(error).toMatchObject({ code: "redirected", action: "create_flow", cause: { status } });
    expect(error).not.toHaveProperty("status");
    expect((await gateway.call({ action: "list_flows" })).body.result.flows).toEqual([]);
  },
);

const HIDDEN = "another address, which holds the secret.";

describe("the error of a redirect names where it leads", () => {
  test.each([
    [
      "host and path",
      "https://other.example/plugins/webhooks/zapier",
      "https://other.example/plugins/webhooks/zapier.",
    ],
    ["a port", "http://other.example:8080/r", "http://other.example:8080/r."],
    ["no user, query or fragment", "https://user:pw@other.example/r?token=t#f", "https://other.example/r."],
    ["no secret in its path", `https://other.example/r/${SECRET}`, HIDDEN],
    ["no secret in its host", `https://${SECRET}.other.example/r`, HIDDEN],
    ["no secret in another case", `https://${SECRET.toUpperCase()}.other.example/r`, HIDDEN],
    ["no secret that is encoded", `https://other.example/${SECRET.replace("3", "%33")}/x%`, HIDDEN],
    ["a path of the same host", "../else?x", "{origin}/else."],
    ["another host without a scheme", "//other.example:8080/r", "http://other.example:8080/r."],
    ["an address that is not of the web", "mailto:u@other.example?subject=x", "mailto:u@other.example."],
    ["a file", "file:///etc/passwd", "file:///etc/passwd."],
    ["the first 500 characters", `https://o.example/${"a".repeat(9_000)}`, `https://o.example/${"a".repeat(482)}.`],
    ["nothing that is no address", "http://[", "another address, which the answer does not name."],
    ["nothing when there is nothing", undefined, "another address, which the answer does not name."],
  ])("%s", async (_what, location, shown) => {
    const { message } = await redirected(location);
    expect(message).toBe(
      `create_flow: ${named.url}/plugins/webhooks/zapier redirects to ${shown.replace("{origin}", `${named.url}/plugins`)} Redirects are not followed: use the URL of the route itself`,
    );
  });

  test("the host that was asked where the location is a path", async () => {
    expect((await redirected("/moved?x=1")).message).toContain(`redirects to ${named.url}/moved. `);
  });

  test("in a page, that the browser hides the address", async () => {
    // As the Fetch Standard filters it; test/sdk-runtimes has the real one.
    const opaque = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
    });
    const client = createTaskFlowClient({ url: "https://h/r", secret: SECRET, fetch: () => Promise.resolve(opaque) });
    await expect(client.findLatestFlow()).rejects.toMatchObject({
      code: "redirected",
      message: expect.stringContaining("redirects to another address, which the browser hides from a page."),
    });
  });
});

test("the body of a redirect is not waited for", async () => {
  const server = createServer((_req, res) => {
    res.writeHead(307, { location: "https://other.example/r", "content-length": "100" }).write("never more");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/r`;
  const client = createTaskFlowClient({ url, secret: SECRET, timeoutMs: 60_000 });
  await expect(client.createFlow({ goal: "g" })).rejects.toMatchObject({ code: "redirected" });
});

test("a 304, or a 300 with choices, is no redirect but an unexpected response", async () => {
  for (const status of [300, 304]) {
    named.play({ status });
    const client = createTaskFlowClient({ url: `${named.url}/plugins/webhooks/zapier`, secret: SECRET });
    await expect(client.findLatestFlow()).rejects.toMatchObject({ code: "unexpected_response" });
  }
});
