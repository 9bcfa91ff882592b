import { ACTION_FORMS } from "../../generated/action-forms.ts";

/** The actions that tools for senders offer, in the contract's order. */
export const SENDER_ACTIONS = ACTION_FORMS.filter(({ audience }) => audience === "sender").map(({ action }) => action);
