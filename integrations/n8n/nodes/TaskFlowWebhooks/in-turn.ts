/** The last piece of work of each queue that is under way. */
const last = new Map<string, Promise<unknown>>();

/** Does the work when all work that came before it under the same name is over, however that ended. */
export async function inTurn<T>(queue: string, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(queue) ?? Promise.resolve()).then(work, work);
  last.set(queue, mine);
  try {
    return await mine;
  } finally {
    if (last.get(queue) === mine) last.delete(queue);
  }
}
