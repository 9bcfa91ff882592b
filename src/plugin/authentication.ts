import type { RouteSecrets } from "../port/plugin-api.ts";
import { type Authentication, sharedSecret } from "./authenticate.ts";
import type { RouteSettings } from "./config.ts";
import { hmacSignature } from "./hmac-signature.ts";
import type { Clocks } from "./message-timestamp.ts";
import { standardWebhooks, standardWebhooksSecretProblem } from "./standard-webhooks.ts";

/** Returns the authentication of a route: by its secret, or by a signature made with the secret. */
export function authenticationOf({ auth }: RouteSettings, secrets: readonly string[], clocks: Clocks): Authentication {
  switch (auth?.type) {
    case undefined:
      return sharedSecret(secrets);
    case "hmac-sha256":
      return hmacSignature(auth, secrets);
    case "standard-webhooks":
      return standardWebhooks(auth, secrets, clocks);
  }
}

/** Without the secrets that the route's way of authentication cannot use. */
export function usableSecrets({ auth }: Pick<RouteSettings, "auth">, secrets: RouteSecrets): RouteSecrets {
  if (auth?.type !== "standard-webhooks") return secrets;
  const { values, missing } = secrets;
  const problems = values.flatMap((value) => standardWebhooksSecretProblem(value) ?? []);
  return {
    ...secrets,
    values: values.filter((value) => standardWebhooksSecretProblem(value) === undefined),
    missing: [...missing, ...problems],
  };
}
