import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { startsPrograms } from "./test/support/starts-programs.ts";

/** Suites that need more than `npm ci`: each has a separate script that installs it, and is run by .ci/run. */
const HEAVY = [
  "clients",
  "compatibility",
  "deploy",
  "docs",
  "durability",
  "hosts",
  "integrations",
  "postgres",
  "proxies",
  "sdk-runtimes",
  "torture",
];

const root = fileURLToPath(new URL(".", import.meta.url));
const files = globSync("test/**/*.test.ts", { cwd: root, exclude: ["**/node_modules", "**/.work"] }).filter(
  (file) => !HEAVY.some((suite) => file.startsWith(`test/${suite}/`)),
);
const programs = files.filter((file) => startsPrograms(`${root}${file}`));

const common = { testTimeout: 20_000, hookTimeout: 60_000, globalSetup: ["test/support/run-folder.ts"] };
const suite = (name: string, include: string[]) => ({ test: { ...common, name, include } });

export default defineConfig({
  test: {
    projects: [
      // Answers in a minute; what starts programs takes longer.
      suite(
        "unit",
        files.filter((file) => !programs.includes(file)),
      ),
      suite("programs", programs),
      ...HEAVY.map((name) => suite(name, [`test/${name}/**/*.test.ts`])),
    ],
  },
});
