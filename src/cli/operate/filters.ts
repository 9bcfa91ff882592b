import type { Listing } from "../../admin/protocol.ts";
import { UsageError } from "../usage-error.ts";
import type { Options } from "./group.ts";

export function textOption(options: Options, name: string): string | undefined {
  return options[name] as string | undefined;
}

/** What the options limit a list to. The gateway checks the values. */
export function listingOf(options: Options): Listing {
  return { session: textOption(options, "session"), status: textOption(options, "status"), limit: limitOf(options) };
}

export function limitOf({ limit }: Options): number | undefined {
  if (limit === undefined) return undefined;
  if (!/^\d{1,6}$/.test(String(limit))) throw new UsageError(`--limit takes a number from 1 to 500, not "${limit}"`);
  return Number(limit);
}
