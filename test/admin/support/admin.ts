import { onTestFinished } from "vitest";
import { callGateway } from "../../../src/admin/client/call-gateway.ts";
import type { OperationName, Operations } from "../../../src/admin/protocol.ts";
import { type AdminListener, startAdmin } from "../../../src/admin/server/listener.ts";
import type { TestGateway } from "../../support/gateway.ts";
import { shortDirectory } from "../../support/short-directory.ts";

/** The admin socket of a gateway, in a separate state directory. */
export async function adminFor(gateway: Pick<TestGateway, "operator">, stateDir = shortDirectory()) {
  const log: string[] = [];
  const note = (fields: object, message: string) => void log.push(JSON.stringify({ ...fields, message }));
  const logger = { info: note, warn: note, error: note };
  const about = { version: "1.2.3", lastBackupAt: () => 1_000 };
  const listener: AdminListener | undefined = await startAdmin({ stateDir, host: gateway.operator, about, logger });
  onTestFinished(() => listener?.close());
  const call = <Name extends OperationName>(operation: Name, input: Operations[Name]["input"]) =>
    callGateway({ stateDir }, operation, input);
  return { listener, stateDir, log, call };
}
