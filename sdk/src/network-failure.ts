/** What fetch failed with, as far as runtimes tell: Node.js and Bun give a code, Node.js the call of the system too. */
interface SystemError {
  message?: string;
  /** Of OpenSSL, whose message has places in its source. */
  reason?: unknown;
  code?: unknown;
  syscall?: string;
  errors?: SystemError[];
  cause?: SystemError;
}

/** The error at the bottom of the chain, for example `connect ECONNREFUSED 127.0.0.1:1`. */
function rootOf(error: SystemError): SystemError {
  // A name with several addresses fails with an error for each.
  const inner = error.cause ?? error.errors?.[0];
  return inner ? rootOf(inner) : error;
}

/** Why no answer came, with the address where the system names it. */
export function networkReason(error: unknown): string {
  const { message = String(error), reason, code } = rootOf(Object(error));
  const text = typeof reason === "string" ? reason : message;
  return typeof code !== "string" || text.includes(code) ? text : `${text} (${code})`;
}

/**
 * Whether the failure came before the request was sent: no address, no connection, no TLS at the other end or none that
 * both know, or a certificate that is refused.
 */
export function isUnsent(error: unknown): boolean {
  const { message = "", code, syscall = "" } = rootOf(Object(error));
  return (
    /^(connect|getaddrinfo)$/.test(syscall) ||
    /^(UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|UNABLE_TO_|.*CERT|ERR_SSL_.*(VERSION|PROTOCOL|HANDSHAKE))/.test(
      String(code),
    ) ||
    // Of Node.js, and of Deno.
    /^bad port$|before secure TLS|client error \(Connect\)/.test(message)
  );
}
