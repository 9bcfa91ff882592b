import { describe, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { DEFAULT_LIMITS, DEFAULT_PAGE_SIZE, DEFAULT_TOLERANCE_SECONDS } from "../../generated/defaults.ts";
import { DEFAULT_MCP_ADDRESS } from "../../src/cli/command-table.ts";
import { DEFAULT_PORT } from "../../src/gateway/config/default-config.ts";
import { DEFAULT_LIMITS as GATEWAY_LIMITS } from "../../src/gateway/connections/limits.ts";
import { MAX_ANSWER_BYTES } from "../../src/port/answer-size.ts";
import { MAX_MESSAGES, RETAIN_MESSAGES_MS } from "../../src/port/bound-task-flow.ts";
import { DEFAULT_SETTINGS } from "../../src/taskflow/bind-session.ts";
import { documentAt, documentPaths, sectionOf } from "../support/documents.ts";

const number = (value: number) => value.toLocaleString("en-US");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MIB = 1024 * 1024;

describe("docs/limits.md has the default of the code for", () => {
  const rows = [...documentAt("docs/limits.md").matchAll(/^\| (.*?) +\| (.*?) +\|/gm)];
  const defaultOf = (limit: string) => rows.find(([, name = ""]) => name.startsWith(limit))?.[2];

  test.each([
    ["requests per minute, for each route", number(DEFAULT_LIMITS.requestsPerMinute)],
    ["requests per minute without a secret", number(DEFAULT_LIMITS.requestsPerMinute)],
    ["requests in flight", number(DEFAULT_LIMITS.maxInFlight)],
    ["size of the body", `${number(DEFAULT_LIMITS.maxBodyBytes)} bytes`],
    ["time for the body to arrive", `${DEFAULT_LIMITS.bodyTimeoutMs / 1000} seconds`],
    ["bodies that are still arriving", number(DEFAULT_LIMITS.maxInFlight / 2)],
    ["time for the body to arrive on a signed route", `${DEFAULT_LIMITS.bodyTimeoutMs / 3000} seconds`],
    ["unread bytes of responses", `${number(GATEWAY_LIMITS.unsentBytes)} bytes`],
    ["flows in one page", number(DEFAULT_PAGE_SIZE)],
    ["active tasks of a flow", number(DEFAULT_SETTINGS.maxActiveTasksPerFlow)],
    ["size of a response", `${MAX_ANSWER_BYTES / MIB} MiB, or one record`],
  ])("%s: %s", (limit, value) => {
    expect(defaultOf(limit)).toBe(value);
  });
});

test.each([
  ["docs/concepts.md", `${number(DEFAULT_SETTINGS.maxActiveTasksPerFlow)} active tasks`],
  ["docs/concepts.md", "deletes it seven days later", DEFAULT_SETTINGS.retainEndedMs === 7 * DAY],
  ["docs/concepts.md", "lost tasks after 24 hours", DEFAULT_SETTINGS.retainLostTasksMs === DAY],
  ["docs/idempotency.md", `keeps a key for ${DEFAULT_SETTINGS.retainKeysMs / HOUR} hours`],
  ["docs/idempotency.md", `keeps each ID for at least ${RETAIN_MESSAGES_MS / HOUR} hours`],
  [
    "docs/idempotency.md",
    `${number(MAX_MESSAGES)} IDs, with up to ${DEFAULT_SETTINGS.maxMessageBytes / MIB / 1024} GiB`,
  ],
  ["docs/mcp.md", `http://${DEFAULT_MCP_ADDRESS}/mcp`],
])("%s says: %s", (path, sentence, isTrue = true) => {
  expect(isTrue).toBe(true);
  expect(documentAt(path).replaceAll("\n", " ")).toContain(sentence);
});

test("docs/authentication.md names the tolerance of a message's time", () => {
  expect(documentAt("docs/authentication.md")).toMatch(
    new RegExp(`${DEFAULT_TOLERANCE_SECONDS / 60} minutes|five minutes|${DEFAULT_TOLERANCE_SECONDS} seconds`),
  );
});

test.each(["README.md", "docs/openclaw.md"])("%s says how many exchanges are recorded", (path) => {
  const { steps } = JSON.parse(documentAt("test/reference/exchanges.json"));
  expect(documentAt(path).replaceAll("\n", " ")).toContain(`${steps.length} recorded exchanges`);
});

test("docs/concepts.md describes every action of the contract, in its order", () => {
  const table = sectionOf(documentAt("docs/concepts.md"), "## Actions");
  const actions = [...table.matchAll(/^\| `(\w+)`/gm)].map(([, action]) => action);
  expect(actions).toEqual([...ACTION_NAMES]);
});

test.each(documentPaths().filter((path) => path !== "CHANGELOG.md"))(
  "every address of a gateway on this machine in %s has the default port, or another on purpose",
  (path) => {
    const ports = [
      ...documentAt(path).matchAll(/http:\/\/(?:127\.0\.0\.1|localhost):(\d+)\/(?:plugins|docs|openapi)/g),
    ];
    for (const [url, port] of ports) expect(Number(port), url).toBe(DEFAULT_PORT);
  },
);
