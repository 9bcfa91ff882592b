import { randomBytes } from "node:crypto";
import { readSecretFile } from "../connection.ts";
import { UsageError } from "../usage-error.ts";

export interface ForwardOptions {
  url: string;
  /** What messages are signed with, as `whsec_` and base64. */
  secret: string;
  /** Nobody knows it yet. */
  isNew: boolean;
}

type Values = Record<string, unknown>;

/** Where events are forwarded to, and what signs them; `undefined` when they are not. */
export function forwardOptions(values: Values, env: NodeJS.ProcessEnv): ForwardOptions | undefined {
  const to = values["forward-to"] as string | undefined;
  const file = values["forward-secret-file"] as string | undefined;
  if (to === undefined) {
    if (file !== undefined) throw new UsageError("--forward-secret-file needs --forward-to");
    return undefined;
  }
  const given =
    file === undefined ? env.TASKFLOW_WEBHOOKS_FORWARD_SECRET : readSecretFile(file, "--forward-secret-file");
  const secret = given?.trim();
  if (secret === undefined || secret === "") {
    if (file !== undefined) throw new UsageError(`${file} is empty: no secret`);
    return { url: urlOf(to), secret: `whsec_${randomBytes(32).toString("base64")}`, isNew: true };
  }
  // As endpoints take it.
  if (!/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(secret))
    throw new UsageError("The secret to sign with must be whsec_ and 24 to 64 bytes in base64.");
  return { url: urlOf(to), secret, isNew: false };
}

/** `localhost:3000/hook` is enough. */
function urlOf(text: string): string {
  const address = text.includes("://") ? text.trim() : `http://${text.trim()}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new UsageError(
      "--forward-to takes a URL with http or https and without a user, such as http://localhost:3000/hook",
    );
  return url.href;
}
