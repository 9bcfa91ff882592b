import { cpus, release, totalmem, type } from "node:os";
import type { Machine } from "./figures.ts";

export function thisMachine(): Machine {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${type()} ${release().split("-")[0]}`,
    node: process.versions.node,
    sqlite: (process.versions as Record<string, string>).sqlite ?? "unknown",
  };
}

/** Without which no figure means anything. */
export function describeMachine({ cpu, cores, memoryBytes, system, node, sqlite }: Machine): string {
  const memory = `${Math.round(memoryBytes / 2 ** 30)} GiB`;
  return `${cpu}, ${cores} ${cores === 1 ? "core" : "cores"}, ${memory}, ${system}, Node ${node}, SQLite ${sqlite}`;
}
