import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advance, type WatchEvent, type WatchState, type Work } from "../../../src/gateway/watch/watch-state.ts";

const files = (content: string) => new Map([["openclaw.json", content]]);
const looked = (content: string): WatchEvent => ({ type: "looked", seen: files(content) });
const done = (content?: string): WatchEvent => ({ type: "done", ...(content && { baseline: files(content) }) });
const HANG_UP: WatchEvent = { type: "hang-up" };
const REFRESH: WatchEvent = { type: "refresh-due" };
const STOP: WatchEvent = { type: "stop" };

/** A watch that has started with the files as `content`. */
const watching = (content = "one"): WatchState => ({ baseline: files(content) });

/** What is begun by each event; nothing where an event begins nothing. */
function begun(events: WatchEvent[], from = watching()): (Work | undefined)[] {
  let state = from;
  return events.map((event) => {
    const next = advance(state, event);
    state = next.state;
    return next.start;
  });
}

describe("a change of a watched file", () => {
  test("is reloaded once, when two looks have seen the same", () => {
    expect(begun([looked("two"), looked("two"), done("two"), looked("two"), looked("two")])).toEqual([
      undefined,
      "reload",
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("that is taken back before the second look is not reloaded", () => {
    expect(begun([looked("two"), looked("one"), looked("two"), looked("one")])).toEqual(Array(4).fill(undefined));
  });

  test("that continues at every look is reloaded after ten looks", () => {
    const looks = Array.from({ length: 10 }, (_, at) => looked(`${at}`));
    expect(begun(looks)).toEqual([...Array(9).fill(undefined), "reload"]);
  });

  test("to a missing file is one change, however long it is missing", () => {
    const missing = Array.from({ length: 50 }, () => looked("ENOENT"));
    expect(begun([looked("ENOENT"), looked("ENOENT"), done("ENOENT"), ...missing])).toEqual([
      undefined,
      "reload",
      ...Array(51).fill(undefined),
    ]);
  });

  test("during a reload is reloaded after it, since the reload went by what was there before it read", () => {
    expect(begun([looked("two"), looked("two"), done("two"), looked("three"), looked("three")]).at(-1)).toBe("reload");
  });

  test("to another set of files is a change", () => {
    const more: WatchEvent = { type: "looked", seen: new Map([...files("one"), ["secret", "s"]]) };
    expect(begun([more, more])).toEqual([undefined, "reload"]);
  });
});

describe("a hang-up", () => {
  test("reloads at once, also when nothing has changed", () => {
    expect(begun([HANG_UP, done("one"), HANG_UP])).toEqual(["reload", undefined, "reload"]);
  });

  test("during a reload or a refresh leads to one more reload, and three to no more than that", () => {
    for (const first of [HANG_UP, REFRESH])
      expect(begun([first, HANG_UP, HANG_UP, HANG_UP, done(), done()]).slice(1)).toEqual([
        undefined,
        undefined,
        undefined,
        "reload",
        undefined,
      ]);
  });
});

describe("a refresh", () => {
  test("waits for no look, begins once, and leaves what the watch goes by as it is", () => {
    expect(begun([REFRESH, REFRESH, done(), looked("one"), looked("two"), looked("two")])).toEqual([
      "refresh",
      ...Array(4).fill(undefined),
      "reload",
    ]);
  });

  test("does not begin during a reload, which resolves everything", () => {
    expect(begun([HANG_UP, REFRESH, done("one")])).toEqual(["reload", undefined, undefined]);
  });

  test("hides no change, however often it comes between the looks and however long it takes", () => {
    expect(begun([looked("two"), REFRESH, done(), looked("two")]).at(-1)).toBe("reload");
    expect(begun([REFRESH, looked("two"), looked("two"), done()]).at(-1)).toBe("reload");
  });
});

const anyEvent = fc.oneof(
  fc.constantFrom(HANG_UP, REFRESH, done()),
  fc.constantFrom("one", "two", "three").map(looked),
  fc.constantFrom("one", "two", "three").map(done),
);

test("after the stop nothing begins, whatever was under way and whatever comes", () => {
  fc.assert(
    fc.property(fc.array(anyEvent), fc.array(anyEvent), (before, after) => {
      const events = [...before, STOP, ...after];
      expect(begun(events).slice(before.length)).toEqual(Array(after.length + 1).fill(undefined));
    }),
  );
});

test("for any order of saves, one job runs at a time, and the last save is loaded in the end", () => {
  const content = fc.constantFrom("one", "two", "three");
  const step = fc.oneof(content, fc.constantFrom("look", "hang-up", "refresh", "end of the work"));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let [state, saved, loaded] = [watching(), "one", "one"];
      let working: Work | undefined;
      const take = (event: WatchEvent) => {
        const next = advance(state, event);
        if (event.type === "done") working = undefined;
        if (next.start) expect(working).toBeUndefined();
        working = next.start ?? working;
        if (next.start === "reload") loaded = saved;
        state = next.state;
      };
      const play = (what: string) => {
        if (what === "look") take(looked(saved));
        else if (what === "hang-up") take(HANG_UP);
        else if (what === "refresh") take(REFRESH);
        else if (what !== "end of the work") saved = what;
        else if (working) take(working === "reload" ? done(loaded) : done());
      };
      for (const what of [...steps, "end of the work", "end of the work", "look", "look"]) play(what);
      expect(loaded).toBe(saved);
    }),
  );
});
