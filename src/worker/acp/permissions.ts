import type { Permission, PermissionOutcome } from "./protocol.ts";
import type { ToolKind } from "./settings.ts";

/**
 * Allows a tool call once if each of these kinds is allowed, and rejects it otherwise. An agent can name one kind when it
 * announces a call and another when it asks; a call without a kind is an "other".
 */
export function decide(
  options: Permission["options"],
  kinds: readonly (string | null | undefined)[],
  allowed: readonly ToolKind[],
): { isAllowed: boolean; outcome: PermissionOutcome } {
  const named = kinds.filter((kind) => typeof kind === "string");
  const isKnown = (kind: string): boolean => (allowed as readonly string[]).includes(kind);
  const mayRun = (named.length === 0 ? ["other"] : named).every(isKnown);
  const allow = mayRun ? options.find(({ kind }) => kind === "allow_once") : undefined;
  const option = allow ?? options.find(({ kind }) => kind === "reject_once");
  return {
    isAllowed: allow !== undefined,
    outcome: option ? { outcome: "selected", optionId: option.optionId } : { outcome: "cancelled" },
  };
}
