import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** What holds the new objects of a gateway under load, in bytes: two halves, one of which is in use. */
const NEW_SPACE_BYTES = 2 * 8 * 1024 * 1024;
const CHECK_MS = 100;

/**
 * Keeps the process small; docs/decisions/heap-settings.md has the measurements. V8 reads each flag whenever it decides.
 *
 * Only one optimizing compiler works: the memory that Maglev takes while it compiles is never given back, and TurboFan
 * compiles the same functions a moment later. The old generation is collected when it has grown by two megabytes instead
 * of sixteen: a request leaves so little there that this is seldom.
 */
export function keepHeapSmall(): void {
  setFlagsFromString("--no-maglev");
  setFlagsFromString("--heap-growing-percent=50");
  setFlagsFromString("--memory-saver-mode");
  keepNewSpaceSmall();
}

/**
 * Keeps the part of the heap for new objects from growing beyond eight megabytes in use. A request's objects are gone
 * within a millisecond, so a small part holds them; V8 would let it grow under load, up to 64 megabytes that are never
 * given back. With four megabytes, twice as many collections take 2 % of the requests per second. A collection that saves
 * memory makes this part small, so it may grow again.
 */
function keepNewSpaceSmall(): void {
  let factor: number | undefined;
  const check = setInterval(() => {
    const newSpace = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    const next = newSpace && newSpace.space_size < NEW_SPACE_BYTES ? 2 : 1;
    if (next !== factor) setFlagsFromString(`--semi-space-growth-factor=${next}`);
    factor = next;
  }, CHECK_MS);
  check.unref();
}
