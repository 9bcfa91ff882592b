import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sqliteSource } from "../../src/store/sqlite/transfer-read.ts";
import { sqliteTarget } from "../../src/store/sqlite/transfer-write.ts";
import type { ImportSummary, OnConflict, TransferSource, TransferTarget } from "../../src/store/transfer.ts";
import { importExport } from "../../src/transfer/import-export.ts";
import { writeExport } from "../../src/transfer/write-export.ts";
import { temporaryDirectory } from "../support/gateway.ts";

interface Options {
  secrets?: boolean;
  session?: string;
}

/** The text of an export. */
export async function exported(from: string | TransferSource, options: Options = {}): Promise<string> {
  const source = typeof from === "string" ? sqliteSource(from) : from;
  let text = "";
  const write = (chunk: string) => void (text += chunk);
  await writeExport({ source, product: "1.2.3", secrets: false, now: new Date(1_700_000_000_500), ...options, write });
  return text;
}

export function imported(
  text: string,
  to: string | TransferTarget,
  onConflict: OnConflict = "refuse",
): Promise<ImportSummary> {
  const path = join(temporaryDirectory(), "export.jsonl");
  writeFileSync(path, text);
  const target = typeof to === "string" ? sqliteTarget({ stateDir: to, onConflict, warn: () => {} }) : to;
  return importExport({ path, name: "export.jsonl", target });
}

/** Records alone, each as its line, in an order that does not depend on the store. */
export function recordsOf(text: string): string[] {
  return text.split("\n").slice(1, -2).sort();
}

export const stateOf = (stateDir: string): Buffer => readFileSync(join(stateDir, "taskflow.sqlite"));
