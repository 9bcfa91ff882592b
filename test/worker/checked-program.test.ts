import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { queueSettings } from "../../src/worker/config/queue-settings.ts";
import { createExecutor } from "../../src/worker/create-executor.ts";
import type { Job } from "../../src/worker/executor.ts";
import { temporaryDirectory } from "../support/gateway.ts";

test.each(["command", "acp"] as const)(
  "a %s that others can write since the start is not run any more",
  async (key) => {
    const directory = temporaryDirectory();
    const program = join(directory, "program");
    writeFileSync(program, `#!/bin/sh\ntouch ${directory}/ran\n`);
    chmodSync(program, 0o700);
    const settings = queueSettings(directory, "builds", { [key]: program });
    const execute = createExecutor(settings, { env: {}, logger: { warn: () => undefined } });
    chmodSync(program, 0o722);
    const job = { task: { taskId: "t", task: "x" }, flow: { flowId: "f" } } as Job;
    const attempt = { signal: new AbortController().signal, progress: () => undefined };
    await expect(execute(job, attempt)).rejects.toMatchObject({
      message: "The worker does not run its program: the command is writable by its group or by others.",
      retryable: true,
    });
    expect(existsSync(join(directory, "ran"))).toBe(false);
  },
);
