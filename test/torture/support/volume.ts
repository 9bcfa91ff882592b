import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, statfsSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { temporaryDirectory } from "../../support/gateway.ts";

/** Whether the tests may mount file systems: root may, except in some containers. */
export const canMount: boolean = (() => {
  const directory = temporaryDirectory();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", directory]).status === 0;
  if (mounted) execFileSync("umount", [directory]);
  return mounted;
})();

/** A small file system in memory, for a disk that is nearly full. */
export function smallVolume(size: string): string {
  const directory = temporaryDirectory();
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", directory]);
  onTestFinished(() => void spawnSync("umount", ["--lazy", directory]));
  return directory;
}

/** A file system on a disk that can fail. */
export function failingVolume() {
  const home = temporaryDirectory();
  const [image, directory] = [join(home, "image"), join(home, "volume")];
  writeFileSync(image, "");
  truncateSync(image, 16 * 1024 * 1024);
  mkdirSync(directory);
  execFileSync("mkfs.ext4", ["-q", image]);
  const mount = () => void execFileSync("mount", ["-o", "loop", image, directory]);
  mount();
  onTestFinished(() => void spawnSync("umount", ["--lazy", directory]));
  return {
    directory,
    /**
     * What Linux does to a disk with errors: it becomes read-only under the files that are open for writing. A volume in
     * memory, or a healthy one, cannot: it refuses to become read-only while such files are open.
     */
    fail: () => void execFileSync("mount", ["-o", "remount,abort", directory]),
    /** Unmounts the file system, which nothing may use any more. */
    repair: () => {
      execFileSync("umount", [directory]);
      // Status 1: repaired.
      const { status } = spawnSync("fsck.ext4", ["-p", image]);
      if (status !== 0 && status !== 1) throw new Error(`fsck.ext4 ended with ${status}`);
      mount();
    },
  };
}

/** Free bytes. */
export function freeBytes(directory: string): number {
  const { bavail, bsize } = statfsSync(directory);
  return bavail * bsize;
}
