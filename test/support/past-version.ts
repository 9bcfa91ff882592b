import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = fileURLToPath(new URL("../..", import.meta.url));

/** Whether this is a clone with its whole history. A shallow one has no code of older versions to run. */
export const HAS_HISTORY =
  spawnSync("git", ["rev-parse", "--is-shallow-repository"], { cwd: PROJECT, encoding: "utf8" }).stdout?.trim() ===
  "false";

/** The code of a commit, from the history of this clone, with the dependencies of the present. */
export class PastVersion {
  readonly folder = mkdtempSync(join(tmpdir(), "past-version-"));

  constructor(commit: string) {
    const git = (...args: string[]) =>
      execFileSync("git", args, { cwd: PROJECT, maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "pipe"] });
    try {
      const archive = git("archive", commit);
      execFileSync("tar", ["-x", "-C", this.folder], { input: archive });
    } catch (error) {
      this.remove();
      throw new Error(
        `The code of commit ${commit} is not in the history of this clone. A shallow clone lacks it: run git fetch --unshallow, or check out with fetch-depth: 0.`,
        { cause: error },
      );
    }
    symlinkSync(join(PROJECT, "node_modules"), join(this.folder, "node_modules"));
  }

  get main(): string {
    return join(this.folder, "src/main.ts");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
