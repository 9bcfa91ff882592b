import { existsSync } from "node:fs";
import { type AdminListener, startAdmin } from "../../admin/server/listener.ts";
import type { GatewayLogger } from "../../gateway/log.ts";
import type { Gateway } from "../../gateway/start-gateway.ts";
import { lastBackupAt } from "../../store/sqlite/last-backup.ts";
import { VERSION } from "../version.ts";

interface Place {
  stateDir: string;
  /** The store is a database that gateways share: then a state directory is used that is there, but none is made. */
  shared: boolean;
  logger: GatewayLogger;
}

export async function openAdmin(
  { operator: host }: Gateway,
  { stateDir, shared, logger }: Place,
): Promise<AdminListener | undefined> {
  if (shared && !existsSync(stateDir)) return undefined;
  const about = { version: VERSION, ...(!shared && { lastBackupAt: () => lastBackupAt(stateDir) }) };
  return startAdmin({ stateDir, host, about, logger });
}
