import { resolve } from "node:path";
import { restore as restoreBackup } from "../store/sqlite/restore.ts";
import { RESTORE } from "./command-table.ts";
import { commandHelp } from "./help.ts";
import { parseWithArgument, stateDirOf } from "./options.ts";
import { surveyText } from "./survey-text.ts";
import { UsageError } from "./usage-error.ts";

export async function restore(args: string[]): Promise<void> {
  const { options, argument } = parseWithArgument(args, RESTORE);
  if (options.help) return void process.stdout.write(commandHelp(RESTORE));
  if (!argument) throw new UsageError("restore takes the file of a backup.");
  const stateDir = stateDirOf(options["state-dir"] as string | undefined);
  const { replaced, ...found } = restoreBackup(resolve(argument), stateDir);
  process.stdout.write(`Restored ${surveyText(found)} to ${stateDir}.\n`);
  if (replaced !== undefined) process.stdout.write(`The files that were there before are in ${replaced}.\n`);
}
