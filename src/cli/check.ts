import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { messageOf } from "../store/sqlite/errors.ts";
import { readOnly } from "../store/sqlite/read-only.ts";
import { DATABASE_FILE } from "../store/sqlite/state-directory.ts";
import { problemsOf, survey } from "../store/sqlite/survey.ts";
import { StoreError } from "../store/store-error.ts";
import { CHECK } from "./command-table.ts";
import { commandHelp } from "./help.ts";
import { parseWithArgument, stateDirOf } from "./options.ts";

export async function check(args: string[]): Promise<void> {
  const { options, argument } = parseWithArgument(args, CHECK);
  if (options.help) return void process.stdout.write(commandHelp(CHECK));
  const directory = stateDirOf(options["state-dir"] as string | undefined);
  const file = argument ? resolve(argument) : join(directory, DATABASE_FILE);
  if (!existsSync(file)) throw new StoreError(`${file} does not exist.`);
  const { content, problems } = inspect(file);
  const lines = Object.entries(content).map(([name, value]) => `${name.padEnd(12)} ${value}\n`);
  process.stdout.write(`${lines.join("")}${problems.length === 0 ? "No damage was found.\n" : ""}`);
  if (problems.length > 0)
    throw new StoreError(`${file} is damaged: ${problems.join("; ")}. Restore it from a backup.`);
}

function inspect(file: string) {
  try {
    return readOnly(file, (db) => ({ problems: problemsOf(db), content: survey(db, file) }));
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`${file} is damaged, or is no database (${messageOf(error)}). Restore it from a backup.`);
  }
}
