import { describe, expect, test } from "vitest";
import { ACTION_NAMES } from "../../generated/actions.ts";
import { didYouMean } from "../../src/shared/did-you-mean.ts";

describe("didYouMean", () => {
  test.each([
    ["creat_flow", "create_flow"],
    ["createFlow", "create_flow"],
    ["CREATE-FLOW", "create_flow"],
    ["get_flows", "get_flow"],
    ["list_flow", "list_flows"],
    ["runtask", "run_task"],
    ["cancle_flow", "cancel_flow"],
    ["fnish_flow", "finish_flow"],
  ])("names the action nearest to %s", (word, action) => {
    expect(didYouMean(word, ACTION_NAMES)).toBe(action);
  });

  test.each(["", "x", "drop_database", "constructor", "__proto__", "\ud800", "créer"])(
    "names no action for %j, which is near none",
    (word) => expect(didYouMean(word, ACTION_NAMES)).toBeUndefined(),
  );

  test("finds a short word with two letters swapped, and no short word with two others", () => {
    expect(didYouMean("prot", ["host", "port"])).toBe("port");
    expect(didYouMean("pluginz", ["gateway", "plugins"])).toBe("plugins");
    expect(didYouMean("path", ["host", "port"])).toBeUndefined();
    expect(didYouMean("mode", ["docs", "host", "port"])).toBeUndefined();
  });

  test("returns the known word itself where only the case differs", () => {
    expect(didYouMean("Goal", ["goal"])).toBe("goal");
    expect(didYouMean("goal", ["goal"])).toBe("goal");
    expect(didYouMean("goal", [])).toBeUndefined();
  });
});
