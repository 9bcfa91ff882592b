import { join } from "node:path";
import packageJson from "../../../package.json" with { type: "json" };
import { temporaryDirectory } from "../../support/gateway.ts";
import { root, run } from "../../support/packed-sdk.ts";

/** The version of the release. */
export const { version } = packageJson;

/** A file of the release, which `npm run release:build` wrote. */
export const artifact = (name: string): string => join(root, "dist-release", name);
export const archive = (name: string): string => artifact(`${name}-${version}.tgz`);

/** The packages that a release publishes. */
export const PUBLISHED = ["taskflow-webhooks", "taskflow-webhooks-sdk", "n8n-nodes-taskflow-webhooks"];

/** An empty project in which these archives are installed, without development dependencies. */
export async function projectOf(...archives: string[]): Promise<string> {
  const directory = temporaryDirectory();
  await run(directory, "npm", ["init", "--yes", "--init-type=module"]);
  await run(directory, "npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", ...archives]);
  return directory;
}
