import { readJson } from "./project.ts";

interface Entry {
  version?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** A package at the place that npm gives it. Two places of the same version have the same files. */
export interface Locked {
  path: string;
  dependencies: string[];
}

/** Returns what a lock file pins, by `name@version`. */
export function lockedPackages(folder: string): Map<string, Locked> {
  const { packages } = readJson<{ packages: Record<string, Entry> }>(`${folder}package-lock.json`);
  return new Map(
    Object.entries(packages).map(([path, { version, dependencies, optionalDependencies }]) => [
      `${path.split("node_modules/").at(-1)}@${version}`,
      { path: `${folder}${path}`, dependencies: Object.keys({ ...dependencies, ...optionalDependencies }) },
    ]),
  );
}
