import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";
import { resolveFrom } from "../../secrets/resolve-path.ts";
import type { QueueSection, QueueSettings } from "../settings.ts";

/** Fills in the defaults. `file` is where relative paths start. The section has no problems. */
export function queueSettings(file: string, queue: string, section: QueueSection): QueueSettings {
  const { command, acp, cwd, trustedDirs, timeoutMs } = section;
  return {
    ...CONFIG_DEFAULTS.WorkerQueue,
    ...section,
    queues: [queue],
    runs: acp === undefined ? "command" : "agent",
    command: acp ?? command ?? "",
    trustedDirs,
    isChecked: true,
    cwd: cwd === undefined ? undefined : resolveFrom(file, cwd),
    timeoutMs,
  };
}
