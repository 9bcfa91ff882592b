import { randomBytes } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";

export const DEFAULT_PORT = 18_789;

/** 32 random bytes, in characters that need no quoting anywhere. */
export function generateSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** Writes a configuration with one route and a secret of its own, readable by its owner alone. Never overwrites. */
export function writeDefaultConfig(file: string): { routeId: string; secret: string } {
  const routeId = "zapier";
  const secret = generateSecret();
  try {
    writeFileSync(file, template(routeId, secret), { flag: "wx", mode: 0o600 });
  } catch (error) {
    // On a full disk it is there, and empty: the next start would read it.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") rmSync(file, { force: true });
    throw error;
  }
  return { routeId, secret };
}

function template(routeId: string, secret: string): string {
  return `// The configuration of TaskFlow Webhooks, in JSON5. It has the shape of an OpenClaw gateway's openclaw.json.
{
  gateway: {
    port: 18789,
    bind: "loopback", // "lan" to be reached from other machines
  },
  plugins: { entries: { webhooks: { enabled: true, config: { routes: {
    ${routeId}: {
      // path: "/plugins/webhooks/${routeId}",
      sessionKey: "agent:main:main",
      // Better: a reference, such as "\${ZAPIER_SECRET}" or { source: "env", provider: "default", id: "ZAPIER_SECRET" }
      secret: "${secret}",
      controllerId: "webhooks/${routeId}",
      description: "Made at the first start",
    },
  } } } } },
}
`;
}
