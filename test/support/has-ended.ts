import type { ChildProcess } from "node:child_process";

/** A process that a signal has ended has no exit code. Its `exit` event comes no more. */
export const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;
