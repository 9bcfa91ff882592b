import { globSync } from "node:fs";
import { ROOT, readText, writeText } from "./project.ts";

const VERSION = String.raw`(\d+\.\d+\.\d+(?:-[\w.]+)?)`;
const DOCUMENTS = ["README.md", "docs/**/*.md", "sdk/*.md", "{deploy,integrations}/**/*.{md,yml,yaml}"];

/** Every place that names the version of the release: files, and an expression whose group is the version. */
const PLACES: readonly [files: string[], version: string][] = [
  [["package.json", "sdk/package.json", "integrations/{n8n,zapier}/package.json"], `^ {2}"version": "${VERSION}"`],
  [
    // The package of the folder, and the workspace that is published.
    ["package-lock.json", "integrations/{n8n,zapier}/package-lock.json"],
    `^(?: {2}| {4}"(?:sdk)?": \\{\\n(?: {6}.*\\n)*? {6})"version": "${VERSION}"`,
  ],
  [["openapi.yaml"], `^ {2}version: ${VERSION}$`],
  [["deploy/chart/Chart.yaml"], `^(?:version|appVersion): "?${VERSION}`],
  [DOCUMENTS, `taskflow-webhooks(?:-sdk)?-${VERSION}\\.tgz`],
  [DOCUMENTS, `github-action@v${VERSION}`],
  [DOCUMENTS, `image: taskflow-webhooks:${VERSION}`],
];

export interface NamedVersion {
  file: string;
  version: string;
  start: number;
  end: number;
}

/** Lists each version that a file of the repository names for the release. */
export function namedVersions(): NamedVersion[] {
  return PLACES.flatMap(([patterns, expression]) =>
    globSync(patterns, { cwd: ROOT, exclude: (path) => path.endsWith("node_modules") }).flatMap((file) =>
      [...readText(file).matchAll(new RegExp(expression, "dgm"))].map((match) => {
        const [start, end] = match.indices?.[1] ?? [0, 0];
        return { file, version: match[1] ?? "", start, end };
      }),
    ),
  );
}

/** Writes the version into every place that names one. */
export function setVersion(version: string): void {
  const lastFirst = namedVersions().sort((a, b) => b.start - a.start);
  for (const { file, start, end } of lastFirst) {
    const text = readText(file);
    writeText(file, text.slice(0, start) + version + text.slice(end));
  }
}
