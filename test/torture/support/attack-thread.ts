import { connect, type Socket } from "node:net";
import { parentPort, workerData } from "node:worker_threads";

/** The kinds of connections in the attack: their first bytes, and whether they continue, a byte at a time. */
export interface AttackPlan {
  port: number;
  kinds: readonly { connections: number; opening: string; drips: boolean }[];
}

const TICK_MS = 10;
/** Ticks per second. Connections take turns, so that each sends a byte per second. */
const TURNS = 1_000 / TICK_MS;

const { port, kinds } = workerData as AttackPlan;
const plans = kinds.flatMap((kind) => Array.from({ length: kind.connections }, () => kind));
const sockets: Socket[] = [];

function hold(index: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    sockets[index] = socket;
    socket.on("error", () => undefined).on("close", () => resolve());
    socket.on("connect", () => {
      socket.write(plans[index]?.opening ?? "");
      resolve();
    });
    socket.resume();
  });
}

/** Continues the attack, and replaces closed connections. */
function goOn(turn: number): void {
  for (let index = turn % TURNS; index < plans.length; index += TURNS) {
    const socket = sockets[index];
    if (socket?.destroyed) void hold(index);
    else if (plans[index]?.drips && socket?.writable) socket.write("x");
  }
}

for (let index = 0; index < plans.length; index += 100)
  await Promise.all(plans.slice(index, index + 100).map((_, n) => hold(index + n)));
let turn = 0;
setInterval(() => goOn((turn += 1)), TICK_MS);
const countOpen = () => sockets.filter(({ destroyed }) => !destroyed).length;
parentPort?.on("message", () => parentPort?.postMessage(countOpen()));
parentPort?.postMessage(countOpen());
