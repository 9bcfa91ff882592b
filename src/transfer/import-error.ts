import { printable } from "../shared/printable.ts";
import { type ConfigProblem, describeProblem } from "../shared/schema-errors/config-problem.ts";
import { StoreError } from "../store/store-error.ts";

/** Where in which file something is wrong, and what. Never a value that can hold a secret. */
export function importError(file: string, line: number | undefined, what: string): StoreError {
  const place = line === undefined ? file : `${file}, line ${line}`;
  return new StoreError(printable(`${place}: ${what} Nothing was imported.`));
}

export function invalidLine(file: string, line: number, problems: readonly ConfigProblem[]): StoreError {
  const shown = problems.slice(0, 5).map(describeProblem);
  const rest = problems.length > shown.length ? [`and ${problems.length - shown.length} more`] : [];
  const text = [...shown, ...rest].join("; ");
  return importError(file, line, /[.?]$/.test(text) ? text : `${text}.`);
}
