import { isDeepStrictEqual } from "node:util";
import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { KeyedName } from "../../../port/bound-task-flow.ts";
import type { Answers, CommandStore } from "../../../taskflow/command-store.ts";
import type { DeliveryStore, StoredEndpoint } from "../../../taskflow/delivery-store.ts";
import type { KeyRecord } from "../../../taskflow/flow-store.ts";
import { interpretCommands } from "../../../taskflow/interpret-commands.ts";
import { CommitMarks } from "../commit-marks.ts";
import { openSqliteStore } from "../open-sqlite.ts";
import { type Call, type News, sendable, type ThreadData } from "./messages.ts";
import { receivedCommand, type SentCommand } from "./sent-command.ts";

const OPENED = 0;

/** Opens the store of this thread, and runs what the thread that started this one calls. `answers` writes the answers. */
export function serveStore(answers: Answers): void {
  const { stateDir, marks } = workerData as ThreadData;
  const outbox = new Outbox();
  try {
    const store = openSqliteStore({
      stateDir,
      marks: new CommitMarks(marks),
      warn: (message) => outbox.add(({ warnings }) => warnings.push(message)),
      onFailure: (message) => outbox.add((news) => (news.failure = message)),
    });
    const commands = interpretCommands(store, answers);
    commands.onEvents((owners) => outbox.note((news) => news.owners.push(...owners)));
    commands.tasks.onTasks((...task) => outbox.note(({ tasks }) => tasks.push(task)));
    commands.onCommit((changes) => outbox.note(({ commits }) => commits.push(changes)));
    outbox.add(({ results }) => results.push([OPENED, undefined]));
    listen(methodsOf(commands), outbox);
  } catch (error) {
    outbox.add(({ results }) => results.push([OPENED, undefined, sendable(error)]));
  }
}

type Method = (...input: never[]) => unknown;

/** By the names that calls have. */
function methodsOf(commands: CommandStore): Map<string, Method> {
  const methods = new Map<string, Method>();
  const { tasks, deliveries = {}, ...others } = commands;
  for (const [prefix, part] of Object.entries({ "": others, "tasks.": tasks, "deliveries.": deliveries }))
    for (const [name, member] of Object.entries(part))
      if (typeof member === "function") methods.set(`${prefix}${name}`, member as Method);
  methods.set("deliveries.replaceEndpoint", replaceEndpoint(deliveries as DeliveryStore) as Method);
  methods.set("change", (as: Parameters<CommandStore["change"]>[1], ...sent: SentCommand) =>
    commands.change(receivedCommand(sent), as),
  );
  methods.set("changeKeyed", (key: KeyRecord, ...sent: SentCommand<KeyedName>) =>
    commands.changeKeyed(key, receivedCommand(sent)),
  );
  return methods;
}

/** Replaces an endpoint that is still as the caller has seen it. Resolves to what is there then, and whether that was done. */
function replaceEndpoint(deliveries: DeliveryStore) {
  return async (ownerKey: string, endpointId: string, before: StoredEndpoint, after: StoredEndpoint) => {
    let replaced = false;
    const endpoint = await deliveries.updateEndpoint(ownerKey, endpointId, (found) => {
      replaced = isDeepStrictEqual(found, before);
      return replaced ? after : undefined;
    });
    return { replaced, endpoint };
  };
}

/** All calls that wait at the port begin together, so that their changes share a transaction. */
function listen(methods: Map<string, Method>, outbox: Outbox): void {
  const port = parentPort;
  const begin = (calls: Call[]): void => {
    for (const [id, name, ...input] of calls) void answer(id, name, input);
  };
  const answer = async (id: number, name: string, input: unknown[]): Promise<void> => {
    try {
      const value = await methods.get(name)?.(...(input as never[]));
      outbox.add(({ results }) => results.push([id, value]));
    } catch (error) {
      outbox.add(({ results }) => results.push([id, undefined, sendable(error)]));
    }
    // After the answer: the thread ends when nobody can call it any more.
    if (name === "close") setImmediate(() => port?.close());
  };
  port?.on("message", (calls: Call[]) => {
    begin(calls);
    for (let more = receiveMessageOnPort(port); more; more = receiveMessageOnPort(port)) begin(more.message);
  });
}

/** What happens in one turn goes out as one message. */
class Outbox {
  #news = emptyNews();
  #isSending = false;

  /** Notes what a commit has brought: that goes with the results of its changes, when they are on the disk. */
  note(note: (news: News) => void): void {
    note(this.#news);
  }

  add(note: (news: News) => void): void {
    this.note(note);
    if (this.#isSending) return;
    this.#isSending = true;
    process.nextTick(() => this.#send());
  }

  #send(): void {
    const news = this.#news;
    this.#news = emptyNews();
    this.#isSending = false;
    parentPort?.postMessage(news);
  }
}

function emptyNews(): News {
  return { results: [], owners: [], tasks: [], commits: [], warnings: [] };
}
