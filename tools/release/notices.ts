import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { lockedPackages } from "./lockfile.ts";
import { ROOT, readText } from "./project.ts";
import type { Bom, Component } from "./sbom.ts";

/** Returns the notices of third parties: each package of the bill of materials with its licence and the text of it. */
export function noticesOf({ metadata, components }: Bom): string {
  const { name, version } = metadata.component;
  const locked = lockedPackages("");
  const parts = components.map((component) => {
    const text = licenceText(component, locked.get(component["bom-ref"])?.path);
    return `${component.name} ${component.version} (${licenceOf(component)})\n\n${text}\n`;
  });
  const intro = `Third-party packages that ${name} ${version} installs or contains.\n`;
  return [intro, ...parts].join(`\n${"-".repeat(80)}\n\n`);
}

/** Returns the licence of a package, as an SPDX expression where its manifest has one. */
export function licenceOf({ licenses = [] }: Component): string {
  return licenses.map(({ license, expression }) => license?.id ?? license?.name ?? expression).join(" AND ");
}

function licenceText({ name, version }: Component, path: string | undefined): string {
  const files = path !== undefined && existsSync(join(ROOT, path)) ? readdirSync(join(ROOT, path)) : [];
  const texts = files
    .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
    .map((file) => readText(`${path}/${file}`).trim());
  return texts.length > 0 ? texts.join("\n\n") : `${name} ${version} has no file with the text of its licence.`;
}
