import type { Schema } from "../contract.ts";
import type { Document } from "../reachable.ts";

/** The description of the document and, at its end, what the contract says and an older format cannot. */
export function withLosses({ info }: Document, format: string, losses: string[]): string {
  return `${info.description}
## Limitations of this document

${format} cannot express everything in the contract. This document leaves out:

${losses.map((loss) => `- ${loss}\n`).join("")}`;
}

/** Where the contract says which fields go together. */
export function conditionLoss({ components }: Document): string {
  const names = Object.entries(components.schemas as Record<string, Schema>).filter(([, schema]) => schema.if);
  return `The conditions between fields of ${names.map(([name]) => `\`${name}\``).join(", ")}. The descriptions of the fields state them.`;
}
