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

After reading this page, you can handle every error code of the API.

An error response has \`ok: false\`, a \`code\` for programs, an \`error\` message for people and a \`requestId\`. Branch on \`code\`,
because messages can change. Any release can add codes: for a code that you do not know, branch on the status.

${markdownTable(["status", "code", "meaning", "what to do"], rows)}

An error response means that nothing was changed. The exception is a 503 with \`"uncertain": true\`. In this case, the gateway
lost its PostgreSQL store during the commit, and the change may or may not have been applied. See [Idempotency](idempotency.md)
to retry safely.

A gateway that listens on loopback serves its documentation and metrics only under known host names. For any other name, it
returns 421 \`misdirected_request\`. Routes never return this code.
`;
}
