import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

/**
 * The packages of this repository are in no registry. Whoever registers one of their names runs code beside the secret of
 * everybody who installs it by that name, so nothing here may do so, or lead to a page that says how.
 */

const root = fileURLToPath(new URL("..", import.meta.url));
const find = (pattern: string) =>
  globSync(pattern, {
    cwd: root,
    exclude: (path) => /(?:^|\/)(?:node_modules|dist|dist-release|bin|\.git|\.work|target)$/.test(path),
  });

const names = find("**/package.json")
  .map((file) => String((JSON.parse(readFileSync(join(root, file), "utf8")) as { name?: string }).name))
  .filter((name) => name.includes("taskflow-webhooks"));
/** Whole, and neither part of a path (an archive, a folder) nor of a longer name. */
const NAME = `(?<![\\w./@-])(?:${names.join("|")})(?![\\w/-]|\\.t)`;
const REGISTRY =
  "npmjs\\.com/package|registry\\.npmjs\\.org|unpkg\\.com|cdn\\.jsdelivr\\.net/npm|esm\\.sh|npm\\.im|jsr\\.io";
const INSTALLS = [
  // A command that looks a name up, and its arguments up to the end of the command.
  new RegExp(
    `\\b(?:npx|bunx|npm\\s+(?:i|install|add|ci|x|exec|create)|(?:pnpm|yarn|bun|deno)\\s+(?:add|dlx|install|x|i|run))\\b[^\\n;&|)]*?${NAME}`,
  ),
  new RegExp(`\\b(?:npm\\s+(?:link|ln)|openclaw\\s+plugins\\s+(?:install|update))\\b[^\\n;&|)]*?${NAME}`),
  // The same as a configuration has it: a command, and its arguments on separate lines.
  new RegExp(`"(?:npx|bunx|uvx|npm|pnpm|yarn|bun|deno)(?:\\.cmd)?"[^{}]*?${NAME}`),
  // A name with a version, as package managers and variables for them take it, and as a dependency.
  new RegExp(`${NAME}@(?:[\\d^~*xv]|latest|next)`),
  new RegExp(`"${NAME}"\\s*:\\s*"(?:[\\d^~*xv<>=]|latest|next|npm:)`),
  new RegExp(`\\b(?:npm|jsr):\\s*"?${NAME}`),
  new RegExp(`(?:${REGISTRY})/(?:${names.join("|")})`),
];

const isInstalling = (text: string) => INSTALLS.some((pattern) => pattern.test(text));

test("nothing in the repository installs its packages by a name that nobody has registered", () => {
  // Lock files name the project that they are of, and what was released is kept as it was.
  const files = find("**/*.*").filter(
    (file) =>
      statSync(join(root, file)).isFile() &&
      !/package-lock\.json$|^contract\/released\/|^test\/unpublished-names/.test(file),
  );
  expect(names.length).toBeGreaterThan(3);
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) => {
    const text = readFileSync(join(root, file), "utf8").replaceAll("\\\n", " ");
    return INSTALLS.flatMap((pattern) => pattern.exec(text)?.[0] ?? []).map((match) => `${file}: ${match}`);
  });
  expect(found).toEqual([]);
});

describe("that test", () => {
  const [own = ""] = names.filter((name) => name === "taskflow-webhooks");

  test.each([
    `npm install ${own}-sdk`,
    `npm i -g ${own}`,
    `npx --yes ${own} call`,
    `npx --package "${own}@0.1.0" ${own} call`,
    `TASKFLOW_PACKAGE: ${own}@0.1.0`,
    `https://www.npmjs.com/package/n8n-nodes-${own}#credentials`,
    `import x from "npm:${own}-sdk"`,
    `yarn add ${own}-sdk`,
    `https://esm.sh/${own}-sdk`,
    `"command": "npx",\n  "args": ["-y", "${own}", "mcp"]`,
    `{"mcpServers":{"x":{"command":"npx.cmd","args":["${own}"]}}}`,
    `"dependencies": { "${own}-sdk": "^0.1.0" }`,
    `npm link ${own}-sdk`,
    `openclaw plugins install ${own}`,
  ])("finds %s", (line) => {
    expect(isInstalling(line)).toBe(true);
  });

  test.each([
    `npm ci && npm pack && npm install --global ./${own}-0.1.0.tgz`,
    `npm install --prefix ~/.n8n/nodes ./integrations/n8n/n8n-nodes-${own}-0.1.0.tgz`,
    `uses: your-org/${own}/integrations/github-action@v0.1.0`,
    `import { createTaskFlowClient } from "${own}-sdk";`,
    `npx --package "$TASKFLOW_PACKAGE" x; ${own} serve`,
    `${own} call create_flow`,
    `"command": "${own}", "args": ["mcp"]`,
    `openclaw plugins install --force ./${own}-0.1.0.tgz`,
    `"dependencies": { "${own}-sdk": "file:../sdk" }`,
    `npm ci\n${own} serve`,
  ])("lets %s pass", (line) => {
    expect(isInstalling(line)).toBe(false);
  });
});
