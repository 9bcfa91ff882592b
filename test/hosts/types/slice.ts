import type { OpenClawApi } from "../../../src/openclaw/api.ts";
import type { OpenClawPluginApi as Api5 } from "../2026.5.6/node_modules/openclaw/dist/plugin-sdk/plugin-entry.js";
import type { OpenClawPluginApi as Api9 } from "../2026.9.6/node_modules/openclaw/dist/plugin-sdk/plugin-entry.js";

/** What the adapter declares of its host is what the host has: this file compiles for both versions, or not at all. */

declare const api5: Api5;
declare const api9: Api9;

export const slices: OpenClawApi[] = [api5, api9];

/** 2026.9 has the awaited flows, 2026.5 does not: the adapter has to look. */
type AwaitedFlows = NonNullable<OpenClawApi["runtime"]["tasks"]["async"]>;
export const awaited: AwaitedFlows = api9.runtime.tasks.async;
// @ts-expect-error there is no such member
export const missing: AwaitedFlows = api5.runtime.tasks.async;

/** Both run their agent for a plugin. */
type Subagent = NonNullable<OpenClawApi["runtime"]["subagent"]>;
export const subagents: Subagent[] = [api5.runtime.subagent, api9.runtime.subagent];

/** A member of another shape is noticed. */
interface Wrong {
  runtime: { tasks: { managedFlows: { bindSession(binding: { sessionKey: string }): { list(): number } } } };
}
// @ts-expect-error list returns flows
export const wrong5: Wrong = api5;
// @ts-expect-error list returns flows
export const wrong9: Wrong = api9;
