import { type Contract, operationOf } from "../contract.ts";
import { mapValues } from "../map-values.ts";
import { literal } from "./wording.ts";

/** Advice for each error code. n8n shows the advice below the message of the gateway. */
export function emitWhatToDo(contract: Contract): string {
  const errors = Object.entries(operationOf(contract)["x-error-codes"]);
  // n8n shows the message already.
  const useful = Object.fromEntries(errors.filter(([, { advice }]) => advice !== "Read `error`."));
  const advice = mapValues(useful, (error) => error.advice.replaceAll("`", ""));
  return `export const WHAT_TO_DO: Readonly<Record<string, string>> = ${literal(advice)};\n`;
}
