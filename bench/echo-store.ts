import { Worker } from "node:worker_threads";

/** How an echo stores bodies before it answers: in a file, or in SQLite. */
export type StoreKind = "file" | "sqlite";

/** Stores bodies in a thread, all that have arrived at once, and calls back when they are on the disk. */
export function echoStore(kind: StoreKind, folder: string): (body: string, stored: () => void) => void {
  const thread = new Worker(new URL("echo-store-thread.ts", import.meta.url), { workerData: { kind, folder } });
  const waiting: (() => void)[] = [];
  let outbox: string[] = [];
  // In the order in which they were sent.
  thread.on("message", (stored: number) => {
    for (const tell of waiting.splice(0, stored)) tell();
  });
  const send = (): void => {
    thread.postMessage(outbox);
    outbox = [];
  };
  return (body, stored) => {
    waiting.push(stored);
    if (outbox.push(body) === 1) setImmediate(send);
  };
}
