import { describe, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { CONFIG_DEFAULTS, DEFAULT_PAGE_SIZE } from "../../generated/defaults.ts";
import { DEFAULT_MCP_ADDRESS } from "../../src/cli/command-table.ts";
import { MAX_ANSWER_BYTES } from "../../src/port/answer-size.ts";
import { MAX_MESSAGES, RETAIN_MESSAGES_MS } from "../../src/port/bound-task-flow.ts";
import { SUMMARY_CHARACTERS } from "../../src/worker/acp/agent-report.ts";
import { ACP_LIMITS } from "../../src/worker/acp/settings.ts";
import { documentAt, documentPaths, sectionOf } from "../support/documents.ts";

const { RouteLimits: DEFAULT_LIMITS, GatewayLimits: GATEWAY_LIMITS, Maintenance, Taskflow } = CONFIG_DEFAULTS;
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
    ["active tasks of a flow", number(Taskflow.maxActiveTasksPerFlow)],
    ["size of a response", `${MAX_ANSWER_BYTES / MIB} MiB, or one record`],
  ])("%s: %s", (limit, value) => {
    expect(defaultOf(limit)).toBe(value);
  });
});

describe("docs/workers.md has the bound of the code for", () => {
  const rows = [...sectionOf(documentAt("docs/workers.md"), "### Stopping").matchAll(/^\| (.*?) +\| (.*?) +\|/gm)];

  test.each([
    ["from the start of the agent to an open session", `${ACP_LIMITS.startMs / 1000} seconds`],
    ["one message", `${ACP_LIMITS.messageBytes / MIB} MiB`],
    ["all messages of a session", `${ACP_LIMITS.totalBytes / MIB} MiB`],
    ["messages that the agent leaves unread", `${ACP_LIMITS.unreadBytes / MIB} MiB`],
  ])("%s: %s", (bound, value) => {
    expect(rows.find(([, name]) => name === bound)?.[2]).toBe(value);
  });
});

test.each([
  ["docs/concepts.md", `${number(Taskflow.maxActiveTasksPerFlow)} active tasks`],
  ["docs/concepts.md", "deletes it seven days later", Maintenance.retainEndedMs === 7 * DAY],
  ["docs/concepts.md", "lost tasks after 24 hours", Maintenance.retainLostTasksMs === DAY],
  ["docs/idempotency.md", `keeps a key for ${Maintenance.retainKeysMs / HOUR} hours`],
  ["docs/idempotency.md", `keeps each ID for at least ${RETAIN_MESSAGES_MS / HOUR} hours`],
  ["docs/idempotency.md", `${number(MAX_MESSAGES)} IDs, with up to ${Maintenance.maxMessageBytes / MIB / 1024} GiB`],
  ["docs/workers.md", `up to ${number(SUMMARY_CHARACTERS)} characters`],
  ["docs/workers.md", `waits ${ACP_LIMITS.cancelMs / 1000} seconds for its end`],
  [
    "docs/workers.md",
    `SIGTERM after ${ACP_LIMITS.exitMs / 1000} seconds, and SIGKILL after ${ACP_LIMITS.exitMs / 1000}`,
  ],
  ["docs/mcp.md", `http://${DEFAULT_MCP_ADDRESS}/mcp`],
])("%s says: %s", (path, sentence, isTrue = true) => {
  expect(isTrue).toBe(true);
  expect(documentAt(path).replaceAll("\n", " ")).toContain(sentence);
});

test("docs/authentication.md names the tolerance of a message's time", () => {
  expect(documentAt("docs/authentication.md")).toMatch(
    new RegExp(
      `${CONFIG_DEFAULTS.StandardWebhooksAuth.toleranceSeconds / 60} minutes|five minutes|${CONFIG_DEFAULTS.StandardWebhooksAuth.toleranceSeconds} seconds`,
    ),
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
    for (const [url, port] of ports) expect(Number(port), url).toBe(CONFIG_DEFAULTS.Gateway.port);
  },
);
