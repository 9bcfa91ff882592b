import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";

const TABLES = ["/proc/net/tcp", "/proc/net/tcp6"];
/** The port at each end, and the bytes that are sent or to be sent and not yet acknowledged; all in hexadecimal. */
const ROW = /^\s*\d+: \w+:(\w{4}) \w+:(\w{4}) \w\w (\w{8}):/;

/** The bytes that the kernel has yet to deliver on a connection; 0 where it does not say. */
export type KernelQueues = (socket: Socket) => number;

/**
 * Reads how much the kernel has yet to deliver. It takes megabytes from a process before it makes it wait, and then more
 * only when a third of them is delivered: of a client that reads 10 kB a second a process sees nothing for minutes.
 * Only Linux has these tables. Two clients with one port number are taken for one, which moves when either does.
 */
export async function readKernelQueues(): Promise<KernelQueues> {
  const queues = new Map<string, number>();
  const tables = await Promise.all(TABLES.map((path) => readFile(path, "latin1").catch(() => "")));
  for (const row of tables.flatMap((table) => table.split("\n"))) {
    const [, local, remote, queue = ""] = ROW.exec(row) ?? [];
    if (!local || !remote) continue;
    const ports = keyOf(Number.parseInt(local, 16), Number.parseInt(remote, 16));
    queues.set(ports, (queues.get(ports) ?? 0) + Number.parseInt(queue, 16));
  }
  return ({ localPort, remotePort }) => queues.get(keyOf(localPort, remotePort)) ?? 0;
}

function keyOf(local: number | undefined, remote: number | undefined): string {
  return `${local} ${remote}`;
}
