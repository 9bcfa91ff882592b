import { describe, expect, test } from "vitest";
import { load, ROUTE, ROUTES, sentencesOf, withRoutes } from "../../support/config-files.ts";

const SECRET = `whsec_${Buffer.alloc(24, 7).toString("base64")}`;
const endpoint = { url: "https://hooks.example/taskflow?token=canary", secret: SECRET };
const file = (endpoints: unknown, taskflow: object = {}) => ({
  "openclaw.json": { ...withRoutes({ zapier: { ...ROUTE, endpoints } }), taskflow },
});
const at = (place: string) => `${ROUTES}.zapier.endpoints.${place}`;

describe("the endpoints of a route", () => {
  test("have a URL, a secret, types and a description", () => {
    const endpoints = [{ ...endpoint, types: ["flow.failed", "task.lost"], description: "Pager" }];
    const { webhooks } = load(file(endpoints));
    expect(webhooks.config.routes?.zapier?.endpoints).toEqual(endpoints);
  });

  test.each([
    [
      "http://hooks.example/canary",
      "The URL must start with https://. The operator can allow http in taskflow.endpoints.allowHttp.",
    ],
    [
      "https://10.1.2.3/canary",
      "The address 10.1.2.3 is not public. The operator can allow it in taskflow.endpoints.allowPrivateNetworks.",
    ],
    [
      "https://0x7f.1/canary",
      "The address 127.0.0.1 is not public. The operator can allow it in taskflow.endpoints.allowPrivateNetworks.",
    ],
  ])("cannot have the URL %s: it is a problem at its place, without the URL's path", (url, reason) => {
    expect(sentencesOf(file([endpoint, { ...endpoint, url }]))).toEqual([
      `${at("1.url")}: found a URL that cannot be called (${reason}), expected a URL that the gateway may call`,
    ]);
  });

  test("can have the URLs that taskflow.endpoints allows", () => {
    const endpoints = [{ ...endpoint, url: "http://10.1.2.3/" }];
    const allowed = { endpoints: { allowHttp: true, allowPrivateNetworks: ["10.0.0.0/8"] } };
    expect(sentencesOf(file(endpoints, allowed))).toEqual([]);
  });

  test("cannot have one URL twice", () => {
    expect(sentencesOf(file([endpoint, { ...endpoint, url: "https://b.example/" }, endpoint]))).toEqual([
      `${at("2.url")}: found the URL of endpoint 0 of this route, expected another URL for each endpoint of a route`,
    ]);
  });

  test.each([
    ["no secret", [{ url: endpoint.url }], at("0.secret")],
    ["an unknown type", [{ ...endpoint, types: ["flow.ended"] }], at("0.types.0")],
    ["no types", [{ ...endpoint, types: [] }], at("0.types")],
    ["an unknown key", [{ ...endpoint, secrets: SECRET }], at("0.secrets")],
    ["three secrets", [{ ...endpoint, secret: [SECRET, SECRET, SECRET] }], at("0.secret")],
    ["what is no endpoint", ["https://hooks.example/"], at("0")],
    ["what is no list", endpoint, `${ROUTES}.zapier.endpoints`],
    ["null", [null], at("0")],
  ])("with %s are a problem at their place, without a secret", (_what, endpoints, path) => {
    const sentences = sentencesOf(file(endpoints));
    expect(sentences).toEqual([expect.stringMatching(`^${path.replaceAll(".", "\\.")}: `)]);
    expect(sentences.join("")).not.toContain("BwcHBw");
  });

  test("whose secret names a variable that is not set stop neither the gateway nor the route", () => {
    const endpoints = [
      { ...endpoint, secret: "${HOOK_SECRET}" },
      { url: "https://b.example/", secret: ["${HOOK_SECRET}", `${"$"}{PREFIX}rest`] },
    ];
    const { webhooks } = load(file(endpoints));
    const unset = { source: "env", provider: "default", id: "PREFIX" };
    expect(webhooks.config.routes?.zapier?.endpoints?.map(({ secret }) => secret)).toEqual([
      "${HOOK_SECRET}",
      ["${HOOK_SECRET}", unset],
    ]);
  });
});

test("a grant that does not exist is a problem, with the one that was probably meant", () => {
  const routes = withRoutes({ zapier: { ...ROUTE, grants: ["endpoint"] } });
  expect(sentencesOf({ "openclaw.json": routes })).toEqual([
    `${ROUTES}.zapier.grants.0: found "endpoint", expected one of delete, worker, endpoints. Did you mean "endpoints"?`,
  ]);
});
