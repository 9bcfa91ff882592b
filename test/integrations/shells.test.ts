import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { SECRET, startTestGateway, type TestGateway, temporaryDirectory } from "../support/gateway.ts";
import { execute } from "./support/execute.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const pressTab = join(root, "test/integrations/support/press-tab.zsh");

let gateway: TestGateway;
let env: NodeJS.ProcessEnv;
const home = temporaryDirectory();

beforeAll(async () => {
  gateway = await startTestGateway();
  // The command as it is installed: by its name, in a folder of PATH.
  const bin = join(home, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "taskflow-webhooks"), `#!/bin/sh\nexec ${process.execPath} ${root}src/main.ts "$@"\n`, {
    mode: 0o755,
  });
  env = {
    ...process.env,
    HOME: home,
    ZDOTDIR: home,
    PATH: `${bin}:${process.env.PATH}`,
    TASKFLOW_WEBHOOKS_URL: `${gateway.url}/plugins/webhooks/zapier`,
    TASKFLOW_WEBHOOKS_SECRET: SECRET,
  };
});
afterAll(() => gateway.close());

const exec = (command: string, ...args: string[]) => execute(command, args, { env, cwd: home });

describe("a shell completes the commands when TAB is pressed", () => {
  beforeAll(() => {
    const setUp = (shell: string) => `source <(taskflow-webhooks completion ${shell})\nPS1='READY> '\n`;
    writeFileSync(join(home, "bashrc"), `bind 'set show-all-if-ambiguous on'\n${setUp("bash")}`);
    writeFileSync(join(home, ".zshrc"), `autoload -Uz compinit && compinit -u\n${setUp("zsh")}`);
    writeFileSync(join(home, "route.secret"), SECRET);
  });

  /** What is typed, and what bash and zsh then write: the rest of a word, or the words to choose from. */
  const lines: [string, RegExp][] = [
    ["ca", /ll $/],
    ["call find", /_latest_flow $/],
    ["call fin", /find_latest_flow[^]*finish_flow/],
    ["call create_flow --st", /(at$|--state-json[^]*--status)/],
    ["call create_flow --status r", /unning $/],
    ["call create_flow --status=r", /unning $/],
    ["call finish_flow --expected-revision ", /latest $/],
    ["call run_task --no-pr", /efer-metadata $/],
    ["call get_flow --secret-file rou", /te\.secret $/],
    ["serve --state-d", /ir[ =]$/],
    ["completion f", /ish $/],
  ];

  test.concurrent.each(lines)("bash: %s", async (line, expected) => {
    const { out } = await exec("zsh", "-f", pressTab, `taskflow-webhooks ${line}`, "bash", "--rcfile", "bashrc", "-i");
    expect(out).toMatch(expected);
  });

  test.concurrent.each(lines)("zsh: %s", async (line, expected) => {
    const { out } = await exec("zsh", "-f", pressTab, `taskflow-webhooks ${line}`, "zsh", "-i");
    expect(out).toMatch(expected);
  });

  test.each([
    ["ca", ["call\tperform an action on a route, from a shell or a CI job"]],
    ["call fin", ["find_latest_flow\tFind the latest flow", "finish_flow\tEnd a flow as succeeded"]],
    [
      "call create_flow --st",
      [
        "--state-json\tThe initial state of the flow, in a format of your choice.",
        "--status\tThe initial status of the flow.",
      ],
    ],
    ["call create_flow --status r", ["running\tThe initial status of the flow."]],
    ["call list_flows --status queued,r", ["queued,running\tReturn only flows with one of these statuses."]],
    ["call get_flow --secret-file rou", ["route.secret"]],
    ["call create_flow --goal ", []],
    ["completion f", ["fish\tfor fish"]],
  ])("fish: %s", async (line, expected) => {
    const completed = `taskflow-webhooks completion fish | source; complete -C "taskflow-webhooks ${line}"`;
    const { out } = await exec("fish", "--no-config", "-c", completed);
    expect(out.split("\n").filter(Boolean)).toEqual(expected);
  });
});

describe("a script", () => {
  test("drives a flow from its creation to its end, and branches on the exit codes", async () => {
    const script = `
      set -euo pipefail
      call() { taskflow-webhooks call "$@"; }
      id() { sed 's/.*"flowId":"\\([^"]*\\)".*/\\1/'; }
      flow=$(call create_flow --goal "Nightly build" --state-json '{"commit":"abc"}' | id)
      (sleep 0.5; echo '{"runtime":"acp","task":"Build"}') | call run_task --flow-id "$flow" --json - > task.json
      call set_waiting --flow-id "$flow" --expected-revision 0 --current-step approval --wait-json '{"kind":"approval"}' > waiting.json
      if call resume_flow --flow-id "$flow" --expected-revision 0 2> conflict.txt > conflict.json; then exit 90
      else [ $? -eq 5 ]; fi
      grep -q '"current":{' conflict.json
      call resume_flow --flow-id "$flow" --expected-revision latest --status running > running.json
      call get_flow --flow-id "$flow" --wait > ended.json &
      call finish_flow --flow-id "$flow" --expected-revision latest --state-json '{"commit":"abc","ok":true}' > finished.json
      wait $!
      if call run_task --flow-id "$flow" --runtime acp --task "Late" > late.json 2>&1; then exit 91; else [ $? -eq 6 ]; fi
      echo "$flow"`;
    const { code, out, err } = await exec("bash", "-c", script);
    expect([code, err]).toEqual([0, ""]);
    const { body } = await gateway.call({ action: "get_flow", flowId: out.trim() });
    expect(body.result.flow).toMatchObject({
      status: "succeeded",
      revision: 3,
      stateJson: { commit: "abc", ok: true },
    });
  });
});

test("on a terminal --wait shows on one line how the flow stands, and takes the line off at the end", async () => {
  const { body } = await gateway.call({ action: "create_flow", goal: "Watched", currentStep: "build\u001b[2Jx" });
  const { flowId } = body.result.flow;
  const wait = `taskflow-webhooks call get_flow --flow-id ${flowId} --wait > ended.json`;
  // `script` gives it a terminal; what it shows there is standard error alone.
  const line = `\r\u001b[K0:01  ${flowId} is queued, build [2Jx (revision 0)`;
  const shown = Promise.withResolvers<void>();
  const ended = execute("script", ["-qec", `stty cols 200; ${wait}`, "/dev/null"], { env, cwd: home }, (_, { out }) => {
    if (out.includes(line)) shown.resolve();
  });
  await shown.promise;
  await gateway.call({ action: "finish_flow", flowId, expectedRevision: 0 });
  const { code, out } = await ended;
  expect(code).toBe(0);
  expect(out.endsWith("\r\u001b[K")).toBe(true);
});

/** Controls of ASCII and beyond, what turns the direction of text about, and what some programs end a line at. */
const HOSTILE =
  "\u001b]0;title\u0007 \u007f \u0085 \u009b2J \u061c \u200e \u200f " +
  "\u202a \u202b \u202c \u202d \u202e \u2066 \u2067 \u2068 \u2069 \u2028 \u2029";
const UNPRINTABLE = /(?![\r\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u;

/** `script` gives the command a terminal for its output and errors. */
const onTerminal = (command: string) => exec("script", "-qec", command, "/dev/null");

test("on a terminal JSON has control and bidirectional characters escaped, and is the same JSON", async () => {
  const goal = `Größe 🎉 "${HOSTILE}" \\`;
  const { body } = await gateway.call({ action: "create_flow", goal, stateJson: { [HOSTILE]: ["a\nb", HOSTILE] } });
  const { flow } = body.result;
  const shown = await onTerminal(`taskflow-webhooks call get_flow --flow-id ${flow.flowId}`);
  expect(shown.code).toBe(0);
  expect(shown.out).not.toMatch(UNPRINTABLE);
  expect(shown.out).toContain("Größe 🎉");
  expect(JSON.parse(shown.out)).toEqual({ flow });
  const piped = await exec("taskflow-webhooks", "call", "get_flow", "--flow-id", flow.flowId);
  expect(piped.out).toContain("\u202e \u2066");
  expect(JSON.parse(piped.out)).toEqual({ flow });
});

test("on a terminal what a server says in an error has no control and bidirectional characters", async () => {
  const refusal = {
    ok: false,
    code: "invalid_request",
    error: `Error ${HOSTILE}`,
    details: [{ pointer: `/goal/${HOSTILE}`, message: `is ${HOSTILE}` }],
    requestId: `r${HOSTILE}`,
  };
  const server = createServer((_req, res) => res.writeHead(400).end(JSON.stringify(refusal))).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/r`;
  const { code, out } = await onTerminal(`taskflow-webhooks call create_flow --goal x --url ${url}`);
  expect(code).toBe(2);
  expect(out).toContain("the request is invalid");
  expect(out).not.toMatch(UNPRINTABLE);
});
