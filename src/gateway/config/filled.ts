import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";

type Defaults = typeof CONFIG_DEFAULTS;

/**
 * Returns the keys of a section that have a default: as they stand in the file, or else their defaults. Other keys are left
 * out, such as those of OpenClaw.
 */
export function filled<N extends keyof Defaults>(name: N, section: Partial<Defaults[N]> = {}): Defaults[N] {
  const defaults: Defaults[N] = CONFIG_DEFAULTS[name];
  const settings = { ...defaults };
  for (const key of Object.keys(defaults) as (keyof Defaults[N])[]) settings[key] = section[key] ?? defaults[key];
  return settings;
}
