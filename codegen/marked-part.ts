import { ContractError } from "./contract-error.ts";

/** The document with another text between a start marker and an end marker, each an HTML comment that names the part. */
export function withPart(document: string, { name, writtenBy }: Marker, text: string): string {
  const [start, end] = [`<!-- ${name}: written by \`${writtenBy}\` -->`, `<!-- ${name}: end -->`];
  const [before, rest] = document.split(start);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined) throw new ContractError(`A document has no "${start}" … "${end}".`);
  return `${before}${start}\n\n${text}\n\n${end}${after}`;
}

export interface Marker {
  name: string;
  /** The command that writes the part. */
  writtenBy: string;
}
