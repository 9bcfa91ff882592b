import { type Contract, codesOf, operationOf } from "./contract.ts";
import { markdownTable } from "./markdown-table.ts";

/** docs/errors.md: every code by status, what it means and what to do about it. */
export function emitErrorsPage(contract: Contract, header: string): string {
  const { responses, "x-error-codes": errors } = operationOf(contract);
  const rows = Object.keys(responses).flatMap((status) =>
    codesOf(contract, status).flatMap((code) => {
      const { meaning, advice } = errors[code] ?? {};
      return meaning && advice ? [[status, `\`${code}\``, meaning, advice]] : [];
    }),
  );
  return `<!-- ${header} -->

# Errors

After reading this page you know every error code and what to do about it.

An error response has \`ok: false\`, a \`code\`, an \`error\` message for people and a \`requestId\`. Branch on \`code\`. New codes can
appear with any release: if you do not know a code, go by the status.

${markdownTable(["status", "code", "meaning", "what to do"], rows)}

A request that was refused changed nothing, unless it is a 503 with \`"uncertain": true\`: then the gateway lost its PostgreSQL
store during the commit, and the change may or may not have been applied. [Idempotency](idempotency.md) says how to retry
safely.

A gateway that listens on loopback shows its documentation and metrics under known host names only. Under any other name it
returns 421 \`misdirected_request\`. No route returns this code.
`;
}
