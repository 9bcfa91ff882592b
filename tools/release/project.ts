import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export const readText = (file: string): string => readFileSync(join(ROOT, file), "utf8");
export const writeText = (file: string, text: string): void => writeFileSync(join(ROOT, file), text);
export const readJson = <T>(file: string): T => JSON.parse(readText(file)) as T;

export interface Manifest {
  name: string;
  version: string;
  private?: boolean;
  dependencies?: Record<string, string>;
}

/** The packages that a release publishes, by folder. The first one names the version of the release. */
export const PACKAGES = ["", "sdk/", "integrations/n8n/"] as const;

export const manifestOf = (folder: string): Manifest => readJson(`${folder}package.json`);
export const releaseVersion = (): string => manifestOf("").version;
