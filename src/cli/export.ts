import { resolve } from "node:path";
import type { TransferSource } from "../store/transfer.ts";
import { writeExport } from "../transfer/write-export.ts";
import { commandHelp } from "./help.ts";
import { parseWithArgument } from "./options.ts";
import { EXPORT } from "./transfer/commands.ts";
import { toFile, toStream } from "./transfer/export-file.ts";
import { countText, progressOn, type TransferPlace, transferPlace } from "./transfer/place.ts";
import { UsageError } from "./usage-error.ts";
import { VERSION } from "./version.ts";

export async function exportRecords(args: string[]): Promise<void> {
  const { options, argument = "-" } = parseWithArgument(args, EXPORT);
  if (options.help) return void process.stdout.write(commandHelp(EXPORT));
  const { format = "jsonl", session } = options as Record<string, string | undefined>;
  if (format !== "jsonl") throw new UsageError(`--format takes jsonl, not ${JSON.stringify(format)}.`);
  if (argument === "") throw new UsageError("export takes the name of a file, not an empty string.");
  const source = await sourceAt(transferPlace(options, process.env));
  const secrets = options["with-secrets"] === true;
  const progress = progressOn(process.stderr, "Exporting");
  const parts = { source, product: VERSION, session, secrets, now: new Date(), onProgress: progress.show };
  const produce = (write: (text: string) => Promise<void> | undefined) => writeExport({ ...parts, write });
  try {
    const counts =
      argument === "-"
        ? await toStream(process.stdout, "Standard output", produce)
        : await toFile(resolve(argument), produce);
    progress.clear();
    const place = argument === "-" ? "standard output" : argument;
    process.stderr.write(`Exported ${countText(counts)} to ${place}${secrets ? ", with secrets" : ""}.\n`);
    if (!secrets && counts.endpoint > 0) process.stderr.write(WITHOUT_SECRETS);
  } finally {
    progress.clear();
  }
}

const WITHOUT_SECRETS =
  "The export has no secrets. An import disables the endpoints of create_endpoint until their secrets are rotated; --with-secrets keeps them.\n";

/** The driver of PostgreSQL is not loaded for stores in files. */
async function sourceAt(place: TransferPlace): Promise<TransferSource> {
  if ("url" in place) return (await import("../store/postgres/transfer-read.ts")).postgresSource(place.url);
  return (await import("../store/sqlite/transfer-read.ts")).sqliteSource(place.stateDir);
}
