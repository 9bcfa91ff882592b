import type { WriteStream } from "node:tty";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Flow } from "../../sdk/src/index.ts";
import { progressLine } from "../../src/cli/call/progress-line.ts";

test("the progress line shows every second, also when timers end a millisecond early or late", () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const clock = vi.spyOn(Date, "now").mockReturnValue(0);
  onTestFinished(() => clock.mockRestore());
  const shown: string[] = [];
  const stream = { isTTY: true, columns: 200, write: (text: string) => shown.push(text.slice(4, 8)) };
  const line = progressLine(stream as unknown as WriteStream);
  line.show({ flowId: "f", status: "queued", revision: 0 } as Flow);
  for (const elapsedMs of [999, 2_000, 2_999, 4_001]) {
    clock.mockReturnValue(elapsedMs);
    vi.advanceTimersByTime(1_000);
  }
  expect(shown).toEqual(["0:00", "0:01", "0:02", "0:03", "0:04"]);
});
