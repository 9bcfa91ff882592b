import type { WriteStream } from "node:tty";
import type { Flow } from "../../../sdk/src/index.ts";
import { printable } from "../../shared/printable.ts";

export interface ProgressLine {
  show(flow: Flow): void;
  /** Removes the line from the screen. */
  end(): void;
}

/** One line with the status of the flow and the time waited; nothing without a terminal. */
export function progressLine(stream: WriteStream): ProgressLine {
  if (!stream.isTTY) return { show: () => undefined, end: () => undefined };
  const started = Date.now();
  let latest: Flow | undefined;
  const draw = (): void => {
    if (latest) stream.write(`\r\x1b[K${lineOf(latest, Date.now() - started).slice(0, stream.columns - 1)}`);
  };
  const timer = setInterval(draw, 1_000);
  return {
    show(flow) {
      latest = flow;
      draw();
    },
    end() {
      clearInterval(timer);
      stream.write("\r\x1b[K");
    },
  };
}

function lineOf({ flowId, status, currentStep, blockedSummary, revision }: Flow, elapsedMs: number): string {
  // By the clock a timer of a second ends up to a millisecond early: rounded down, some seconds would be left out.
  const seconds = Math.round(elapsedMs / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const where = [currentStep, blockedSummary].filter((text) => text !== undefined).map((text) => `, ${text}`);
  return printable(`${clock}  ${flowId} is ${status}${where.join("")} (revision ${revision})`);
}
