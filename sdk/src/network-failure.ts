/** What fetch failed with, as far as runtimes tell: Node.js and Bun give a code, Node.js the call of the system too. */
interface SystemError {
  message?: string;
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
  const { message = String(error), code } = rootOf(Object(error));
  return typeof code !== "string" || message.includes(code) ? message : `${message} (${code})`;
}

/** Whether the failure came before the request was sent: no address, no connection, or a certificate that is refused. */
export function isUnsent(error: unknown): boolean {
  const { message = "", code, syscall = "" } = rootOf(Object(error));
  return (
    /^(connect|getaddrinfo)$/.test(syscall) ||
    /^(UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|UNABLE_TO_|.*CERT)/.test(String(code)) ||
    // Of Node.js, and of Deno.
    /^bad port$|client error \(Connect\)/.test(message)
  );
}
