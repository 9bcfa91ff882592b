import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { anchorsOf } from "../support/documents.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const { homepage } = JSON.parse(read("package.json"));
const contract = read("openapi.yaml");
const links = [...contract.matchAll(/https?:\/\/[^\s)"'`]+/g)].map(([url]) => url);
const own = links.filter((url) => url.includes("taskflow-webhooks"));

test("every link of the contract to the project begins with the homepage of package.json", () => {
  expect(own.length).toBeGreaterThan(5);
  expect(own.filter((url) => url !== homepage && !url.startsWith(`${homepage}/`))).toEqual([]);
});

test.each(own.filter((url) => url.startsWith(`${homepage}/`)))("%s is a page of the documentation", (url) => {
  const [path = "", anchor] = url.slice(homepage.length + 1).split("#");
  expect(existsSync(new URL(path, root)), path).toBe(true);
  if (anchor) expect(anchorsOf(read(path))).toContain(anchor);
});

test("the contract and each of its tags link to a page, and the contract says whom to contact", () => {
  const { info, externalDocs, tags } = parse(contract);
  expect(info.contact).toMatchObject({ name: "TaskFlow Webhooks", url: homepage });
  for (const { externalDocs: docs, name } of [{ externalDocs, name: "the contract" }, ...tags])
    expect(docs, name).toMatchObject({
      url: expect.stringMatching(/^https/),
      description: expect.stringMatching(/\w/),
    });
});
