import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PACKAGE } from "./n8n.ts";

/** The built credential and errors of the package, without an n8n around them. */
const load = createRequire(join(PACKAGE, "package.json"));

interface Request {
  baseURL?: string;
  url: string;
  headers?: Record<string, string>;
  disableFollowRedirect?: boolean;
}
interface Credential {
  authenticate(credentials: object, request: Request): Promise<Request>;
}
interface Answer {
  statusCode: number;
  headers: Record<string, string>;
  body: unknown;
}
interface Refusal {
  message: string;
  description: string;
}

const { TaskFlowWebhooksApi } = load("./dist/credentials/TaskFlowWebhooksApi.credentials.js") as {
  TaskFlowWebhooksApi: new () => Credential;
};
const { refusal } = load("./dist/nodes/shared/refusal.js") as {
  refusal: (node: object, answer: Answer, route: object) => Refusal;
};

const ROUTE = { url: "https://gateway.example/plugins/webhooks/n8n", secret: "s3cret-zapier" };
const authenticate = (credential: object) =>
  new TaskFlowWebhooksApi().authenticate({ ...ROUTE, ...credential }, { baseURL: "x", url: "/get_flow" });

test.each(["\n", "\r\n", "\r", "\t", "\u00a0", "\ufeff"])(
  "a secret with %j around it is sent without it",
  async (blank) => {
    const { headers, disableFollowRedirect } = await authenticate({ secret: `${blank}${ROUTE.secret}${blank}` });
    expect([headers?.Authorization, disableFollowRedirect]).toEqual([`Bearer ${ROUTE.secret}`, true]);
  },
);

test.each([
  ["two lines", "hunter2\nhunter2", "a line break inside"],
  ["a tab inside", "hunter2\thunter2", "characters that are invalid in a header"],
  ["other letters", "hunter2€", "characters that are invalid in a header"],
  ["nothing", " \n", "is empty"],
])("a secret of %s is refused without being shown", async (_what, secret, message) => {
  const refused = authenticate({ secret });
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.not.toThrow("hunter2");
});

test.each(["", "/", "//", " \n"])("a Route URL with %j at its end is that of the route", async (end) => {
  expect((await authenticate({ url: `${ROUTE.url}${end}` })).baseURL).toBe(ROUTE.url);
});

test.each([
  ["a user", "https://hunter2@gateway.example/r"],
  ["a password", "https://:hunter2@gateway.example/r"],
  ["a query", "https://gateway.example/r?token=hunter2"],
  ["a fragment", "https://gateway.example/r#hunter2"],
  ["another scheme", "file:///hunter2"],
  ["no scheme", "hunter2"],
])("a Route URL with %s is refused without being shown", async (_what, url) => {
  const refused = authenticate({ url });
  await expect(refused).rejects.toThrow("has a user, a query or a fragment");
  await expect(refused).rejects.not.toThrow("hunter2");
});

const NODE = { id: "1", name: "n", type: "t", typeVersion: 1, position: [0, 0], parameters: {} };
const refusalOf = (answer: Partial<Answer>) =>
  refusal(NODE, { statusCode: 400, headers: {}, body: {}, ...answer }, ROUTE);

test.each([
  ["/moved?x=1", "https://gateway.example/moved,"],
  ["//user:hunter2@o.example:81/z?token=hunter2", "https://o.example:81/z,"],
  ["mailto:u@o.example", "mailto:u@o.example,"],
  [`https://o.example/${ROUTE.secret}`, "another address, which holds the secret,"],
  [`https://${ROUTE.secret.toUpperCase()}.o.example/`, "another address, which holds the secret,"],
  ["http://[", "another address,"],
])("a redirect to %s is named as far as it can be", (location, shown) => {
  const { description } = refusalOf({ statusCode: 302, headers: { location } });
  expect(description).toContain(`It redirects to ${shown} which is not followed.`);
  expect(description).not.toContain("hunter2");
});

test.each([
  [200, { ok: false, error: "invalid_auth" }],
  [400, { ok: false, code: 5, error: "No." }],
  [302, { ok: true, result: {} }],
])("the response of another service is recognized: %i %j", (statusCode, body) => {
  expect(refusalOf({ statusCode, body }).message).toBe("This response did not come from a TaskFlow Webhooks route");
});

test("problems beyond the twenty that are named are counted", () => {
  const details = [{ pointer: "/goal", message: "must not be blank" }];
  const body = { ok: false, code: "invalid_request", error: "goal must not be blank", details, moreProblems: 7 };
  expect(refusalOf({ body }).description).toContain("/goal must not be blank. There are 7 more problems.");
});

test("a code that is not known, whatever it is called, is shown as it is", () => {
  const body = { ok: false, code: "constructor", error: "No.", requestId: "r" };
  expect(refusalOf({ body }).description).toBe("(constructor, request r)");
});
