import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

const NAME = "TASKFLOW_PROCESS_MARK";
const ROUNDS = 10;
const BETWEEN_ROUNDS_MS = 10;
/** Within this time the numbers of processes do not come round as a whole, which takes 32,768 of them at least. */
const SHORT_MS = 10_000;

/** What the marks of this process begin with. */
export const MARK_OF_THIS_PROCESS = `${randomUUID()}.`;

/**
 * Finds what a child left running outside its process group, as agents run their tools, by a variable that it inherited.
 * A process that clears its environment is not found, and only Linux shows environments; elsewhere nothing is.
 */
export class ProcessMark {
  readonly #mark = `${MARK_OF_THIS_PROCESS}${randomUUID()}`;
  readonly #createdAt = performance.now();

  /** The environment of the child, with the mark. */
  on(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return { ...env, [NAME]: this.#mark };
  }

  /** `child`: the number of the first process with the mark. */
  async kill(child?: number): Promise<void> {
    const isShort = performance.now() - this.#createdAt < SHORT_MS;
    await killMarked(this.#mark, isShort && child !== undefined ? await numbersAfter(child) : undefined);
  }
}

/**
 * Kills all processes whose mark begins like this, of those that can have it. Repeated, as they may start others
 * meanwhile.
 */
export async function killMarked(mark: string, canHaveIt: (pid: number) => boolean = () => true): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const pids = await find(mark, canHaveIt);
    if (pids.length === 0) return;
    for (const pid of pids) kill(pid);
    await wait(BETWEEN_ROUNDS_MS);
  }
}

/**
 * Whether a process can be newer than this one: Linux numbers processes upwards, and begins again at the end. With 1,600
 * processes on the machine this takes 300 ms off the end of an attempt.
 */
async function numbersAfter(pid: number): Promise<(other: number) => boolean> {
  const loadAverage = await readFile("/proc/loadavg", "latin1").catch(() => "");
  const newest = Number(loadAverage.trim().split(" ").at(-1));
  return newest >= pid ? (other) => other > pid : () => true;
}

async function find(mark: string, canHaveIt: (pid: number) => boolean): Promise<number[]> {
  const names = await readdir("/proc").catch(() => []);
  const pids = names.map(Number).filter((pid) => Number.isInteger(pid) && canHaveIt(pid));
  const environments = await Promise.all(pids.map(environmentOf));
  return pids.filter((_, n) => environments[n]?.some((entry) => entry.startsWith(`${NAME}=${mark}`)));
}

/** Empty for a process that has ended, or is another user's. */
async function environmentOf(pid: number): Promise<string[]> {
  const text = await readFile(`/proc/${pid}/environ`, "latin1").catch(() => "");
  return text.split("\0");
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
