import type { OperatorHost } from "../../port/operator.ts";
import { AdminError, type Listed } from "../protocol.ts";

/** Sessions that one command looks at. */
const MAX_SESSIONS = 1_000;
const PAGE = 100;

/** Calls `visit` for the session that is named, or for each, until it returns false. Returns whether some were left out. */
export async function eachSession(
  host: OperatorHost,
  named: string | undefined,
  visit: (session: string) => Promise<boolean>,
): Promise<boolean> {
  if (named !== undefined) {
    await visit(named);
    return false;
  }
  let after: string | undefined;
  for (let seen = 0; ; ) {
    const sessions = await host.listSessions({ after, limit: PAGE });
    for (const session of sessions) {
      if (seen === MAX_SESSIONS) return true;
      seen += 1;
      if (!(await visit(session))) return false;
    }
    if (sessions.length < PAGE) return false;
    after = sessions.at(-1);
  }
}

/** A record of the session that is named, or of any. */
export async function findInSessions<Found>(
  host: OperatorHost,
  { id, session, what }: { id: string; session: string | undefined; what: "flow" | "task" },
  find: (session: string) => Promise<Found | undefined>,
): Promise<Found> {
  let found: Found | undefined;
  const leftOut = await eachSession(host, session, async (one) => {
    found = await find(one);
    return found === undefined;
  });
  if (found !== undefined) return found;
  const where = session === undefined ? "" : ` in the session ${session}`;
  const hint = leftOut ? ` Only ${MAX_SESSIONS} sessions were searched: name one with --session.` : "";
  throw new AdminError("not_found", `There is no ${what} ${id}${where}.${hint}`);
}

interface Page<Item> {
  items: Item[];
  more: boolean;
}

/** The newest records of all sessions: a page of each is merged into one. */
export async function newestOf<Item extends { createdAt: number }>(
  host: OperatorHost,
  { session, limit }: { session: string | undefined; limit: number },
  read: (session: string) => Promise<Page<Item>>,
): Promise<Listed<Item>> {
  let items: Item[] = [];
  let more = false;
  const moreSessions = await eachSession(host, session, async (one) => {
    const page = await read(one);
    const all = [...items, ...page.items].sort((a, b) => b.createdAt - a.createdAt);
    items = all.slice(0, limit);
    more ||= page.more || all.length > limit;
    return true;
  });
  return { items, more, ...(moreSessions && { moreSessions }) };
}
