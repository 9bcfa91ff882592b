import type { Command, Option } from "../command.ts";

/** Commands of operators: on the machine of a gateway, or against a database that gateways share. */

const STATE_DIR: Option = {
  name: "state-dir",
  value: "DIR",
  summary: "the state directory of the gateway",
  detail: "default: .taskflow-webhooks in the home directory",
};
const STORE: Option = {
  name: "store",
  value: "URL",
  summary: "read and change a PostgreSQL database instead, without a gateway",
  detail: "postgres://user@host:5432/database; it shows in the process list, so leave the password to PGPASSWORD",
};
const JSON_OUTPUT: Option = {
  name: "json",
  summary: "JSON on a terminal too",
  detail: "lists are a line for each record; in a pipe that is the default",
};
const SESSION: Option = { name: "session", value: "KEY", summary: "only in this session", detail: "default: in all" };
const LIMIT: Option = { name: "limit", value: "N", summary: "how many at most", detail: "1 to 500; default: 50" };
const status = (words: string): Option => ({ name: "status", value: "STATUS", summary: `only these: ${words}` });

const PLACE = [STATE_DIR, STORE, JSON_OUTPUT];

const FLOW_STATUS = status("queued, running, waiting, blocked, succeeded, failed, cancelled or lost");
const TASK_STATUS = status("queued, running, succeeded, failed, timed_out, cancelled or lost");

function group(name: string, summary: string, about: string, commands: readonly Command[]): Group {
  return { name, summary, usage: "<command> [options]", about, options: [], commands };
}

/** A command whose first argument names another one. */
export interface Group extends Command {
  /** Their names begin with that of the group. */
  commands: readonly Command[];
}

export const STATUS: Command = {
  name: "status",
  summary: "show what a running gateway does",
  usage: "[--state-dir DIR | --store URL] [--json]",
  about:
    "Shows the version of the running gateway, since when it runs, its routes, its store, how many tasks wait in each queue, since when the oldest webhook waits, and when the last backup began.",
  options: PLACE,
};

export const FLOWS = group("flows", "list, show and cancel flows of all sessions", "Flows of all sessions.", [
  {
    name: "flows list",
    summary: "list flows, newest first",
    usage: "[--session KEY] [--status STATUS] [--limit N] [--json]",
    about: "Lists flows of all sessions, newest first.",
    options: [SESSION, FLOW_STATUS, LIMIT, ...PLACE],
  },
  {
    name: "flows show",
    summary: "show a flow, and count its tasks",
    usage: "[--session KEY] [--json] ID",
    about: "Shows a flow without its stateJson and waitJson, and how many tasks it has.",
    options: [SESSION, ...PLACE],
  },
  {
    name: "flows cancel",
    summary: "cancel a flow",
    usage: "[--session KEY] [--json] ID",
    about:
      "Cancels a flow, as the action cancel_flow does. While workers hold tasks of it, it ends with the last of them.",
    options: [SESSION, ...PLACE],
  },
  {
    name: "flows events",
    summary: "list the last events of a flow",
    usage: "[--session KEY] [--limit N] [--json] ID",
    about: "Lists the last events of a flow and its tasks, oldest first.",
    options: [SESSION, LIMIT, ...PLACE],
  },
]);

export const TASKS = group("tasks", "list, show, retry and cancel tasks of all sessions", "Tasks of all sessions.", [
  {
    name: "tasks list",
    summary: "list tasks, newest first",
    usage: "[--session KEY] [--queue NAME] [--flow ID] [--status STATUS] [--limit N] [--json]",
    about: "Lists tasks of all sessions, newest first.",
    options: [
      SESSION,
      { name: "queue", value: "NAME", summary: "only of this queue" },
      { name: "flow", value: "ID", summary: "only of this flow" },
      TASK_STATUS,
      LIMIT,
      ...PLACE,
    ],
  },
  {
    name: "tasks show",
    summary: "show a task",
    usage: "[--session KEY] [--json] ID",
    about: "Shows a task without its inputJson and resultJson.",
    options: [SESSION, ...PLACE],
  },
  {
    name: "tasks retry",
    summary: "put a task that did not succeed back into its queue",
    usage: "[--session KEY] [--json] ID",
    about:
      "Puts a task of a queue that failed, timed out or was cancelled back into its queue, where a worker can get it at once. A task that has used up its attempts gets one more. Fails when the task's flow has ended, or is to be cancelled.",
    options: [SESSION, ...PLACE],
  },
  {
    name: "tasks cancel",
    summary: "cancel a task",
    usage: "[--session KEY] [--json] ID",
    about:
      "Cancels a task, as the action cancel_task does. A worker that holds it hears of that with its next heartbeat.",
    options: [SESSION, ...PLACE],
  },
]);

export const ENDPOINTS = group(
  "endpoints",
  "list endpoints and deliveries, and send events again",
  "Endpoints of all sessions, which get events as webhooks.",
  [
    {
      name: "endpoints list",
      summary: "list endpoints, oldest first",
      usage: "[--session KEY] [--status STATUS] [--limit N] [--json]",
      about: "Lists endpoints of all sessions, oldest first. Paths of URLs are left out: they can hold secrets.",
      options: [SESSION, status("enabled, disabled or failing"), LIMIT, ...PLACE],
    },
    {
      name: "endpoints deliveries",
      summary: "list the deliveries of an endpoint, with the receiver's answers",
      usage: "[--session KEY] [--status STATUS] [--limit N] [--json] ID",
      about:
        "Lists the deliveries of an endpoint, newest first, each with its last attempt and the first kilobyte of what the receiver answered.",
      options: [SESSION, status("pending, delivered or failed"), LIMIT, ...PLACE],
    },
    {
      name: "endpoints redeliver",
      summary: "send events to an endpoint again",
      usage: "[--session KEY] (--event ID | --since TIME) [--json] ID",
      about: "Makes events due again for an endpoint, whether they were delivered or not: one, or those since a time.",
      options: [
        SESSION,
        { name: "event", value: "ID", summary: "this event" },
        { name: "since", value: "TIME", summary: "the events since then", detail: "such as 2026-11-27T08:00:00Z" },
        ...PLACE,
      ],
    },
  ],
);

export const LOG_LEVEL: Command = {
  name: "log-level",
  summary: "show or change how much a running gateway logs",
  usage: "[--state-dir DIR] [LEVEL]",
  about:
    "Shows the log level of the running gateway, or changes it until the gateway stops. The level is trace, debug, info, warn, error, fatal or silent. LOG_LEVEL is the level at startup.",
  options: [STATE_DIR, JSON_OUTPUT],
  closing: `
Without the socket: SIGUSR2 sets the level to debug, and the next SIGUSR2 back.
`,
};
