import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryDirectory } from "./gateway.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const SOURCES = [
  "bench",
  "codegen",
  "src",
  "sdk",
  "test",
  "generated",
  "tools",
  "openapi.yaml",
  "package.json",
  "tsconfig.json",
  "vitest.config.ts",
];
const GENERATED = [
  "deploy",
  "docs",
  "openclaw.plugin.json",
  "integrations/n8n/nodes/generated",
  "integrations/zapier/src",
];

/** A copy of the files that generation reads and writes, for a test to change. */
export function copyProject() {
  const directory = join(temporaryDirectory(), "project");
  for (const name of [...SOURCES, ...GENERATED])
    cpSync(join(root, name), join(directory, name), {
      recursive: true,
      filter: (path) => !/node_modules|\/\.work$/.test(path),
    });
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  symlinkSync(join(root, "tools/codegen/node_modules"), join(directory, "tools/codegen/node_modules"));
  return {
    /** Output of the program, whether it succeeds or fails. */
    node: (...args: string[]): string => {
      try {
        return execFileSync(process.execPath, args, { cwd: directory, encoding: "utf8", stdio: "pipe" });
      } catch (error) {
        const { stdout, stderr } = error as { stdout: string; stderr: string };
        return `${stdout}${stderr}`;
      }
    },
    read: (file: string): string => readFileSync(join(directory, file), "utf8"),
    change: (file: string, change: (text: string) => string): void => {
      const path = join(directory, file);
      writeFileSync(path, change(readFileSync(path, "utf8")));
    },
  };
}
