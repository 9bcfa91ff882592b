import { describe, expect, test } from "vitest";
import { load, sentencesOf } from "../../support/config-files.ts";

const configOf = (endpoints: unknown) => ({ "openclaw.json": { taskflow: { endpoints } } });

describe("taskflow.endpoints", () => {
  test("has each of its keys", () => {
    const endpoints = {
      maxPerSession: 0,
      retryDelaysMs: [1, 2_147_483_647],
      timeoutMs: 600_000,
      allowPrivateNetworks: ["10.0.0.0/8", "fd00::/8", "127.0.0.1", "::1", "::ffff:10.0.0.0/104"],
      allowHttp: true,
    };
    expect(load(configOf(endpoints)).taskflow.endpoints).toEqual(endpoints);
    expect(sentencesOf(configOf({ retryDelaysMs: [] }))).toEqual([]);
  });

  test.each([
    "10.0.0.0/33",
    "10.0.0",
    "10.0.0.0/",
    "10.0.0.0/-1",
    "fd00::/129",
    "intranet",
    "*",
    "10.0.0.0/8,fd00::/8",
    "0x7f.1",
    "",
  ])("refuses %j as a network", (network) => {
    const [problem] = sentencesOf(configOf({ allowPrivateNetworks: ["10.0.0.0/8", network] }));
    expect(problem).toContain("taskflow.endpoints.allowPrivateNetworks.1");
    expect(sentencesOf(configOf({ allowPrivateNetworks: ["10.0.0.0/8", network] }))).toHaveLength(1);
  });

  test.each([
    [{ retryDelaysMs: [0] }, "taskflow.endpoints.retryDelaysMs.0"],
    [{ retryDelaysMs: [1.5] }, "taskflow.endpoints.retryDelaysMs.0"],
    [{ retryDelaysMs: [2_147_483_648] }, "taskflow.endpoints.retryDelaysMs.0"],
    [{ retryDelaysMs: 5_000 }, "taskflow.endpoints.retryDelaysMs"],
    [{ timeoutMs: 0 }, "taskflow.endpoints.timeoutMs"],
    [{ timeoutMs: 600_001 }, "taskflow.endpoints.timeoutMs"],
    [{ allowPrivateNetworks: "10.0.0.0/8" }, "taskflow.endpoints.allowPrivateNetworks"],
    [{ allowHttp: "yes" }, "taskflow.endpoints.allowHttp"],
    [{ maxPerSession: -1 }, "taskflow.endpoints.maxPerSession"],
  ])("refuses %j", (endpoints, path) => {
    const problems = sentencesOf(configOf(endpoints));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${path}: found`);
  });

  test("names the key that was meant", () => {
    expect(sentencesOf(configOf({ allowHTTP: true })).join()).toContain('Did you mean "allowHttp"?');
  });
});
