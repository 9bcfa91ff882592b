import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Which folder may import which, so that the plugin runs in any host and a store can be replaced. */
const ALLOWED: Record<string, string[]> = {
  "src/port": [],
  "src/plugin": ["src/port", "generated"],
  "src/taskflow": ["src/port", "generated"],
  "src/delivery": ["src/taskflow", "src/port"],
  "src/store": ["src/taskflow", "src/port"],
  "src/transfer": ["src/store", "generated"],
  "src/admin": ["src/delivery", "src/port", "src/taskflow"],
  "src/secrets": ["src/port", "generated"],
  "src/gateway": ["src/delivery", "src/plugin", "src/port", "src/secrets", "src/taskflow", "generated"],
  "src/openclaw": ["src/plugin", "src/port"],
  "src/openclaw-plugin.ts": ["src/openclaw", "src/port", "src/plugin", "src/secrets"],
  "src/cli": [
    "src/gateway",
    "src/store",
    "src/plugin",
    "src/port",
    "src/mcp",
    "src/transfer",
    "src/admin",
    "src/worker",
    "generated",
    "sdk/src",
  ],
  "src/worker": ["src/gateway", "src/secrets", "generated", "sdk/src"],
  "src/mcp": ["src/gateway", "src/plugin", "generated", "sdk/src"],
  "src/main.ts": ["src/admin", "src/check-node.cjs", "src/cli", "src/gateway", "src/store"],
  codegen: [],
  "sdk/src": ["generated"],
  "integrations/n8n": [],
  "integrations/zapier": [],
  generated: [],
};
/** The packages that a folder may import, where that is a promise to whoever installs it. */
const PACKAGES: Record<string, string[]> = {
  "sdk/src": ["openapi-fetch"],
  "integrations/n8n": ["n8n-workflow", "node:crypto"],
  "integrations/zapier": ["node:crypto", "zapier-platform-core"],
};
/** What every folder below src may import, and which imports nothing of ours. */
const SHARED = "src/shared";
const root = fileURLToPath(new URL("..", import.meta.url));
const files = globSync(
  [
    "codegen/**/*.ts",
    "src/**/*.ts",
    "sdk/src/**/*.ts",
    "integrations/*/{src,nodes,credentials}/**/*.ts",
    "generated/*.ts",
  ],
  { cwd: root },
);

test("no folder imports one that it must not know", () => {
  const strays = files.flatMap((file) => {
    const from = folderOf(file);
    return importsOf(file)
      .map((target) => folderOf(target))
      .filter((to) => to !== from && to !== "package.json" && !(ALLOWED[from] ?? []).includes(to))
      .filter((to) => to !== SHARED || !from.startsWith("src/"))
      .map((to) => `${file} imports from ${to}`);
  });
  expect(files.length).toBeGreaterThan(40);
  expect(strays).toEqual([]);
});

test("separate packages import only packages that they name", () => {
  for (const [folder, allowed] of Object.entries(PACKAGES)) {
    const sources = files
      .filter((file) => folderOf(file) === folder)
      .map((file) => readFileSync(join(root, file), "utf8"));
    const imported = sources.flatMap((source) => [...source.matchAll(/from "([^".][^"]*)"/g)].map(([, name]) => name));
    expect(new Set(imported), folder).toEqual(new Set(allowed));
  }
});

test("nothing that runs compiles a schema: Ajv is imported for its types alone", () => {
  const compiling = files
    .filter((file) => /^(src|sdk)\//.test(file))
    .filter((file) => /^import (?!type )[^;]*"ajv\b/m.test(readFileSync(join(root, file), "utf8")));
  expect(compiling).toEqual([]);
});

test("no files import each other in a circle", () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "));
    else if (!done.has(file))
      for (const target of importsOf(file)) if (files.includes(target)) follow(target, [...path, file]);
    done.add(file);
  };
  for (const file of files) follow(file, []);
  expect(circles).toEqual([]);
});

test("no file has more than 250 lines", () => {
  const long = files.filter(
    (file) => /^(codegen|sdk|src)\//.test(file) && readFileSync(join(root, file), "utf8").split("\n").length > 250,
  );
  expect(long).toEqual([]);
});

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), "utf8");
  return [...source.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g)].map(([, specifier = ""]) =>
    relative(".", normalize(join(dirname(file), specifier))),
  );
}

function folderOf(file: string): string {
  const [first = "", second = ""] = file.split(sep);
  return ["src", "sdk", "integrations"].includes(first) ? `${first}/${second}` : first;
}
