import type { Contract } from "../contract.ts";
import { literal } from "./wording.ts";

/** The last column of the contract's table of errors, by code: what n8n shows below the gateway's sentence. */
export function emitWhatToDo({ info }: Contract): string {
  const rows = [...info.description.matchAll(/^\| \d{3} \| (`[^|]+`) \| [^|]+ \| ([^|]+) \|$/gm)];
  if (rows.length === 0) throw new Error("openapi.yaml: its description has no table of errors");
  const advice = rows
    // The sentence is there already.
    .filter(([, , text]) => text !== "Read `error`.")
    .flatMap(([, codes = "", text = ""]) =>
      [...codes.matchAll(/`(\w+)`/g)].map(([, code]) => [code, text.replaceAll("`", "")]),
    );
  return `export const WHAT_TO_DO: Readonly<Record<string, string>> = ${literal(Object.fromEntries(advice))};\n`;
}
