import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import lineSchema from "../../generated/line.schema.json" with { type: "json" };
import { validateLine } from "../../generated/validate-line.js";
import { describeProblems } from "../shared/schema-errors/describe-problems.ts";
import { TRANSFER_KINDS, type TransferRecord } from "../store/transfer.ts";
import { FORMAT, FORMAT_VERSION, type Header, JSON_TEXTS, noCounts, type Trailer } from "./format.ts";
import { importError, invalidLine } from "./import-error.ts";
import { KnownIds } from "./known-ids.ts";
import { splitLines } from "./split-lines.ts";

export interface ReadOptions {
  path: string;
  /** The name of the file in messages. */
  name: string;
  /** Gets each record, with the number of its line, when the line is known to be right. */
  onRecord: (record: TransferRecord, line: number) => Promise<void> | undefined;
}

/** Reads a whole export. Rejects with `StoreError` for the first line that is wrong, and for a file that is cut off or altered. */
export async function readExport({ path, name, onRecord }: ReadOptions): Promise<Header> {
  const known = new KnownIds();
  try {
    const reader = new Reader(name, known);
    for await (const { bytes, cut } of splitLines(createReadStream(path, { highWaterMark: 256 * 1024 }), name)) {
      const record = reader.read(bytes, cut);
      const taken = record && onRecord(record, reader.line);
      if (taken) await taken;
    }
    return reader.end();
  } finally {
    known.close();
  }
}

class Reader {
  line = 0;
  readonly #name: string;
  readonly #known: KnownIds;
  readonly #hash = createHash("sha256");
  readonly #decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  readonly #counts = noCounts();
  #header: Header | undefined;
  #trailer: Trailer | undefined;
  /** Kinds come in their order; events between journals. */
  #place = 0;

  constructor(name: string, known: KnownIds) {
    this.#name = name;
    this.#known = known;
  }

  read(bytes: Buffer, cut: boolean): TransferRecord | undefined {
    this.line += 1;
    if (this.#trailer) throw this.#wrong("there is more after the trailer.");
    if (cut) throw this.#wrong("the file is cut off in this line.");
    const value = this.#parse(bytes);
    this.#requireVersion(value);
    if (!validateLine(value))
      throw invalidLine(
        this.#name,
        this.line,
        describeProblems(validateLine.errors ?? [], { value, prefix: "", schema: lineSchema }),
      );
    const [kind, content] = Object.entries(value as object)[0] as [string, unknown];
    if (kind === "trailer") return this.#end(content as Trailer);
    this.#hash.update(bytes).update("\n");
    if (kind !== "header") return this.#record({ kind, value: content } as TransferRecord);
    if (this.#header) throw this.#wrong("there is a second header.");
    this.#header = content as Header;
    return undefined;
  }

  end(): Header {
    if (!this.#header) throw importError(this.#name, undefined, "the file is empty, expected an export.");
    if (!this.#trailer)
      throw importError(this.#name, undefined, `the file is cut off: there is no trailer after line ${this.line}.`);
    return this.#header;
  }

  #record(record: TransferRecord): TransferRecord {
    const { kind, value } = record;
    const place = TRANSFER_KINDS.indexOf(kind === "event" ? "journal" : kind);
    if (place < this.#place)
      throw this.#wrong(`found ${kind}, expected ${kind} before ${TRANSFER_KINDS[this.#place]}.`);
    this.#place = place;
    this.#counts[kind] += 1;
    for (const field of JSON_TEXTS[kind] ?? []) this.#requireJson(kind, field, value[field as keyof typeof value]);
    const problem = this.#known.problemOf(record);
    if (problem !== undefined) throw this.#wrong(problem);
    return record;
  }

  #end(trailer: Trailer): undefined {
    const sha256 = this.#hash.digest("hex");
    if (sha256 !== trailer.sha256)
      throw this.#wrong("the lines before do not have the checksum of the trailer: the file was altered or damaged.");
    for (const kind of TRANSFER_KINDS)
      if (this.#counts[kind] !== trailer.counts[kind])
        throw this.#wrong(`trailer.counts.${kind}: found ${trailer.counts[kind]}, expected ${this.#counts[kind]}.`);
    this.#trailer = trailer;
  }

  #parse(bytes: Buffer): unknown {
    try {
      return JSON.parse(this.#decoder.decode(bytes));
    } catch {
      // The parser's message would show a part of the line.
      throw this.#wrong(this.#header ? "the line is not JSON in UTF-8." : `expected the header of ${FORMAT}.`);
    }
  }

  /** Of a newer version anything can be different: first comes what to do about that. */
  #requireVersion(value: unknown): void {
    if (this.#header) return;
    const { header } = (value ?? {}) as { header?: Partial<Record<keyof Header, unknown>> };
    if (header?.format !== FORMAT) throw this.#wrong(`expected the header of ${FORMAT}.`);
    if (typeof header.version === "number" && header.version > FORMAT_VERSION)
      throw this.#wrong(
        `the export has version ${header.version}; this program knows versions up to ${FORMAT_VERSION}. Import it with the newer program that wrote it.`,
      );
  }

  #requireJson(kind: string, field: string, text: unknown): void {
    if (typeof text !== "string") return;
    try {
      JSON.parse(text);
    } catch {
      throw this.#wrong(`${kind}.${field}: found a string, expected JSON as a string.`);
    }
  }

  #wrong(what: string) {
    return importError(this.#name, this.line, what);
  }
}
