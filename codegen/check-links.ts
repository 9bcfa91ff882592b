import { type Contract, WEBHOOK_PATH } from "./contract.ts";
import { ContractError } from "./contract-error.ts";

const COMPONENT = /^#\/components\/([^/]+)\/([^/]+)$/;

/** Parts of the contract that generation reads. */
const PARTS: readonly (readonly string[])[] = [
  ["info"],
  ["tags"],
  ["paths", WEBHOOK_PATH, "post", "requestBody"],
  ["paths", WEBHOOK_PATH, "post", "responses"],
  ["paths", WEBHOOK_PATH, "post", "x-actions"],
  ["paths", WEBHOOK_PATH, "post", "x-error-codes"],
  ["components", "schemas"],
  ["components", "responses"],
  ["components", "examples"],
  ["components", "parameters"],
];

/** Throws when the contract lacks a part. */
export function checkParts(contract: unknown): void {
  const missing = PARTS.filter((path) => partAt(contract, path) === undefined);
  if (missing.length > 0)
    throw new ContractError(missing.map((path) => `openapi.yaml: ${path.join(" → ")} is missing`).join("\n"));
}

function partAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((inner, name) => (inner as Record<string, unknown> | null | undefined)?.[name], value);
}

/** Throws when a reference leads nowhere, or when an example is one that no operation shows. */
export function checkLinks(contract: Contract): void {
  const references = new Set(referencesIn(contract));
  const dangling = [...references].filter((reference) => !isThere(contract, reference));
  const examples = Object.keys(contract.components.examples).map((name) => `#/components/examples/${name}`);
  const problems = [
    ...dangling.map((reference) => `${reference} does not exist`),
    ...examples.filter((name) => !references.has(name)).map((name) => `${name} is shown by no operation`),
  ];
  if (problems.length > 0) throw new ContractError(`openapi.yaml: references disagree:\n  ${problems.join("\n  ")}`);
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" && typeof inner === "string" ? [inner] : referencesIn(inner),
  );
}

function isThere({ components }: Contract, reference: string): boolean {
  const [, section = "", name = ""] = COMPONENT.exec(reference) ?? [];
  return Object.hasOwn(components, section) && Object.hasOwn(components[section] ?? {}, name);
}
