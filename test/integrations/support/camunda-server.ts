import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type TaskFlowClient, TaskFlowError } from "../../../sdk/src/index.ts";

interface FetchRequest {
  workerId: string;
  maxTasks: number;
  asyncResponseTimeout?: number;
  topics: { topicName: string; lockDuration: number }[];
}

interface TaskRequest {
  workerId: string;
  newDuration: number;
  variables?: Record<string, { value: unknown }>;
  errorMessage: string;
  retries: number;
  retryTimeout: number;
}

/**
 * The REST interface of Camunda 7 for external tasks, on the actions of workers: a topic is a queue, a lock is a lease, and
 * a process instance is a flow. Camunda's fence is the name of the worker. Here each worker has the tokens of its claims.
 */
export async function startCamundaServer(client: TaskFlowClient): Promise<string> {
  const tokens = new Map<string, string>();

  async function fetchAndLock({ workerId, maxTasks, topics, asyncResponseTimeout = 0 }: FetchRequest) {
    const queues = topics.map(({ topicName }) => topicName);
    const leaseMs = Math.min(...topics.map(({ lockDuration }) => lockDuration));
    const { claims } = await client.claimTasks({ workerId, queues, maxTasks, leaseMs, waitMs: asyncResponseTimeout });
    return claims.map(({ task, flow, leaseToken, leaseExpiresAt }) => {
      tokens.set(`${workerId} ${task.taskId}`, leaseToken);
      const { taskId: id, queue: topicName, attempt = 0, maxAttempts = 0, inputJson = null } = task;
      return {
        id,
        topicName,
        workerId,
        retries: attempt === 1 ? null : maxAttempts - attempt + 1,
        errorMessage: task.error ?? null,
        lockExpirationTime: new Date(leaseExpiresAt).toISOString(),
        processInstanceId: flow.flowId,
        variables: { input: { type: "Json", value: JSON.stringify(inputJson), valueInfo: {} } },
      };
    });
  }

  async function change(taskId: string, verb: string, request: TaskRequest): Promise<void> {
    const lease = { taskId, leaseToken: tokens.get(`${request.workerId} ${taskId}`) ?? "none" };
    const { newDuration, variables = {}, errorMessage, retries, retryTimeout } = request;
    const values = Object.entries(variables).map(([name, { value }]) => [name, value]);
    const changes: Record<string, () => Promise<unknown>> = {
      extendLock: () => client.heartbeatTask({ ...lease, leaseMs: newDuration }),
      complete: () => client.completeTask({ ...lease, resultJson: Object.fromEntries(values) }),
      failure: () =>
        client.failTask({ ...lease, error: errorMessage, retryable: retries > 0, retryAfterMs: retryTimeout }),
      unlock: () => client.releaseTask(lease),
    };
    await changes[verb]?.();
  }

  const server = createServer(async (req, res) => {
    const [, taskId = "", verb] = /^\/external-task\/(?:([^/]+)\/)?(\w+)$/.exec(req.url ?? "") ?? [];
    try {
      const body = await bodyOf(req);
      if (taskId === "") {
        const tasks = await fetchAndLock(body as FetchRequest);
        return void res.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(tasks));
      }
      await change(taskId, verb ?? "", body as TaskRequest);
      res.writeHead(204).end();
    } catch (error) {
      if (!(error instanceof TaskFlowError)) throw error;
      // Camunda refuses a worker without the lock with 400, and an unknown task with 404.
      const status = error.code === "lease_lost" ? 400 : (error.status ?? 500);
      const problem = { type: "RestException", message: error.message, code: 0 };
      res.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(problem));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of req) text += chunk;
  return JSON.parse(text);
}
