import type { StoredEndpoint } from "../../taskflow/delivery-store.ts";
import { endpointFrom, endpointValues } from "../delivery-rows.ts";
import { difference, type EndpointKey, keyOf } from "../endpoint-changes.ts";
import { encodeText } from "../rows.ts";
import type { Database, Parameter, Transaction } from "./database.ts";
import { transposed } from "./rows.ts";
import { SQL } from "./statements.ts";

/** An endpoint's key as the table holds it. */
export function endpointKey({ ownerKey, endpointId }: EndpointKey): [string, string] {
  return [encodeText(ownerKey), encodeText(endpointId)];
}

/** The same, an array for each column. */
function keyArrays(keys: readonly EndpointKey[]): Parameter[] {
  return transposed(keys.map(endpointKey));
}

function endpointArrays(endpoints: readonly StoredEndpoint[]): Parameter[] {
  return transposed(endpoints.map(endpointValues));
}

export async function findEndpoint(database: Database, key: EndpointKey): Promise<StoredEndpoint | undefined> {
  const [row] = await database.run(SQL.findEndpoint, endpointKey(key));
  return row && endpointFrom(row);
}

export async function listEndpoints(database: Pick<Database, "run">, ownerKey?: string): Promise<StoredEndpoint[]> {
  const rows =
    ownerKey === undefined
      ? await database.run(SQL.allEndpoints)
      : await database.run(SQL.ownEndpoints, [encodeText(ownerKey)]);
  return rows.map(endpointFrom);
}

export function createEndpoint(database: Database, endpoint: StoredEndpoint, max: number): Promise<boolean> {
  return database.transaction(async (transaction) => {
    void transaction.write(SQL.lockOwner, [encodeText(endpoint.ownerKey)]);
    const inserted = await transaction.write(SQL.insertEndpointBelow, [...endpointArrays([endpoint]), max]);
    return inserted.length > 0;
  });
}

export function updateEndpoint(
  database: Database,
  key: EndpointKey,
  decide: (endpoint: StoredEndpoint) => StoredEndpoint | undefined,
): Promise<StoredEndpoint | undefined> {
  return database.transaction(async (transaction) => {
    const [found] = await lockEndpoints(transaction, [key]);
    const changed = found && decide(found);
    if (changed) updateEndpoints(transaction, [changed]);
    return changed ?? found;
  });
}

/** Locks endpoints until the transaction ends, and reads them as they are by then. */
export async function lockEndpoints(transaction: Transaction, keys: readonly EndpointKey[]): Promise<StoredEndpoint[]> {
  const distinct = [...new Map(keys.map((key) => [keyOf(key), key]))].sort(([a], [b]) => (a < b ? -1 : 1));
  if (distinct.length === 0) return [];
  return (await transaction.run(SQL.lockEndpoints, keyArrays(distinct.map(([, key]) => key)))).map(endpointFrom);
}

/** Of endpoints that the transaction has locked. */
export function updateEndpoints(transaction: Transaction, endpoints: readonly StoredEndpoint[]): void {
  if (endpoints.length > 0) void transaction.write(SQL.updateEndpoints, endpointArrays(endpoints));
}

export async function deleteEndpoint(database: Database, key: EndpointKey): Promise<boolean> {
  return (await database.run(SQL.deleteEndpoints, keyArrays([key]))).length > 0;
}

export function replaceConfigured(database: Database, configured: readonly StoredEndpoint[]): Promise<void> {
  return database.transaction(async (transaction) => {
    await transaction.run(SQL.lockConfigured);
    const listed = (await listEndpoints(transaction)).filter(({ source }) => source === "config");
    // By now their positions may have moved.
    const stored = await lockEndpoints(transaction, listed);
    const { added, updated, deleted } = difference(stored, configured);
    if (deleted.length > 0) void transaction.write(SQL.deleteEndpoints, keyArrays(deleted));
    updateEndpoints(transaction, updated);
    if (added.length > 0) void transaction.write(SQL.insertEndpoints, endpointArrays(added));
  });
}
