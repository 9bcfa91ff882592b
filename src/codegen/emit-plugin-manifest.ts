import type { Contract } from "./contract.ts";
import { emitConfigSchema } from "./emit-config-schema.ts";

/** `openclaw.plugin.json`: what an OpenClaw gateway reads of the plugin before it loads it. */
export function emitPluginManifest(contract: Contract, header: string): object {
  return {
    ...manifestBefore2026Dot9(contract, header),
    // The gateway resolves these before it loads the plugin; one that fails stops its route alone.
    configContracts: {
      secretInputs: {
        paths: [
          { path: "routes.*.secret", expected: "string", ownerKind: "route" },
          { path: "routes.*.secret.*", expected: "string", ownerKind: "route" },
        ],
      },
    },
  };
}

/** Older gateways do not start at all when a secret that a manifest names fails: here the plugin resolves them itself. */
export function manifestBefore2026Dot9(contract: Contract, header: string): object {
  return {
    $comment: header,
    id: "webhooks",
    name: contract.info.title,
    description: contract.info.summary,
    activation: { onStartup: true },
    configSchema: emitConfigSchema(contract),
  };
}
