import { readFileSync } from "node:fs";

/** A tick of the kernel's user-space clock, the same on every architecture of Node. */
const MICROSECONDS_A_TICK = 10_000;

/** Processor time of a process's children so far, including those that have ended, in microseconds. */
export function childrensMicroseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The fields after the command, which stands in parentheses: proc_pid_stat(5) counts cutime and cstime as 16 and 17.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ended = (Number(fields[13]) + Number(fields[14])) * MICROSECONDS_A_TICK;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  return ended + children.reduce((sum, child) => sum + microseconds(child), 0);
}

function microseconds(pid: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ", 1)[0]) / 1_000;
  } catch {
    return 0; // The process has ended.
  }
}
