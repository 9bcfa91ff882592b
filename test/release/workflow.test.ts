import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { documentAt } from "../support/documents.ts";

interface Job {
  needs?: string[];
  uses?: string;
  environment?: string;
  permissions: Record<string, string>;
  steps?: { run?: string; uses?: string }[];
}

const workflow: { on: object; permissions: object; jobs: Record<string, Job> } = parse(
  documentAt(".github/workflows/release.yml"),
);
const jobs = Object.entries(workflow.jobs);
const runs = ([, { steps = [] }]: [string, Job]) => steps.flatMap(({ run = "" }) => run.split("\n"));

describe("the release workflow", () => {
  test("starts on the tag of a version alone, and runs everything that CI runs first", () => {
    expect(workflow.on).toEqual({ push: { tags: ["v*"] } });
    expect(workflow.jobs["test"]?.uses).toBe("./.github/workflows/ci.yml");
    const publishing = jobs.filter(([, { permissions }]) => Object.values(permissions).includes("write"));
    expect(publishing.map(([name]) => name)).toEqual(["npm", "image-and-chart", "github"]);
    const before = (name: string): string[] =>
      (workflow.jobs[name]?.needs ?? []).flatMap((needed) => [needed, ...before(needed)]);
    for (const [name] of publishing) expect(before(name)).toEqual(expect.arrayContaining(["test", "build"]));
  });

  test("gives each job the permissions that it needs, and no other", () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.fromEntries(jobs.map(([name, { permissions }]) => [name, permissions]))).toEqual({
      test: { contents: "read" },
      build: { contents: "read" },
      npm: { contents: "read", "id-token": "write" },
      "image-and-chart": { contents: "read", packages: "write" },
      github: { contents: "write" },
    });
  });

  test("installs and runs nothing of others where it can publish to npm", () => {
    const steps = workflow.jobs["npm"]?.steps ?? [];
    expect(steps.filter(({ uses }) => uses !== undefined && !uses.startsWith("actions/"))).toEqual([]);
    expect(steps.filter(({ run = "" }) => /\bnpm (?:ci|install)\b/.test(run))).toEqual([]);
  });

  test("calls scripts of package.json that exist", () => {
    const { scripts } = JSON.parse(documentAt("package.json"));
    const called = jobs.flatMap(runs).flatMap((line) => /\bnpm run ([\w:-]+)/.exec(line)?.[1] ?? []);
    expect(called).toEqual(
      expect.arrayContaining([
        "release:check",
        "release:build",
        "build:image",
        "release:publish",
        "release:push-image",
      ]),
    );
    for (const name of called) expect(scripts).toHaveProperty([name]);
  });

  test("puts no expression into a shell: what others name is no command", () => {
    for (const line of jobs.flatMap(runs)) expect(line).not.toContain("${{");
  });
});
