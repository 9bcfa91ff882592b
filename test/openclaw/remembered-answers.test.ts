import { describe, expect, test } from "vitest";
import { RememberedAnswers } from "../../src/openclaw/remembered-answers.ts";
import { MAX_MESSAGES, type MutationMethods, type RequestKey } from "../../src/port/bound-task-flow.ts";

const HOUR = 3_600_000;

function memory() {
  const clock = { now: 1 };
  let text = "";
  const answers = new RememberedAnswers(
    () => clock.now,
    () => text,
  );
  let done = 0;
  const cancel: MutationMethods["cancel"] = async () => {
    done += 1;
    return { cancelled: true };
  };
  const session = (sessionKey: string) => {
    const keys = answers.of(sessionKey, { cancel } as Partial<MutationMethods> as MutationMethods);
    return {
      ask: (request: RequestKey, answer = "done") => {
        text = answer;
        return keys.runKeyed(request, "cancel", "flow");
      },
      keep: (request: RequestKey, answer: string) => keys.keepAnswer(request, answer),
      knows: async (key: string) => (await keys.findAnswer(key)) !== undefined,
    };
  };
  return { clock, session, done: () => done };
}

const key = (name: string, fingerprint = "f"): RequestKey => ({ kind: "key", key: name, fingerprint });
const message = (name: string): RequestKey => ({ kind: "message", key: name, fingerprint: "" });

describe("answers in the memory of a host", () => {
  test("are repeated for a repeated key, and the action runs once", async () => {
    const { session, done } = memory();
    const { ask } = session("a");
    for (const request of [key("k"), message("m")]) {
      expect(await ask(request)).toEqual({ answer: "done", replayed: false });
      expect(await ask(request, "other")).toEqual({ answer: "done", replayed: true });
    }
    expect(await ask(key("k", "g"))).toEqual({ refused: "reused" });
    expect(await session("b").ask(key("k"))).toEqual({ answer: "done", replayed: false });
    expect(done()).toBe(3);
  });

  test("that a caller keeps are repeated, and no action runs", async () => {
    const { session, done } = memory();
    const { ask, keep } = session("a");
    expect(await keep(key("k"), "kept")).toEqual({ answer: "kept", replayed: false });
    for (const again of [keep(key("k"), "other"), ask(key("k"))])
      expect(await again).toEqual({ answer: "kept", replayed: true });
    expect(await keep(key("k", "g"), "kept")).toEqual({ refused: "reused" });
    expect(done()).toBe(0);
  });

  test("of one session take nothing from another, however many and large they are", async () => {
    const { session } = memory();
    const [greedy, modest] = [session("greedy"), session("modest")];
    await modest.ask(key("k"));
    for (let n = 0; n < 11_000; n += 1) await greedy.ask(key(`many ${n}`));
    for (let n = 0; n < 20; n += 1) await greedy.ask(key(`large ${n}`), "x".repeat(1024 * 1024));
    expect(await modest.knows("k")).toBe(true);
    expect([await greedy.knows("many 0"), await greedy.knows("large 0"), await greedy.knows("large 19")]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("are kept for 24 hours, those to messages for 48", async () => {
    const { clock, session } = memory();
    const { ask, knows } = session("a");
    await ask(key("k"));
    await ask(message("m"));
    clock.now += 24 * HOUR + 1;
    expect([await knows("k"), await knows("m")]).toEqual([false, true]);
    clock.now += 24 * HOUR;
    expect(await knows("m")).toBe(false);
  });

  test("to 500,000 messages are as many as a session keeps: new ones are refused, and none is forgotten", async () => {
    const { clock, session } = memory();
    const { ask, knows } = session("a");
    expect(MAX_MESSAGES).toBe(500_000);
    for (let n = 0; n < MAX_MESSAGES; n += 1) await ask(message(`m${n}`));
    clock.now += HOUR;
    expect(await ask(message("one more"))).toEqual({ refused: "full", retryAfterMs: 47 * HOUR });
    expect(await ask(message("m0"))).toEqual({ answer: "done", replayed: true });
    expect(await session("b").ask(message("one more"))).toEqual({ answer: "done", replayed: false });
    expect(await ask(key("k"))).toEqual({ answer: "done", replayed: false });
    clock.now += 47 * HOUR;
    expect(await knows("m0")).toBe(false);
    expect(await ask(message("one more"))).toEqual({ answer: "done", replayed: false });
  });

  test("to messages that are large are fewer", async () => {
    const { session } = memory();
    const { ask } = session("a");
    const large = "x".repeat(4 * 1024 * 1024);
    for (let n = 0; n < 64; n += 1) await ask(message(`m${n}`), large);
    expect(await ask(message("one more"))).toMatchObject({ refused: "full" });
  });
});
