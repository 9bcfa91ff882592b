import type { components } from "../../../generated/config-types.ts";

/** The part of `plugins` that switches the routes on and off. */
export type PluginSwitches = components["schemas"]["Plugins"];

const ID = "webhooks";

/**
 * Why the routes are switched off; undefined when they are on. As in an OpenClaw gateway `deny` wins over `allow`, an empty
 * `allow` restricts nothing, blanks around an id and its case do not count, and no id stands for all.
 */
export function switchedOffBy({ enabled, allow = [], deny = [], entries }: PluginSwitches): string | undefined {
  if (enabled === false) return "plugins.enabled is false";
  if (idsIn(deny).includes(ID)) return `plugins.deny lists "${ID}"`;
  if (entries?.webhooks?.enabled === false) return `plugins.entries.${ID}.enabled is false`;
  const allowed = idsIn(allow);
  return allowed.length > 0 && !allowed.includes(ID) ? `plugins.allow does not list "${ID}"` : undefined;
}

function idsIn(list: string[]): string[] {
  return list.map((id) => id.trim().toLowerCase()).filter((id) => id !== "");
}
