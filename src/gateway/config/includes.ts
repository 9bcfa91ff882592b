import { realpathSync, type Stats } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ConfigProblem } from "../../shared/schema-errors/config-problem.ts";
import { describeValue, pathOf } from "../../shared/schema-errors/describe-problems.ts";
import { INCLUDE } from "../../shared/schema-errors/known-keys.ts";
import type { FileShape } from "./file-shape.ts";
import { MAX_SOURCE_BYTES, type SourceFile } from "./source-files.ts";

/** As many as an OpenClaw gateway follows. */
const MAX_DEPTH = 10;
/** Files that include each other twice would be read 2^10 times within that depth. */
const MAX_FILES = 1_000;
const MAX_NESTING = 200;

type JsonObject = Record<string, unknown>;

/** Reads and parses an included file. Throws with the reason when that fails. */
export type ReadInclude = (path: string, refusalOf: (stats: Stats) => string | undefined) => ParsedFile;

export interface ParsedFile extends SourceFile {
  document: unknown;
}

interface Place {
  path: string[];
  /** The file that holds the place, after those that led to it. */
  files: readonly string[];
}

/**
 * Replaces each `$include` by what is in the files that it names, as an OpenClaw gateway does: a path starts at the folder
 * of the file that names it and stays within the folder of the configuration, files of a list are merged in order, and
 * keys beside `$include` win.
 */
export class Includes {
  readonly problems: ConfigProblem[] = [];
  readonly #read: ReadInclude;
  readonly #included: (file: ParsedFile, path: string[]) => void;
  readonly #isRead: FileShape["isRead"];
  #count = 0;

  /** `included` learns of each file, and of the place where it is included. */
  constructor(read: ReadInclude, included: (file: ParsedFile, path: string[]) => void, { isRead }: FileShape) {
    this.#read = read;
    this.#included = included;
    this.#isRead = isRead;
  }

  resolve(document: unknown, file: string): unknown {
    return this.#resolve(document, { path: [], files: [file] });
  }

  #resolve(value: unknown, place: Place): unknown {
    if (typeof value !== "object" || value === null || !this.#isRead(place.path)) return value;
    if (place.path.length > MAX_NESTING) return this.#report(place, "more than 200 levels", "fewer");
    const below = (key: string, inner: unknown) => this.#resolve(inner, { ...place, path: [...place.path, key] });
    if (Array.isArray(value)) return value.map((item, index) => below(String(index), item));
    const { [INCLUDE]: named, ...others } = value as JsonObject;
    const beside = Object.fromEntries(Object.entries(others).map(([key, inner]) => [key, below(key, inner)]));
    if (named === undefined) return beside;
    const included = this.#include(named, place);
    if (Object.keys(beside).length === 0) return included;
    if (isObject(included)) return merge(included, beside);
    return this.#report(place, `keys beside "${INCLUDE}"`, "an object in the file, or no other key");
  }

  #include(named: unknown, place: Place): unknown {
    const names = Array.isArray(named) ? named : [named];
    if (names.every((name) => typeof name === "string" && name !== ""))
      return names.length === 0 ? {} : names.map((name: string) => this.#load(name, place)).reduce(merge);
    return this.#report(place, describeValue(named), "the path of a file, or a list of them");
  }

  #load(name: string, place: Place): unknown {
    const [root = ""] = place.files;
    const path = resolve(dirname(place.files.at(-1) ?? root), name);
    const folder = dirname(root);
    const refuse = (what: string, expected: string) =>
      this.#report(place, `${JSON.stringify(name)} (${what})`, expected);
    if (place.files.includes(path)) return refuse(`a circle: ${[...place.files, path].join(" → ")}`, "no circle");
    if (place.files.length > MAX_DEPTH) return refuse("one too deep", `${MAX_DEPTH} levels of included files or fewer`);
    this.#count += 1;
    if (this.#count > MAX_FILES) return refuse("one too many", `${MAX_FILES} included files or fewer`);
    if (!isWithin(path, folder)) return refuse(path, `a file in ${folder} or below`);
    try {
      const file = this.#read(path, (stats) => refusalOf(path, stats, folder));
      this.#included(file, place.path);
      return this.#resolve(file.document, { path: place.path, files: [...place.files, path] });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      return refuse(code ? `${code} when reading ${path}` : message, `JSON5 in a file in ${folder} or below`);
    }
  }

  #report(place: Place, found: string, expected: string): undefined {
    const path = pathOf("", [...place.path, INCLUDE]);
    // A file that is included often has one problem all the same.
    if (this.problems.some((other) => other.path === path && other.found === found)) return;
    this.problems.push({ path, found, expected });
  }
}

/** As an OpenClaw gateway merges: objects key by key, lists one after the other, and else the later value. */
function merge(earlier: unknown, later: unknown): unknown {
  if (Array.isArray(earlier) && Array.isArray(later)) return [...earlier, ...later];
  if (!isObject(earlier) || !isObject(later)) return later;
  const both = Object.entries(later).map(([key, value]) => [
    key,
    Object.hasOwn(earlier, key) ? merge(earlier[key], value) : value,
  ]);
  return { ...earlier, ...Object.fromEntries(both) };
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWithin(path: string, folder: string): boolean {
  return path.startsWith(join(folder, "/"));
}

/** Neither a symbolic link nor a second name of a file in another folder leads out of `folder`. */
function refusalOf(path: string, stats: Stats, folder: string): string | undefined {
  if (!isWithin(realpathSync(path), realpathSync(folder))) return "a symbolic link that leads out";
  if (!stats.isFile()) return "not a regular file";
  if (stats.size > MAX_SOURCE_BYTES) return `larger than ${MAX_SOURCE_BYTES} bytes`;
  return stats.nlink > 1 ? "more than one hard link" : undefined;
}
