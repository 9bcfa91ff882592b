import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CONFIG_DEFAULTS } from "../../../generated/defaults.ts";

/** 32 random bytes, in characters that need no quoting anywhere. */
export function generateSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** The route of a configuration that was just written, and its secret. */
export interface CreatedConfig {
  routeId: string;
  secret: string;
  /** Holds the secret alone. */
  secretFile?: string;
}

interface WriteOptions {
  port?: number;
  bind?: string;
  /** Writes the secret into a separate file too. */
  secretFile?: boolean;
}

/** Writes a configuration with one route and a random secret, readable by its owner alone. Never overwrites one. */
export function writeDefaultConfig(file: string, options: WriteOptions = {}): CreatedConfig {
  const { port, bind } = { ...CONFIG_DEFAULTS.Gateway, ...options };
  const { secretFile = false } = options;
  const created = { routeId: "zapier", secret: generateSecret() };
  try {
    writeFileSync(file, template(created, port, bind), { flag: "wx", mode: 0o600 });
    return secretFile ? { ...created, secretFile: writeSecret(dirname(file), created) } : created;
  } catch (error) {
    // On a full disk it is there, and empty: the next start would read it.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(file, { force: true });
    throw error;
  }
}

/** Removes what `writeDefaultConfig` wrote, so that the next start is a first start again. */
export function removeDefaultConfig(file: string, { secretFile }: CreatedConfig): void {
  for (const written of [secretFile, file]) if (written !== undefined) rmSync(written, { force: true });
}

/** Never into a file that is there: others could read it, or own it. */
function writeSecret(directory: string, { routeId, secret }: CreatedConfig): string {
  const file = join(directory, `${routeId}.secret`);
  rmSync(file, { force: true });
  writeFileSync(file, `${secret}\n`, { flag: "wx", mode: 0o600 });
  return file;
}

function template({ routeId, secret }: CreatedConfig, port: number, bind: string): string {
  return `// The configuration of TaskFlow Webhooks, in JSON5. It has the shape of an OpenClaw gateway's openclaw.json.
{
  gateway: {
    port: ${port},
    bind: ${JSON.stringify(bind)}, // "loopback", or "lan" to be reached from other machines
  },
  plugins: { entries: { webhooks: { enabled: true, config: { routes: {
    ${routeId}: {
      // path: "/plugins/webhooks/${routeId}",
      sessionKey: "agent:main:main",
      // Better: a reference, such as "\${ZAPIER_SECRET}" or { source: "env", provider: "default", id: "ZAPIER_SECRET" }
      secret: "${secret}",
      controllerId: "webhooks/${routeId}",
      grants: ["worker"], // whoever has the secret may also run the tasks of queues
      description: "Made at the first start",
    },
  } } } } },
}
`;
}
