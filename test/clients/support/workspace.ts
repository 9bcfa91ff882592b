import { createHash } from "node:crypto";
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const tools = fileURLToPath(new URL("../tools", import.meta.url));
const work = fileURLToPath(new URL("../.work", import.meta.url));

/** The folder in which a tool is installed and generates its clients. Git ignores it, and it stays for the next run. */
const homeOf = (tool: string): string => join(work, tool);

/** A tool, and its folders under test/clients/tools: manifest, lock file, programs. */
export interface Project {
  name: string;
  sources: string[];
}

/** Copies the tool's files to its home and installs the tool, unless the same files are already installed. */
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

/** A new folder for one client, with only the tool's files. */
export function freshFolder(project: Project, name: string): string {
  const folder = join(homeOf(project.name), name);
  rmSync(folder, { recursive: true, force: true });
  copySources(project, folder);
  return folder;
}

/** Number of matches of a pattern in the files of a folder. */
export function countIn(folder: string, files: string, pattern: RegExp): number {
  return globSync(files, { cwd: folder })
    .map((file) => readFileSync(join(folder, file), "utf8").match(pattern)?.length ?? 0)
    .reduce((sum, found) => sum + found, 0);
}

function copySources({ sources }: Project, to: string): void {
  for (const source of sources) cpSync(join(tools, source), to, { recursive: true });
}

/** A digest of the files on which the tool's installation depends. */
function fingerprint({ sources }: Project): string {
  const hash = createHash("sha256");
  for (const folder of sources.map((source) => join(tools, source))) {
    for (const file of globSync("*.*", { cwd: folder }).sort()) hash.update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex");
}
