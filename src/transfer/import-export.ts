import { type ImportSummary, TransferConflict, type TransferTarget } from "../store/transfer.ts";
import { importError } from "./import-error.ts";
import { readExport } from "./read-export.ts";

interface ImportOptions {
  path: string;
  /** The name of the file in messages. */
  name: string;
  target: TransferTarget;
  /** Called with the number of records that were found right, and that were written. */
  onChecked?: ((records: number) => void) | undefined;
  onPut?: ((records: number) => void) | undefined;
}

/**
 * Imports an export, or nothing. The target is not touched before the whole file was found right; and what is written is
 * checked once more, in the transaction: the file may have been replaced meanwhile.
 */
export async function importExport({ path, name, target, onChecked, onPut }: ImportOptions): Promise<ImportSummary> {
  let checked = 0;
  await readExport({
    path,
    name,
    onRecord: () => {
      checked += 1;
      onChecked?.(checked);
      return undefined;
    },
  });
  let written = 0;
  try {
    return await target.write(async (put) => {
      await readExport({
        path,
        name,
        onRecord: (record, line) => {
          written += 1;
          onPut?.(written);
          return put(record, line);
        },
      });
    });
  } catch (error) {
    if (!(error instanceof TransferConflict)) throw error;
    const hint = "Use --on-conflict skip to keep what is there and import the rest.";
    throw importError(name, error.line, `${error.message}. ${hint}`);
  }
}
