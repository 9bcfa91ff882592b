import type { ChildProcess, SpawnOptions } from "node:child_process";

/** Options of `spawn` for a command that leads a process group, so that whatever it starts can be ended with it. */
export const GROUP_OPTIONS = { shell: false, detached: true } as const satisfies SpawnOptions;

/** Leaders of groups. None may outlive this process. */
const leaders = new Set<ChildProcess>();
process.once("exit", () => {
  for (const leader of leaders) signalGroup(leader, "SIGKILL");
});

interface GroupWatch {
  began(pid: number): void;
  ended(pid: number): void;
}
let watch: GroupWatch | undefined;

/** Tells of groups from now on. */
export function watchGroups(watcher: GroupWatch): void {
  watch = watcher;
}

/** Ends the group with this process, unless `endGroup` has ended it before. */
export function trackGroup(leader: ChildProcess): void {
  leaders.add(leader);
  if (leader.pid !== undefined) watch?.began(leader.pid);
}

/**
 * Kills what is left of a group. A descendant that left the group survives; closing the pipes keeps it from holding this
 * process open.
 */
export function endGroup(leader: ChildProcess): void {
  leaders.delete(leader);
  for (const pipe of leader.stdio) pipe?.destroy();
  signalGroup(leader, "SIGKILL");
  if (leader.pid !== undefined) watch?.ended(leader.pid);
}

/** Returns false when the whole group has ended. The signal 0 only asks. */
export function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(-pid, signal);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
