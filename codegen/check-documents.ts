import { ContractError } from "./contract-error.ts";
import type { Document } from "./reachable.ts";

interface Operation {
  operationId?: string;
  description?: string;
}

/** Every generator of a file for each model copies it into each. */
const MAX_INFO = 1_500;
/** GPT Actions refuse a longer one. */
const MAX_OPERATION = 300;

/** Throws when a published document says more than the tools that read it accept, or names two operations alike. */
export function checkDocuments(documents: Record<string, object>): void {
  const problems = Object.entries(documents).flatMap(([name, document]) =>
    problemsOf(document as Document).map((problem) => `${name}: ${problem}`),
  );
  if (problems.length > 0)
    throw new ContractError(`The published documents are not as importers need them:\n  ${problems.join("\n  ")}`);
}

function problemsOf({ info, paths = {} }: Document): string[] {
  const items = Object.values(paths as Record<string, Record<string, Operation>>);
  const operations = items.flatMap((item) => Object.values(item));
  const ids = operations.map(({ operationId }) => operationId);
  return [
    ...tooLong("info.description", info.description, MAX_INFO),
    ...operations.flatMap(({ operationId = "", description = "" }) => tooLong(operationId, description, MAX_OPERATION)),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `two operations have the id ${id}`),
  ];
}

function tooLong(what: string, text: string, limit: number): string[] {
  return text.length > limit ? [`${what} has ${text.length} characters, of ${limit} at most`] : [];
}
