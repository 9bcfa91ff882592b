import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../../docs/diagrams/", import.meta.url);
const pictures = readdirSync(folder).filter((file) => file.endsWith(".svg"));
/** What a page of GitHub leaves for a picture on a screen 390 pixels wide. */
const PHONE = 358;

test.each(pictures)("docs/diagrams/%s states its size, and fits a phone without getting smaller", (file) => {
  const [tag = ""] = /<svg[^>]*>/.exec(readFileSync(new URL(file, folder), "utf8")) ?? [];
  expect(Number(/ width="(\d+)"/.exec(tag)?.[1])).toBeLessThanOrEqual(PHONE);
  expect(Number(/ height="(\d+)"/.exec(tag)?.[1])).toBeGreaterThan(0);
});
