import { killMarked } from "./marked-processes.ts";

/**
 * Ends the programs of a worker that was killed, and could not do so itself, and what they left outside their process
 * groups. Its argument is the mark of the worker's processes. Its standard input is a pipe from the worker:
 * `+` or `-` with the number of a process group on each line. It ends when the worker does, whatever the worker ends of.
 */

const [, , mark = ""] = process.argv;
const groups = new Set<number>();
let held = "";

process.stdin.setEncoding("latin1");
process.stdin.on("data", (text: string) => {
  const lines = (held + text).split("\n");
  held = lines.pop() ?? "";
  for (const line of lines) {
    const group = Number(line.slice(1));
    if (line.startsWith("+")) groups.add(group);
    else groups.delete(group);
  }
});
process.stdin.once("close", () => {
  for (const group of groups) end(group);
  if (mark !== "") void killMarked(mark);
});
process.stdin.on("error", () => undefined);

function end(group: number): void {
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // The whole group has ended already.
  }
}
