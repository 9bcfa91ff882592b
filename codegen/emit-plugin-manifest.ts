import type { Contract, Schema } from "./contract.ts";

/** `openclaw.plugin.json`: the manifest that an OpenClaw gateway reads before it loads the plugin. */
export function emitPluginManifest({ info }: Contract, configSchema: Schema, header: string): object {
  return {
    $comment: header,
    id: "webhooks",
    name: info.title,
    description: info.summary,
    activation: { onStartup: true },
    configSchema,
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
