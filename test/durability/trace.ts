/** A system call as strace prints it. */
export interface SystemCall {
  name: string;
  /** Its arguments; file descriptors with their paths. */
  text: string;
  result: string;
}

const COMPLETE = /^(\d+) +(\w+)\((.*)\) += (-?\d+)/;
const UNFINISHED = /^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$/;
const RESUMED = /^(\d+) +<\.\.\. (\w+) resumed>(.*)\) += (-?\d+)/;

/**
 * From the output of `strace -f -y`. A call stands where it ended: only then has it done what it does. One that writes
 * to a socket stands where it began: what it sends may be read from then on.
 */
export function calls(output: string): SystemCall[] {
  const begun = new Map<string, string>();
  return output.split("\n").flatMap((line) => {
    const [, waiting, call = "", start = ""] = UNFINISHED.exec(line) ?? [];
    if (waiting !== undefined) {
      begun.set(waiting, start);
      return isSend(start) ? [{ name: call, text: start, result: "" }] : [];
    }
    const [, thread, name = "", rest = "", result = ""] = COMPLETE.exec(line) ?? RESUMED.exec(line) ?? [];
    if (thread === undefined) return [];
    const text = `${begun.get(thread) ?? ""}${rest}`;
    const sent = isSend(begun.get(thread) ?? "");
    begun.delete(thread);
    return sent ? [] : [{ name, text, result }];
  });
}

function isSend(text: string): boolean {
  return /^\d+<socket:/.test(text);
}
