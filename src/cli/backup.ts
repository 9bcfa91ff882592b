import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { backUp } from "../store/sqlite/backup.ts";
import { BACKUP } from "./command-table.ts";
import { commandHelp } from "./help.ts";
import { parseWithArgument, stateDirOf } from "./options.ts";
import { surveyText } from "./survey-text.ts";
import { UsageError } from "./usage-error.ts";

export async function backup(args: string[]): Promise<void> {
  const { options, argument } = parseWithArgument(args, BACKUP);
  if (options.help) return void process.stdout.write(commandHelp(BACKUP));
  if (!argument) throw new UsageError("backup takes the file to write, or - for standard output.");
  const stateDir = stateDirOf(options["state-dir"] as string | undefined);
  if (argument !== "-") return report(await backUpTo(resolve(argument), stateDir), argument);
  if (process.stdout.isTTY) throw new UsageError("A backup is not text. Send standard output to a file or a program.");
  const folder = mkdtempSync(join(tmpdir(), "taskflow-backup-"));
  try {
    const file = join(folder, "backup.sqlite");
    const text = await backUpTo(file, stateDir);
    await pipeline(createReadStream(file), process.stdout);
    report(text, "standard output");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function backUpTo(target: string, stateDir: string): Promise<string> {
  const { stderr } = process;
  const show = (share: number) => void stderr.write(`\r\x1b[KBacking up: ${Math.round(share * 100)} %`);
  const survey = await backUp({ stateDir, target, ...(stderr.isTTY && { onProgress: show }) });
  if (stderr.isTTY) stderr.write("\r\x1b[K");
  return surveyText(survey);
}

function report(content: string, place: string): void {
  process.stderr.write(`Backed up ${content} to ${place}.\n`);
}
