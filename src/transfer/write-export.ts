import { createHash } from "node:crypto";
import { TRANSFER_KINDS, type TransferSource } from "../store/transfer.ts";
import { type Counts, FORMAT, FORMAT_VERSION, type Header, noCounts, type Trailer } from "./format.ts";
import { withoutSecrets } from "./without-secrets.ts";

interface ExportOptions {
  source: TransferSource;
  /** The version of this program. */
  product: string;
  /** Absent: all sessions. */
  session?: string | undefined;
  secrets: boolean;
  now: Date;
  /** Resolves, or returns undefined, when the next bytes can be written. */
  write: (text: string) => Promise<void> | undefined;
  /** Called with the number of records that were written. */
  onProgress?: ((records: number) => void) | undefined;
}

/** Lines are written together up to this many characters. */
const CHUNK = 64 * 1024;

/** Writes an export of all that a store holds at this moment, and returns the counts. */
export async function writeExport(options: ExportOptions): Promise<Counts> {
  const { source, session, secrets, now, onProgress } = options;
  const lines = new Lines(options.write);
  const counts = noCounts();
  let records = 0;
  await lines.add({ header: headerOf(options) });
  await source.read({ ownerKey: session, now: now.getTime() }, (record) => {
    const written = secrets ? record : withoutSecrets(record);
    if (!written) return undefined;
    counts[written.kind] += 1;
    records += 1;
    onProgress?.(records);
    return lines.add({ [written.kind]: written.value });
  });
  const trailer: Trailer = { counts, sha256: lines.digest() };
  await lines.add({ trailer });
  await lines.flush();
  return counts;
}

function headerOf({ source, product, session, secrets, now }: ExportOptions): Header {
  const names = { format: FORMAT, version: FORMAT_VERSION, product, exportedAt: now.toISOString() } as const;
  return { ...names, store: source.system, holds: TRANSFER_KINDS, ...(session !== undefined && { session }), secrets };
}

class Lines {
  readonly #hash = createHash("sha256");
  readonly #write: (text: string) => Promise<void> | undefined;
  #chunk = "";

  constructor(write: (text: string) => Promise<void> | undefined) {
    this.#write = write;
  }

  add(line: object): Promise<void> | undefined {
    // Escapes lone surrogates, and so has a text in UTF-8 for every string.
    this.#chunk += `${JSON.stringify(line)}\n`;
    return this.#chunk.length < CHUNK ? undefined : this.flush();
  }

  flush(): Promise<void> | undefined {
    const chunk = this.#chunk;
    this.#chunk = "";
    this.#hash.update(chunk);
    return this.#write(chunk);
  }

  /** Of all lines so far. */
  digest(): string {
    return this.#hash.copy().update(this.#chunk).digest("hex");
  }
}
