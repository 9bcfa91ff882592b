/** Fingerprint of each watched file, by a name of the file. A missing file has a fingerprint too. */
export type Fingerprints = ReadonlyMap<string, string>;

/** `reload`: read the configuration and everything that it names. `refresh`: resolve what commands print. */
export type Work = "reload" | "refresh";

export type WatchState = Watching | "stopped";

interface Watching {
  /** What the files were when they were read last. */
  baseline: Fingerprints;
  /** A change that may not have come to its end. */
  unsettled?: { seen: Fingerprints; looks: number } | undefined;
  /** What is under way. */
  work?: Work | undefined;
  /** A reload is wanted after that. */
  again?: boolean;
}

export type WatchEvent =
  /** The watched files as they are. */
  | { type: "looked"; seen: Fingerprints }
  | { type: "hang-up" }
  | { type: "refresh-due" }
  /** The work has ended, well or not. `baseline`: the files as they were before it read them; absent when it read none. */
  | { type: "done"; baseline?: Fingerprints | undefined }
  | { type: "stop" };

interface Step {
  state: WatchState;
  /** The work that begins. */
  start?: Work;
}

/** A file that changes at every look is read anyway after this number of looks. */
const MAX_LOOKS = 10;

/** Returns the state after an event. One job runs at a time, and none after the stop. */
export function advance(state: WatchState, event: WatchEvent): Step {
  if (state === "stopped" || event.type === "stop") return { state: "stopped" };
  switch (event.type) {
    case "looked":
      return look(state, event.seen);
    case "hang-up":
      return want("reload", state);
    case "refresh-due":
      return state.work ? { state } : want("refresh", state);
    case "done": {
      const rested = { ...state, work: undefined, again: false, baseline: event.baseline ?? state.baseline };
      return state.again ? want("reload", rested) : { state: rested };
    }
  }
}

function want(work: Work, state: Watching): Step {
  if (state.work) return { state: { ...state, again: true } };
  // A reload takes every change with it.
  const unsettled = work === "reload" ? undefined : state.unsettled;
  return { state: { ...state, work, unsettled }, start: work };
}

/** A change counts when two looks saw the same, so that a file that is being written is left alone. */
function look(state: Watching, seen: Fingerprints): Step {
  const { baseline, unsettled, work } = state;
  // The reload may have read it or not: the next look will tell.
  if (work === "reload") return { state };
  if (isSame(seen, baseline)) return { state: { ...state, unsettled: undefined } };
  const looks = (unsettled?.looks ?? 0) + 1;
  const hasSettled = (unsettled && isSame(seen, unsettled.seen)) || looks >= MAX_LOOKS;
  return hasSettled ? want("reload", state) : { state: { ...state, unsettled: { seen, looks } } };
}

function isSame(one: Fingerprints, other: Fingerprints): boolean {
  return one.size === other.size && [...one].every(([name, fingerprint]) => other.get(name) === fingerprint);
}
