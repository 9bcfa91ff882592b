import { createWriteStream, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { didYouMean } from "../shared/did-you-mean.ts";
import { printable } from "../shared/printable.ts";
import { StoreError } from "../store/store-error.ts";
import type { ImportSummary, OnConflict, TransferTarget } from "../store/transfer.ts";
import { importExport } from "../transfer/import-export.ts";
import { commandHelp } from "./help.ts";
import { parseWithArgument } from "./options.ts";
import { IMPORT } from "./transfer/commands.ts";
import { countText, progressOn, type TransferPlace, transferPlace } from "./transfer/place.ts";
import { UsageError } from "./usage-error.ts";

export async function importRecords(args: string[]): Promise<void> {
  const { options, argument } = parseWithArgument(args, IMPORT);
  if (options.help) return void process.stdout.write(commandHelp(IMPORT));
  if (!argument) throw new UsageError("import takes the file of an export, or - for standard input.");
  const onConflict = conflictRule(options["on-conflict"] as string | undefined);
  const target = await targetAt(transferPlace(options, process.env), onConflict);
  if (argument === "-") return withStandardInput((path) => importFile(path, "standard input", target));
  const path = resolve(argument);
  if (!existsSync(path)) throw new StoreError(`${path} does not exist.`);
  return importFile(path, argument, target);
}

async function importFile(path: string, name: string, target: TransferTarget): Promise<void> {
  const [checking, importing] = [progressOn(process.stderr, "Checking"), progressOn(process.stderr, "Importing")];
  try {
    const progress = { onChecked: checking.show, onPut: importing.show };
    const summary = await importExport({ path, name, target, ...progress });
    importing.clear();
    process.stdout.write(summaryText(name, summary));
  } finally {
    importing.clear();
  }
}

function summaryText(name: string, { counts, disabled }: ImportSummary): string {
  const lines = [`Imported ${countText(of("added"))} from ${name}.`];
  if (sum("present") > 0) lines.push(`Already there: ${countText(of("present"))}.`);
  if (sum("conflicts") > 0)
    lines.push(`Left out, because others with the same IDs are there: ${countText(of("conflicts"))}.`);
  if (disabled.length > 0)
    lines.push(
      "Disabled, because the file does not have their secrets (update_endpoint with enabled and rotateSecret enables them):",
      ...disabled.map(({ ownerKey, endpointId }) => `  ${endpointId} of session ${JSON.stringify(ownerKey)}`),
    );
  return lines.map((line) => `${printable(line)}\n`).join("");

  function of(what: "added" | "present" | "conflicts") {
    const each = Object.entries(counts).map(([kind, tally]) => [kind, tally[what]]);
    return Object.fromEntries(each) as Record<keyof typeof counts, number>;
  }
  function sum(what: "present" | "conflicts"): number {
    return Object.entries(counts).reduce((total, [kind, tally]) => total + (kind === "journal" ? 0 : tally[what]), 0);
  }
}

/** A file is read twice: once to check it, and once to import it. */
async function withStandardInput(use: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "taskflow-import-"));
  try {
    const path = join(folder, "import.jsonl");
    await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }));
    await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const RULES: readonly OnConflict[] = ["refuse", "skip"];

function conflictRule(rule = "refuse"): OnConflict {
  const known = RULES.find((name) => name === rule);
  if (known) return known;
  const meant = didYouMean(rule, RULES);
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  throw new UsageError(`--on-conflict takes refuse or skip, not ${JSON.stringify(rule)}.${hint}`);
}

/** The driver of PostgreSQL is not loaded for stores in files. */
async function targetAt(place: TransferPlace, onConflict: OnConflict): Promise<TransferTarget> {
  if ("url" in place) {
    const { postgresTarget } = await import("../store/postgres/transfer-write.ts");
    return postgresTarget({ url: place.url, onConflict });
  }
  const { sqliteTarget } = await import("../store/sqlite/transfer-write.ts");
  const warn = (message: string) => void process.stderr.write(`${message}\n`);
  return sqliteTarget({ stateDir: place.stateDir, onConflict, warn });
}
