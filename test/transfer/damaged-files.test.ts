import { createHash } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import lineSchema from "../../generated/line.schema.json" with { type: "json" };
import { EVENT_TYPES } from "../../src/port/events.ts";
import { readExport } from "../../src/transfer/read-export.ts";
import { temporaryDirectory } from "../support/gateway.ts";
import { filled, SECRET } from "./records.ts";
import { exported, imported } from "./transfer.ts";

let text: string;
beforeAll(async () => {
  text = await exported(await filled(join(temporaryDirectory(), "state")), { secrets: true });
});

/** The file with other lines, and a trailer that fits them. */
function changed(change: (lines: string[]) => string[]): string {
  const lines = text.trimEnd().split("\n");
  const [before, trailer] = [change(lines.slice(0, -1)), JSON.parse(lines.at(-1) ?? "")];
  const bytes = before.map((line) => `${line}\n`).join("");
  const counts = { ...trailer.trailer.counts };
  for (const kind of Object.keys(counts)) counts[kind] = before.filter((line) => line.startsWith(`{"${kind}"`)).length;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return `${bytes}${JSON.stringify({ trailer: { counts, sha256 } })}\n`;
}

const replaced = (from: string | RegExp, to: string) => changed((lines) => lines.map((line) => line.replace(from, to)));
const at = (kind: string) => text.split("\n").findIndex((line) => line.startsWith(`{"${kind}"`));

async function refusal(file: string | Buffer): Promise<string> {
  const path = join(temporaryDirectory(), "export.jsonl");
  writeFileSync(path, file);
  const reading = readExport({ path, name: "export.jsonl", onRecord: () => undefined });
  return reading.then(
    () => "was read",
    (error: Error) => {
      expect(error.name, error.stack).toBe("StoreError");
      return error.message;
    },
  );
}

test("a changed file with a fitting trailer is read", async () => {
  expect(await refusal(changed((lines) => lines))).toBe("was read");
});

test("a file that is cut off anywhere is refused", async () => {
  const bytes = Buffer.from(text);
  const ends = [...Array(40).keys()].map((part) => Math.floor((bytes.length * part) / 40));
  for (const end of [...ends, bytes.length - 1, bytes.length - 2])
    expect(await refusal(bytes.subarray(0, end)), String(end)).toMatch(/cut off|is empty/);
  expect(await refusal(text.slice(0, text.lastIndexOf('{"trailer"')))).toMatch(
    /^export\.jsonl: the file is cut off: there is no trailer after line 19\. Nothing was imported\.$/,
  );
});

test("a file with a flipped bit anywhere is refused", async () => {
  const bytes = Buffer.from(text);
  const step = Math.floor(bytes.length / 70);
  for (let place = 3; place < bytes.length; place += step) {
    const flipped = Buffer.from(bytes);
    flipped[place] = (flipped[place] ?? 0) ^ (1 << (place % 7));
    expect(await refusal(flipped), String(place)).toMatch(/^export\.jsonl/);
  }
});

test("an unknown version is refused with what to do, and a file of another kind", async () => {
  expect(await refusal(replaced('"version":1', '"version":2,"new":true'))).toBe(
    "export.jsonl, line 1: the export has version 2; this program knows versions up to 1. Import it with the newer program that wrote it. Nothing was imported.",
  );
  for (const file of ["", "{}\n", "this is no export\n", '{"flow":{}}\n', Buffer.from("SQLite format 3\u0000\n")])
    expect(await refusal(file)).toMatch(/expected (the header of taskflow-webhooks-export|an export)/);
});

test("a misspelt field is refused with file, line, path and the name that was meant", async () => {
  const line = at("flow") + 1;
  expect(await refusal(replaced('"goal":', '"gaol":'))).toMatch(
    new RegExp(`^export\\.jsonl, line ${line}: flow\\.goal: found nothing, expected a value; flow\\.gaol: unknown key`),
  );
  expect(await refusal(replaced('"status":"waiting","notifyPolicy"', '"status":"wating","notifyPolicy"'))).toBe(
    `export.jsonl, line ${line}: flow.status: found "wating", expected one of queued, running, waiting, blocked, succeeded, failed, cancelled, lost. Did you mean "waiting"? Nothing was imported.`,
  );
  expect(await refusal(replaced('{"flow"', '{"flwo"'))).toContain("flwo: unknown key");
});

test.each([
  [
    "a text in the place of a number",
    '"revision":7',
    '"revision":"7"',
    'flow.revision: found "7", expected an integer',
  ],
  ["a fraction", '"revision":7', '"revision":7.5', "flow.revision: found 7.5, expected an integer"],
  ["a number beyond what is exact", '"revision":7', '"revision":9007199254740993', "flow.revision: found "],
  ["null in the place of a missing field", '"waitJson":"null"', '"waitJson":null', "flow.waitJson: found null"],
  ["a state that is no JSON", '"waitJson":"null"', '"waitJson":"nul"', "flow.waitJson: found a string, expected JSON"],
  ["an event whose id is no UUID", /"eventId":"01/, '"eventId":"x1', "event.eventId"],
])("%s is refused", async (_what, from, to, message) => {
  expect(await refusal(replaced(from, to))).toContain(message);
});

test.each(["flow", "task", "journal", "event", "endpoint", "delivery", "key"])(
  "a second %s with the same ID is refused",
  async (kind) => {
    const place = at(kind);
    const twice = changed((lines) => [...lines.slice(0, place + 1), lines[place] ?? "", ...lines.slice(place + 1)]);
    const message = kind === "event" ? "expected more than" : "is in the file twice";
    expect(await refusal(twice)).toMatch(new RegExp(`^export\\.jsonl, line ${place + 2}: .*${message}`));
  },
);

test("records without what they belong to, and in another order, are refused", async () => {
  const without = (kind: string) => changed((lines) => lines.filter((line) => !line.startsWith(`{"${kind}"`)));
  expect(await refusal(without("flow"))).toContain("which is not on a line before it");
  expect(await refusal(without("endpoint"))).toContain("which is not on a line before it");
  expect(await refusal(without("journal"))).toContain("must come after the journal of its session");
  const flow = text.split("\n")[at("flow")] ?? "";
  const late = changed((lines) => [
    ...lines.filter((line) => line !== flow),
    flow.replace(/"flowId":"[^"]+"/, '"flowId":"x"'),
  ]);
  expect(await refusal(late)).toMatch(/not on a line before it|expected flow before/);
});

test("counts that do not fit, and lines after the trailer, are refused", async () => {
  expect(await refusal(text.replace('"counts":{"flow":2', '"counts":{"flow":3'))).toContain(
    "trailer.counts.flow: found 3, expected 2",
  );
  expect(await refusal(`${text}{}\n`)).toContain("there is more after the trailer");
});

test("no message about a damaged file shows a secret", async () => {
  for (const [from, to] of [
    ['"secret":', '"sercet":'],
    [`"${SECRET}"`, `["${SECRET}"]`],
    ['"leaseHash":', '"leaseHahs":'],
  ] as const) {
    const message = await refusal(replaced(from, to));
    expect(message).toContain("line");
    expect(message).not.toMatch(/BwcH|hash-of/);
  }
});

test("a damaged file makes no state directory", async () => {
  const stateDir = join(temporaryDirectory(), "state");
  await expect(imported(text.replace("agents", "agentz"), stateDir)).rejects.toThrow("checksum");
  expect(existsSync(stateDir)).toBe(false);
});

test("the schema of a line knows every type of event", () => {
  expect(lineSchema.properties.event.properties.type.enum).toEqual(EVENT_TYPES);
});
