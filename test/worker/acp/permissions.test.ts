import { expect, test } from "vitest";
import { decide } from "../../../src/worker/acp/permissions.ts";
import { TOOL_KINDS, type ToolKind } from "../../../src/worker/acp/settings.ts";
import { agentWithTurn, run } from "./support/run-agent.ts";

const ALL = ["allow_always", "allow_once", "reject_once", "reject_always"];
const options = (kinds: string[]) => kinds.map((kind) => ({ kind, optionId: `the ${kind}` }));
const chosen = (kinds: (string | null | undefined)[], allowed: readonly ToolKind[], offered = ALL) => {
  const { outcome } = decide(options(offered), kinds, allowed);
  return outcome.outcome === "selected" ? outcome.optionId : outcome.outcome;
};

test.each([...TOOL_KINDS])(
  "a tool call of the kind %s is rejected unless the configuration allows its kind",
  (kind) => {
    expect(chosen([kind], [])).toBe("the reject_once");
    expect(
      chosen(
        [kind],
        TOOL_KINDS.filter((other) => other !== kind),
      ),
    ).toBe("the reject_once");
    expect(chosen([kind], [kind])).toBe("the allow_once");
  },
);

test.each<[string, (string | null | undefined)[], ToolKind[]]>([
  ["without a kind is an other, and rejected with all kinds but that", [undefined, null], TOOL_KINDS.slice(0, -1)],
  ["of a kind that nobody here knows is rejected with all kinds allowed", ["of_tomorrow"], [...TOOL_KINDS]],
  ["that switches the mode of the session is rejected with all kinds allowed", ["switch_mode"], [...TOOL_KINDS]],
  ["that was announced as execute and asks as read is rejected with read allowed", ["execute", "read"], ["read"]],
  ["that was announced as read and asks as execute is rejected with read allowed", ["read", "execute"], ["read"]],
])("a tool call %s", (_, kinds, allowed) => {
  expect(chosen(kinds, allowed)).toBe("the reject_once");
});

test("a tool call without a kind is allowed with other", () => {
  expect(chosen([undefined, null], ["other"])).toBe("the allow_once");
});

test.each([
  [["allow_always", "reject_once"], "the reject_once"],
  [["allow_always"], "cancelled"],
  [[], "cancelled"],
  [["reject_always"], "cancelled"],
])("an allowed tool call with the options %j is not allowed for good", (offered, expected) => {
  expect(chosen(["read"], ["read"], offered)).toBe(expected);
});

test("a tool call that is not allowed, and has no option to reject it once, is cancelled", () => {
  expect(chosen(["read"], [], ["allow_once", "allow_always", "reject_always"])).toBe("cancelled");
});

const ASKS = `
  tool("Remove it", { kind: "delete" });
  const outcomes = [await askPermission(["allow_once", "allow_always", "reject_once"], { title: "Remove it" })];
  outcomes.push(await askPermission(["reject_once", "allow_once"], { toolCallId: "t2", kind: "read", title: "Read it" }));
  say(JSON.stringify(outcomes));`;
const selected = (kind: string) => ({ outcome: "selected", optionId: `the ${kind}` });

test("an agent hears which of its tool calls are allowed, and the progress says what was not permitted", async () => {
  const { result, progress } = await run(agentWithTurn(ASKS), { permissions: ["read"] });
  expect(JSON.parse(result?.terminalSummary ?? "")).toEqual([selected("reject_once"), selected("allow_once")]);
  expect(progress).toEqual(["Remove it", "Not permitted: Remove it"]);
});

test("an agent that asks without naming the kind again has the kind that it announced", async () => {
  const { result } = await run(agentWithTurn(ASKS), { permissions: ["delete"] });
  expect(JSON.parse(result?.terminalSummary ?? "")).toEqual([selected("allow_once"), selected("reject_once")]);
});

test("a permission that is asked for with wrong fields is an error of the protocol, and the turn goes on", async () => {
  const { result } = await run(
    agentWithTurn(`
      const { error } = await ask("session/request_permission", { sessionId: "s1", options: "all" });
      say(String(error.code));`),
    { permissions: [...TOOL_KINDS] },
  );
  expect(result?.terminalSummary).toBe("-32602");
});
