import { createHash } from "node:crypto";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const tools = fileURLToPath(new URL("../tools", import.meta.url));
const work = fileURLToPath(new URL("../.work", import.meta.url));

/** Where a tool is installed and its clients are made: ignored by git, and kept, so that a second run is quick. */
const homeOf = (tool: string): string => join(work, tool);

/** A tool, and the folders under test/clients/tools that it is made of: manifest, lock file, programs. */
export interface Project {
  name: string;
  sources: string[];
}

/** Copies the tool's files to its home and installs it there, unless that was done for the same files before. */
export async function installOnce(project: Project, install: (home: string) => Promise<unknown>): Promise<string> {
  const home = homeOf(project.name);
  const stamp = join(home, ".installed");
  const wanted = fingerprint(project);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return home;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  copySources(project, home);
  await install(home);
  writeFileSync(stamp, wanted);
  return home;
}

/** An empty folder for one client, with the tool's files in it. */
export function freshFolder(project: Project, name: string): string {
  const folder = join(homeOf(project.name), name);
  rmSync(folder, { recursive: true, force: true });
  copySources(project, folder);
  return folder;
}

/** How often a pattern is found in the files of a folder. */
export function countIn(folder: string, files: string, pattern: RegExp): number {
  return globSync(files, { cwd: folder })
    .map((file) => readFileSync(join(folder, file), "utf8").match(pattern)?.length ?? 0)
    .reduce((sum, found) => sum + found, 0);
}

function copySources({ sources }: Project, to: string): void {
  for (const source of sources) cpSync(join(tools, source), to, { recursive: true });
}

/** Of the files beside the tool's manifests, on which its installation depends. */
function fingerprint({ sources }: Project): string {
  const hash = createHash("sha256");
  for (const folder of sources.map((source) => join(tools, source))) {
    for (const file of globSync("*.*", { cwd: folder }).sort()) hash.update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex");
}
