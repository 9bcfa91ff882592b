import { type Command, type Option, STATE_DIR } from "../command.ts";

const STORE: Option = {
  name: "store",
  value: "URL",
  summary: "the PostgreSQL database instead",
  detail: "postgres://user:password@host:5432/database; default: the store in TASKFLOW_WEBHOOKS_STORE, if that is set",
};

export const EXPORT: Command = {
  name: "export",
  summary: "write the flows of a store as JSON lines",
  usage: "[--state-dir DIR | --store URL] [--with-secrets] [--session KEY] [FILE|-]",
  about:
    "Writes flows, tasks, events, endpoints, deliveries and idempotency keys, each as a line of JSON, while a gateway runs or not: all as they were at one moment. Only its owner can read the file. - or no FILE is standard output.",
  options: [
    STATE_DIR,
    STORE,
    { name: "format", value: "jsonl", summary: "the format of the file", detail: "default: jsonl, the only one" },
    {
      name: "with-secrets",
      summary: "also write the secrets of endpoints, hashes of lease tokens, and answers that hold secrets",
      detail: "protect the file",
    },
    { name: "session", value: "KEY", summary: "only what belongs to this session", detail: "default: every session" },
  ],
  closing: `
Environment: TASKFLOW_WEBHOOKS_STORE (a postgres:// URL, which does not show in the process list as --store does).
`,
};

export const IMPORT: Command = {
  name: "import",
  summary: "read an export into a store",
  usage: "[--state-dir DIR | --store URL] [--on-conflict refuse|skip] FILE|-",
  about:
    "Checks an export as a whole, and adds what the store does not have, or nothing at all. Events keep their places, so that cursors stay valid. Importing a file again changes nothing. Stop the gateway before: the command fails while one uses the state directory. - reads standard input.",
  options: [
    STATE_DIR,
    STORE,
    {
      name: "on-conflict",
      value: "refuse|skip",
      summary: "when another record with the same ID is there",
      detail: "refuse, the default, changes nothing; skip keeps the record of the store",
    },
  ],
  closing: EXPORT.closing as string,
};
