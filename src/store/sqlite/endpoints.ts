import type { StoredEndpoint } from "../../taskflow/delivery-store.ts";
import { endpointFrom, endpointValues } from "../delivery-rows.ts";
import { difference, type EndpointKey } from "../endpoint-changes.ts";
import { encodeText } from "../rows.ts";
import type { Statements } from "./statements.ts";

/** An endpoint, and the number by which its deliveries name it. No other endpoint gets that number, not even later. */
export interface NumberedEndpoint {
  endpoint: StoredEndpoint;
  seq: number;
}

/** An endpoint's key as the table holds it. */
export function endpointKey({ ownerKey, endpointId }: EndpointKey): [string, string] {
  return [encodeText(ownerKey), encodeText(endpointId)];
}

export function findEndpoint(sql: Statements, key: EndpointKey): NumberedEndpoint | undefined {
  const row = sql.findEndpoint.get(...endpointKey(key));
  return row && { endpoint: endpointFrom(row), seq: row.at(-1) as number };
}

export function listEndpoints(sql: Statements, ownerKey: string | undefined): StoredEndpoint[] {
  const rows = ownerKey === undefined ? sql.allEndpoints.all() : sql.ownEndpoints.all(encodeText(ownerKey));
  return rows.map(endpointFrom);
}

export function createEndpoint(sql: Statements, endpoint: StoredEndpoint, max: number): boolean {
  const [count] = sql.countEndpoints.get(encodeText(endpoint.ownerKey), endpoint.source) as [number];
  if (count >= max) return false;
  sql.insertEndpoint.run(...endpointValues(endpoint));
  return true;
}

export function updateEndpoint(
  sql: Statements,
  key: EndpointKey,
  decide: (endpoint: StoredEndpoint) => StoredEndpoint | undefined,
): StoredEndpoint | undefined {
  const found = findEndpoint(sql, key)?.endpoint;
  const changed = found && decide(found);
  if (changed) writeEndpoint(sql, changed);
  return changed ?? found;
}

export function writeEndpoint(sql: Statements, endpoint: StoredEndpoint): void {
  sql.updateEndpoint.run(...endpointValues(endpoint).slice(2), ...endpointKey(endpoint));
}

/** Returns the number that the endpoint had. */
export function deleteEndpoint(sql: Statements, key: EndpointKey): number | undefined {
  return sql.deleteEndpoint.get(...endpointKey(key))?.[0] as number | undefined;
}

export function replaceConfigured(sql: Statements, configured: readonly StoredEndpoint[]): number[] {
  const stored = listEndpoints(sql, undefined).filter(({ source }) => source === "config");
  const { added, updated, deleted } = difference(stored, configured);
  const numbers = deleted.flatMap((endpoint) => deleteEndpoint(sql, endpoint) ?? []);
  for (const endpoint of updated) writeEndpoint(sql, endpoint);
  for (const endpoint of added) sql.insertEndpoint.run(...endpointValues(endpoint));
  return numbers;
}
