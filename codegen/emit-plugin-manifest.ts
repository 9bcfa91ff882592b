import type { Contract, Schema } from "./contract.ts";

/** `openclaw.plugin.json`: what an OpenClaw gateway reads of the plugin before it loads it. */
export function emitPluginManifest(contract: Contract, configSchema: Schema, header: string): object {
  return {
    ...manifestBefore2026Dot9(contract, configSchema, header),
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
export function manifestBefore2026Dot9({ info }: Contract, configSchema: Schema, header: string): object {
  return {
    $comment: header,
    id: "webhooks",
    name: info.title,
    description: info.summary,
    activation: { onStartup: true },
    configSchema,
  };
}
