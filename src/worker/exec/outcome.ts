import { stripVTControlCharacters } from "node:util";
import type { JsonValue } from "../../../generated/types.ts";
import { parseJson } from "../../shared/parse-json.ts";
import { printable } from "../../shared/printable.ts";
import { TaskFailure, type TaskResult } from "../executor.ts";
import type { Line } from "./line-reader.ts";

/** Characters of a summary or an error. */
const MAX_SUMMARY = 1_000;
/** Requests of a route are limited to 256 KiB by default. A longer line cannot be a result. */
export const MAX_RESULT_BYTES = 200_000;
/** As sysexits.h has it: the user is invited to retry. */
const EX_TEMPFAIL = 75;

/** How a command ended, and the last lines that it printed. */
export interface CommandEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  lastLine: Line | undefined;
  lastError: Line | undefined;
}

/** Returns a line as people read it in a summary. */
export function summaryOf({ text }: Line): string {
  const plain = printable(stripVTControlCharacters(text.slice(0, 8 * MAX_SUMMARY)))
    .trim()
    .toWellFormed();
  return plain.length > MAX_SUMMARY ? `${plain.slice(0, MAX_SUMMARY - 1).toWellFormed()}…` : plain;
}

/** The exit code decides. Throws `TaskFailure` for any other than 0. */
export function outcomeOf({ code, signal, lastLine, lastError }: CommandEnd): TaskResult {
  if (code === 0) return lastLine === undefined ? {} : resultOf(lastLine);
  const how = code === null ? `The command was ended by ${signal}` : `The command ended with exit code ${code}`;
  const why = lastError && summaryOf(lastError);
  // A signal is no decision of the command: the system was out of memory, or an operator ended it.
  throw new TaskFailure(why ? `${how}: ${why}` : `${how}.`, { retryable: code === null || code === EX_TEMPFAIL });
}

/** The last line is the result if it is JSON, or else the summary. */
function resultOf(line: Line): TaskResult {
  if (line.isCut && /^[[{"]/.test(line.text)) throw tooLong();
  const resultJson = jsonIn(line.text);
  if (resultJson === undefined) {
    const terminalSummary = summaryOf(line);
    return terminalSummary === "" ? {} : { terminalSummary };
  }
  if (Buffer.byteLength(line.text) > MAX_RESULT_BYTES) throw tooLong();
  return { resultJson };
}

function tooLong(): TaskFailure {
  return new TaskFailure(`The result of the command is longer than ${MAX_RESULT_BYTES} bytes.`, { retryable: false });
}

function jsonIn(text: string): JsonValue | undefined {
  try {
    return parseJson(text) as JsonValue;
  } catch {
    return undefined;
  }
}
