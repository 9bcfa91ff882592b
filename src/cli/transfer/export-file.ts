import { once } from "node:events";
import { closeSync, createWriteStream, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import type { Writable } from "node:stream";
import { diskProblem, errorCode } from "../../store/disk-problem.ts";
import { StoreError } from "../../store/store-error.ts";

type Write = (text: string) => Promise<void> | undefined;

/** A file that its owner alone can read. It is there when it is complete; an existing one is never replaced. */
export async function toFile<Result>(target: string, produce: (write: Write) => Promise<Result>): Promise<Result> {
  if (existsSync(target)) throw new StoreError(`${target} exists. An export overwrites nothing: choose another name.`);
  const partial = `${target}.partial`;
  rmSync(partial, { force: true });
  try {
    const stream = createWriteStream(partial, { flags: "wx", mode: 0o600 });
    const result = await toStream(stream, partial, produce);
    stream.end();
    await once(stream, "close");
    sync(partial);
    renameSync(partial, target);
    sync(dirname(target));
    return result;
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

/** `place` names the stream in the message of an error. */
export async function toStream<Result>(
  stream: Writable,
  place: string,
  produce: (write: Write) => Promise<Result>,
): Promise<Result> {
  let broken: StoreError | undefined;
  const onError = (error: Error) => {
    const code = errorCode(error);
    broken ??= new StoreError(diskProblem(code, place) ?? `${place} cannot be written (${code}).`);
  };
  stream.on("error", onError);
  const flushed = () =>
    new Promise<void>((resolve) => {
      stream.write("", () => resolve());
    });
  const result = await produce((text) => {
    if (broken) throw broken;
    return stream.write(text) ? undefined : drained(stream);
  });
  await flushed();
  if (broken) throw broken;
  return result;
}

/** An error is thrown by the next write. */
async function drained(stream: Writable): Promise<void> {
  await once(stream, "drain").catch(() => undefined);
}

/** Onto the disk: of a directory, the names in it. */
function sync(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
