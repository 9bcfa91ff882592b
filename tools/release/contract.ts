import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { ROOT, readText } from "./project.ts";

const RELEASED = "contract/released";
const FORMS = ["openapi.yaml", "generated/actions.openapi.json"];

const versionOf = (document: string) => /^ {2}version: (\S+)$/m.exec(readText(document))?.[1] ?? "";

/** Copies the released contract into a folder with its version, unless it is of the version that is released now. */
export function keepReleasedContract(version: string): void {
  const released = versionOf(`${RELEASED}/openapi.yaml`);
  const folder = join(ROOT, RELEASED, released);
  if (released === version || existsSync(folder)) return;
  mkdirSync(folder);
  for (const form of FORMS) copyFileSync(join(ROOT, RELEASED, basename(form)), join(folder, basename(form)));
}

/** Makes the contract the one that later contracts are compared with. */
export function releaseContract(): void {
  for (const form of FORMS) copyFileSync(join(ROOT, form), join(ROOT, RELEASED, basename(form)));
}

/** Lists the documents of the contract that differ from the released ones. */
export function unreleasedForms(): string[] {
  return FORMS.filter((form) => readText(form) !== readText(`${RELEASED}/${basename(form)}`));
}
