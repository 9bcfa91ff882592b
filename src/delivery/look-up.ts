import { promises as dns, type LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { LRUCache } from "lru-cache";

/** Of the question whether anybody answers for a name. */
const PROBE = { timeout: 1_000, tries: 1 };
/** A look-up that takes longer makes its name doubtful. */
const QUICK_MS = 1_000;
/** Nobody waits for the outcome any more. */
const MAX_WAIT_MS = 15_000;
const KNOWN_NAMES = 1_000;
/** Names that are the system's own business. */
const LOCAL = /^[^.]+\.?$|(?:^|\.)(?:local|localhost)\.?$/i;
/** The name's servers have answered, whatever they said. */
const ANSWERS = new Set(["ENODATA", "ENOTFOUND"]);

export interface LookUpParts {
  /** The system's, with its files and settings. It holds a thread until it ends. */
  resolve: (name: string) => Promise<LookupAddress[]>;
  /** Whether a name is answered for. It holds no thread. */
  probe: (name: string) => Promise<boolean>;
}

/**
 * Looks names up so that one whose servers do not answer delays no other. Node may look up two names at a time, each for
 * as long as the system tries. Names that were quick the last time, or that are answered for, have both places; the others
 * have one of them, in turn.
 */
export function createLookUp({ resolve, probe }: LookUpParts = SYSTEM): LookupFunction {
  const quick = new LRUCache<string, true>({ max: KNOWN_NAMES });
  const running = new Map<string, Promise<LookupAddress[]>>();
  let doubtful: Promise<unknown> = Promise.resolve();

  const timed = async (name: string): Promise<LookupAddress[]> => {
    const started = performance.now();
    try {
      return await resolve(name);
    } finally {
      if (performance.now() - started <= QUICK_MS) quick.set(name, true);
      else quick.delete(name);
    }
  };
  const inTurn = (name: string): Promise<LookupAddress[]> => {
    const asked = performance.now();
    const turn = doubtful.then(() => {
      if (performance.now() - asked > MAX_WAIT_MS) throw notAnswered(name);
      return timed(name);
    });
    doubtful = turn.catch(() => undefined);
    return turn;
  };
  const find = async (name: string): Promise<LookupAddress[]> =>
    quick.has(name) || LOCAL.test(name) || (await probe(name)) ? timed(name) : inTurn(name);
  const findOnce = (name: string): Promise<LookupAddress[]> => {
    let found = running.get(name);
    if (!found) {
      found = find(name).finally(() => running.delete(name));
      running.set(name, found);
    }
    return found;
  };

  return (name, { all }, callback) => {
    findOnce(name).then(
      (addresses) => {
        const [first] = addresses;
        if (all) callback(null, addresses);
        else if (first) callback(null, first.address, first.family);
        else callback(notAnswered(name), "");
      },
      (error: NodeJS.ErrnoException) => callback(error, ""),
    );
  };
}

const SYSTEM: LookUpParts = {
  resolve: (name) => dns.lookup(name, { all: true }),
  probe: async (name) => {
    try {
      await new dns.Resolver(PROBE).resolve4(name);
      return true;
    } catch (error) {
      return ANSWERS.has((error as NodeJS.ErrnoException).code ?? "");
    }
  },
};

function notAnswered(name: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`The name ${name} was not answered for.`), { code: "EAI_AGAIN" });
}
