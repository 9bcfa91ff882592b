import { mkdtempSync, rmSync } from "node:fs";
import { onTestFinished } from "vitest";

/** A temporary directory until the test is over, whose path leaves room for that of a socket: the run's folder is long. */
export function shortDirectory(): string {
  const directory = mkdtempSync("/tmp/tf-");
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
