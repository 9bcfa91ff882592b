import { existsSync, readFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";

const known = new Map<string, boolean>();

/** Whether a test file, or a support file that it imports, starts programs. Such tests take seconds. */
export function startsPrograms(file: string): boolean {
  const before = known.get(file);
  if (before !== undefined) return before;
  known.set(file, false);
  const source = existsSync(file) ? readFileSync(file, "utf8") : "";
  const imported = [...source.matchAll(/from "(\.[^"]+)"/g)].map(([, path = ""]) => join(dirname(file), path));
  const starts =
    source.includes('from "node:child_process"') ||
    imported.filter((path) => path.includes(`${sep}test${sep}`)).some(startsPrograms);
  known.set(file, starts);
  return starts;
}
