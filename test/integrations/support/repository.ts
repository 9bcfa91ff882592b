import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Makes a folder with these files a repository with one commit, cloned from `origin` as far as its tools can tell. */
export function makeRepository(folder: string, origin: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.org", ...args], { cwd: folder });
  git("init", "-q", "-b", "main");
  git("add", "--all", "--force");
  git("commit", "-q", "-m", "Start");
  git("remote", "add", "origin", origin);
}
