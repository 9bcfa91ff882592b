import { ACTION_FORMS, type ActionForm } from "../../generated/action-forms.ts";
import { type CallOptions, type Flow, type TaskFlowClient, TaskFlowError } from "../../sdk/src/index.ts";
import { didYouMean } from "../shared/did-you-mean.ts";
import { readBody } from "./call/body.ts";
import { EXIT, type Exit, exitOf } from "./call/exit-codes.ts";
import { failureJson, failureText } from "./call/failure.ts";
import { fieldOptions, inputOf, LATEST, withKebabFlags } from "./call/fields.ts";
import { actionHelp, callHelp } from "./call/help.ts";
import { printJson } from "./call/print.ts";
import { progressLine } from "./call/progress-line.ts";
import { waitForEnd } from "./call/wait.ts";
import { CALL } from "./command-table.ts";
import { connect } from "./connection.ts";
import { parseOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

export async function call([name, ...args]: string[]): Promise<void> {
  if (name === "--help" || name === "-h") return void process.stdout.write(callHelp());
  const form = formOf(name);
  const values = parseOptions(withKebabFlags(args), [...fieldOptions(form), ...CALL.options], { negatable: true });
  if (values.help) return void process.stdout.write(actionHelp(form));
  const input = inputOf(form, values, await readBody(values.json as string | undefined, form.action));
  const wait = values.wait === true;
  const timeoutMs = timeoutOf(values.timeout as string | undefined, wait);
  const options = callOptions(values["idempotency-key"], input);
  const { client, url } = connect(values, process.env);
  let result: Result = {};
  try {
    result = await perform(client, form, input, options);
    process.exitCode = EXIT[wait ? await finishWaiting(client, result, timeoutMs) : finish(result)][0];
  } catch (error) {
    if (!(error instanceof TaskFlowError)) throw error;
    // The result of the action must not be lost when the wait fails.
    printJson({ ...failureJson(error, url), ...(result.flow && { current: result.flow }) });
    process.stderr.write(failureText(error, form, url));
    process.exitCode = EXIT[exitOf(error)][0];
  }
}

function formOf(name: string | undefined): ActionForm {
  const form = ACTION_FORMS.find(({ action }) => action === name?.replaceAll("-", "_"));
  if (form) return form;
  const known = ACTION_FORMS.map(({ action }) => action);
  const list = known.join(", ");
  if (name === undefined || name.startsWith("-"))
    throw new UsageError(`call needs an action as its first argument: ${list}`);
  const meant = didYouMean(name.replaceAll("-", "_"), known);
  throw new UsageError(
    meant === undefined
      ? `There is no action "${name}". The actions are ${list}.`
      : `There is no action "${name}". Did you mean ${meant}?`,
  );
}

function timeoutOf(text: string | undefined, wait: boolean): number | undefined {
  if (text === undefined) return undefined;
  if (!wait) throw new UsageError("--timeout needs --wait");
  const seconds = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || seconds > 2_000_000)
    throw new UsageError(`--timeout takes a number of seconds up to 2000000, not "${text}"`);
  return seconds * 1000;
}

function callOptions(key: unknown, input: Record<string, unknown>): CallOptions {
  if (typeof key !== "string") return {};
  if (input.expectedRevision === LATEST)
    throw new UsageError(
      `--idempotency-key needs a revision: with ${LATEST}, a repeated call may be a different change`,
    );
  if (!/^[ -~]+$/.test(key)) throw new UsageError("--idempotency-key takes printable ASCII characters");
  return { headers: { "idempotency-key": key } };
}

interface Result {
  flow?: Flow | null;
}

type Method = (input: object, options: CallOptions) => Promise<Result>;

async function perform(client: TaskFlowClient, form: ActionForm, input: Record<string, unknown>, options: CallOptions) {
  // Which input goes with which method, TypeScript cannot know of an action that the command line names.
  const method = (client as unknown as Record<string, Method>)[form.operationId] as Method;
  if (input.expectedRevision !== LATEST) return method(input, options);
  let result: Result = {};
  await client.updateFlow(String(input.flowId), async (_flow, guard) => {
    result = await method({ ...input, ...guard }, options);
    return result as { flow: Flow };
  });
  return result;
}

function finish(result: object): Exit {
  printJson(result);
  return Object.values(result).includes(null) ? "notFound" : "done";
}

async function finishWaiting(client: TaskFlowClient, result: Result, timeoutMs: number | undefined) {
  if (!result.flow) {
    if (result.flow === null) return finish(result);
    throw new UsageError("--wait needs an action on one flow");
  }
  const flow = await waitForEnd(client, result.flow, timeoutMs, progressLine(process.stderr));
  printJson({ flow });
  if (flow.endedAt === undefined) return "stillOpen";
  return flow.status === "succeeded" ? "done" : "notSucceeded";
}
