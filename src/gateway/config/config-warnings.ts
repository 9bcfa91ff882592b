import { leftoverOf } from "../../secrets/judge-secret.ts";
import { parseSecret, type SecretInputs } from "../../secrets/secret-ref.ts";
import type { ParsedFile } from "./includes.ts";
import { strayKeys } from "./stray-keys.ts";

export interface ConfigWarning {
  message: string;
  /** The route that it is about. */
  routeId?: string;
}

const READABLE_BY_OTHERS = 0o004;

export function warningsOf(document: unknown, files: readonly ParsedFile[]): ConfigWarning[] {
  return [...strayKeys(document).map((message) => ({ message })), ...exposedSecrets(document, files)];
}

/** Routes with a secret, or one of an endpoint, that is plain text in a file that every user of the machine can read. */
function exposedSecrets(document: unknown, files: readonly ParsedFile[]): ConfigWarning[] {
  const { plugins } = document as { plugins?: { entries?: { webhooks?: { config?: { routes?: Routes } } } } };
  return Object.entries(plugins?.entries?.webhooks?.config?.routes ?? {}).flatMap(
    ([routeId, { enabled, secret, endpoints = [] }]) => {
      if (enabled === false) return [];
      const named = [
        { name: "its secret", inputs: secret },
        ...endpoints.map((endpoint, index) => ({
          name: `the secret of its endpoint ${index}`,
          inputs: endpoint.secret,
        })),
      ];
      return named.flatMap(({ name, inputs }) => {
        const message = plainSecretWarning(`Route "${routeId}": ${name}`, inputs, files);
        return message === undefined ? [] : [{ message, routeId }];
      });
    },
  );
}

/** What to say of a secret that is plain text in a file that every user of the machine can read. */
export function plainSecretWarning(
  name: string,
  inputs: SecretInputs | undefined,
  files: readonly ParsedFile[],
): string | undefined {
  const texts = [inputs].flat().filter(isPlainSecret);
  const readable = files.filter(({ stats }) => stats.isFile() && (stats.mode & READABLE_BY_OTHERS) !== 0);
  const file = readable.find((each) => texts.some((text) => holds(each.document, text)));
  return (
    file &&
    `${name} is plain text in ${file.path}, which every user of this machine can read. Make the file private (mode 0600), or move the secret out of it.`
  );
}

type Routes = Record<string, { enabled?: boolean; secret: SecretInputs; endpoints?: { secret: SecretInputs }[] }>;

function isPlainSecret(input: unknown): input is string {
  return typeof input === "string" && "value" in parseSecret(input, {}) && leftoverOf(input) === undefined;
}

/** A secret that was put together from variables is in no file as it is. */
function holds(document: unknown, text: string): boolean {
  if (typeof document !== "object" || document === null) return document === text;
  return Object.values(document).some((value) => holds(value, text));
}
