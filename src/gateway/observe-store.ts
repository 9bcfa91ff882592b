import { SpanKind, type Tracer, trace } from "@opentelemetry/api";
import type { CommandStore, TaskCommandStore } from "../taskflow/command-store.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { inSpan } from "./tracing/span.ts";

/** Members that are not operations of the store. */
const UNWATCHED: ReadonlySet<string> = new Set<keyof CommandStore | keyof TaskCommandStore>([
  "onCommit",
  "onEvents",
  "onTasks",
  "close",
]);

type Method = (...input: unknown[]) => Promise<unknown>;

interface Observers {
  metrics?: Metrics | undefined;
  tracer?: Tracer | undefined;
}

/** The same store; its operations are timed under their names, and those of an action are in its trace. */
export function observeStore(store: CommandStore, { metrics, tracer }: Observers): CommandStore {
  if (!metrics && !tracer) return store;
  const watched = <Part extends object>(part: Part): Part => {
    // Getters stay getters: what they return may change.
    const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(part)) as Record<string, unknown>;
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(part))) {
      if (typeof value !== "function" || UNWATCHED.has(name)) continue;
      const operation = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const method = metrics ? timed(value as Method, metrics.operation(operation)) : (value as Method);
      copy[name] = tracer ? traced(method, operation, store.system, tracer) : method;
    }
    return copy as Part;
  };
  const parts = { tasks: watched(store.tasks), ...(store.deliveries && { deliveries: watched(store.deliveries) }) };
  // A new flow is a separate operation: it reads nothing.
  const insertFlow: CommandStore["change"] = (command, as) => store.change(command, as);
  const inserts = watched({ insertFlow });
  const whole = watched({ ...store, ...parts });
  return {
    ...whole,
    change: (command, as) =>
      command.method === "createManaged" ? inserts.insertFlow(command, as) : whole.change(command, as),
  };
}

function timed(method: Method, { durations, failures }: ReturnType<Metrics["operation"]>): Method {
  return (...input) => {
    const started = performance.now();
    const work = method(...input);
    // Beside the caller, who waits no longer for it.
    work.then(
      () => durations.observe((performance.now() - started) / 1000),
      () => {
        durations.observe((performance.now() - started) / 1000);
        failures.inc();
      },
    );
    return work;
  };
}

/** As the semantic conventions describe a database client's span; maintenance and scrapes are in no trace. */
function traced(method: Method, operation: string, system: CommandStore["system"], tracer: Tracer): Method {
  const attributes = { "db.system.name": system, "db.operation.name": operation, "db.collection.name": "flow_runs" };
  const span = { name: `${operation} flow_runs`, kind: SpanKind.CLIENT, attributes };
  return (...input) => (trace.getActiveSpan() ? inSpan(tracer, span, () => method(...input)) : method(...input));
}
