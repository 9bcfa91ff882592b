import { CONNECTION, type Command } from "../command.ts";

export const WORK: Command = {
  name: "work",
  summary: "run the tasks of a queue, with a command or an agent",
  usage: '--queue NAME (--exec FILE [-- arguments] | --acp "COMMAND …") | --config FILE',
  about:
    "Claims the tasks of a queue and runs each of them, with a command (--exec) or an agent that speaks the Agent Client Protocol (--acp). Progress and outcome appear in the task. The route needs the grant worker.",
  options: [
    {
      name: "queue",
      value: "NAME,…",
      multiple: true,
      summary: "a queue whose tasks are run",
    },
    {
      name: "exec",
      value: "FILE",
      summary: "a program that runs a task: JSON on standard input, the last line of standard output is the result",
      detail: "arguments follow --; the exit code decides, and 75 means that another attempt can succeed",
    },
    {
      name: "acp",
      value: "COMMAND",
      summary: 'an agent and its arguments, such as "opencode acp"',
      detail: "no shell runs",
    },
    {
      name: "concurrency",
      value: "N",
      summary: "how many tasks run at the same time",
      detail: "1 to 1000; default: 1",
    },
    {
      name: "timeout",
      value: "SECONDS",
      summary: "how long an attempt may take",
      detail: "default: no bound beside that of the task",
    },
    {
      name: "lease",
      value: "SECONDS",
      summary: "how long a task stays claimed without a heartbeat",
      detail: "5 to 3600; default: 60",
    },
    {
      name: "shutdown",
      value: "SECONDS",
      summary: "how long running tasks may take to end after SIGTERM",
      detail: "default: 10; then they are stopped and returned to their queue",
    },
    {
      name: "cwd",
      value: "DIR",
      summary: "the working directory of the program",
      detail: "default: this one with --exec, a new one per task with --acp",
    },
    {
      name: "pass-env",
      value: "NAME,…",
      multiple: true,
      summary: "variables that the program gets beside PATH, HOME and the like",
      detail: "such as the API key of an agent",
    },
    {
      name: "allow",
      value: "KIND,…",
      multiple: true,
      summary: "kinds of tools that the agent may use after asking",
      detail: "read, edit, delete, move, search, execute, think, fetch, other; default: none",
    },
    {
      name: "worker-id",
      value: "ID",
      summary: "the name of this worker in its tasks",
      detail: "default: the host name and the process ID",
    },
    {
      name: "config",
      value: "FILE",
      summary: "a file (JSON5) that says all of this, for several routes and queues",
      detail: "excludes every other option",
    },
    ...CONNECTION,
  ],
  closing: `
The first SIGTERM, SIGINT or SIGHUP claims nothing more and lets running tasks end; a second one does not wait. The exit
codes are those of call.

Environment: LOG_LEVEL (default info), of the messages on standard error.
`,
};
