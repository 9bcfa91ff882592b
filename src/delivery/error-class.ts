import type { DeliveryErrorClass } from "../port/endpoints.ts";

/** Codes of OpenSSL, of its checks of certificates, and of Node. */
const TLS = /^(?:ERR_(?:TLS|SSL|OSSL)_|EPROTO$|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_)|CERT|CRL_|UNABLE_TO_/;
const BLOCKED = "ERR_IP_BLOCKED";

/** The class of an error of a request that got no answer. */
export function errorClassOf(error: Error): DeliveryErrorClass {
  const codes = codesOf(error);
  // Of several addresses one may be allowed: then that one's failure counts.
  if (codes.every((code) => code === BLOCKED)) return "forbidden_address";
  const code = codes.find((other) => other !== BLOCKED) ?? "";
  if (code === "ENOTFOUND" || code.startsWith("EAI_")) return "dns";
  if (code.startsWith("HPE_")) return "protocol";
  if (TLS.test(code)) return "tls";
  return "connection";
}

/** One for each address that was tried. */
function codesOf(error: Error): string[] {
  if (error instanceof AggregateError) return error.errors.flatMap((one: Error) => codesOf(one));
  return ["code" in error ? String(error.code) : ""];
}
