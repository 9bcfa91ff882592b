import { CONNECTION, type Command } from "../command.ts";

export const LISTEN: Command = {
  name: "listen",
  summary: "print the events of a route as they happen, and forward them to a URL",
  usage: "[--flow-id ID] [--types a,b] [--forward-to URL]",
  about:
    "Prints one line of JSON for each change of a flow or a task, as it happens, until you stop it. It continues by itself after a restart of the gateway, and skips nothing. With --forward-to it also sends each event to a URL, as the signed webhook that the gateway would send.",
  options: [
    { name: "flow-id", value: "ID", summary: "only events of this flow", detail: "default: every flow of the session" },
    {
      name: "types",
      value: "TYPE,…",
      multiple: true,
      summary: "only events of these types, such as flow.succeeded,flow.failed",
      detail: "default: every type",
    },
    {
      name: "position",
      value: "oldest|latest",
      summary: "where to begin",
      detail: "latest, the default, prints events from now on, and oldest all that the gateway keeps first",
    },
    {
      name: "cursor",
      value: "CURSOR",
      summary: "continue after the event that was printed with this cursor",
      detail: "events that the gateway returned together with that event can be repeated",
    },
    {
      name: "forward-to",
      value: "URL",
      summary: "send each event to this URL, such as http://localhost:3000/hook",
      detail: "one after the other, each up to four times; standard error has the outcome",
    },
    {
      name: "forward-secret-file",
      value: "FILE",
      summary: "a file with the whsec_ secret to sign with",
      detail: "default: the secret in TASKFLOW_WEBHOOKS_FORWARD_SECRET, else a new one, which standard error shows",
    },
    ...CONNECTION,
  ],
  closing: `
Standard output has the events, each with the cursor to continue after it. Standard error has everything else. SIGINT,
SIGTERM and a closed standard output end the command with the exit code 0; the other codes are those of call.
`,
};
