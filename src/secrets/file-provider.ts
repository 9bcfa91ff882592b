import { hash } from "node:crypto";
import { CONFIG_DEFAULTS } from "../../generated/defaults.ts";
import { tokensOf, valueAt } from "../shared/json-pointer.ts";
import { readSecretFile } from "./read-secret-file.ts";
import { type FileProvider, found, missing, type Resolved } from "./secret-ref.ts";

export async function resolveFromFile(ids: string[], provider: FileProvider): Promise<Map<string, Resolved>> {
  const read = await readSecretFile(provider);
  return new Map(ids.map((id) => [id, read.ok ? pick(read.text, id, provider) : missing(read.reason)]));
}

/** Tells what the file returns from what it will give later: other secrets, or a reason for none. */
export async function fingerprintOfSecrets(provider: FileProvider): Promise<string> {
  const read = await readSecretFile(provider);
  return read.ok ? hash("sha256", read.text, "base64") : read.reason;
}

function pick(text: string, id: string, { path, mode = CONFIG_DEFAULTS.FileProvider.mode }: FileProvider): Resolved {
  if (mode === "singleValue")
    return id === "value" ? found(text.replace(/\r?\n$/, "")) : missing('the id of a file with one value is "value"');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return missing(`the file ${path} is not JSON`);
  }
  if (id === "value") return missing("the id of a JSON file is a JSON Pointer (RFC 6901)");
  const value = valueAt(document, tokensOf(id));
  return value === undefined ? missing(`the file ${path} has nothing at ${id}`) : found(value);
}
