import type { FlowStore } from "../../taskflow/flow-store.ts";
import type { Metrics } from "./metrics.ts";

/** What is no work of the store's. */
const UNTIMED: ReadonlySet<string> = new Set<keyof FlowStore>(["onCommit", "close"]);

type Method = (...input: unknown[]) => Promise<unknown>;

/** The same store; how long each operation takes is counted under its name. */
export function observeStore(store: FlowStore, metrics: Metrics): FlowStore {
  const members = Object.entries(store).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === "function" && !UNTIMED.has(name) ? timed(name, member as Method, metrics) : member,
  ]);
  return Object.fromEntries(members) as FlowStore;
}

function timed(name: string, method: Method, metrics: Metrics): Method {
  const operation = metrics.operation(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return (...input) => {
    const started = performance.now();
    const work = method(...input);
    const took = () => operation.took((performance.now() - started) / 1000);
    // Beside the caller, who waits no longer for it.
    work.then(took, () => {
      took();
      operation.failed();
    });
    return work;
  };
}
