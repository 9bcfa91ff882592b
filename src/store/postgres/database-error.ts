import { PersistError } from "../../port/bound-task-flow.ts";

/** Why a statement failed. Contains no values of the statement, because the error is logged. */
export class DatabaseError extends Error {
  override readonly name = "DatabaseError";
  /** SQLSTATE, when the server said it; else an error of the connection, such as ECONNREFUSED. */
  readonly code: string | undefined;
  /** True when the server refused the statement: then it changed nothing, and the connection may be used again. */
  readonly refused: boolean;
  /** True when the connection broke before the answer to a commit: it may have been committed, or not. */
  readonly uncertain: boolean;

  constructor(cause: unknown, { uncertain = false } = {}) {
    const { code, message, refused } = cause instanceof DatabaseError ? cause : describeCause(cause);
    super(message);
    this.code = code;
    this.refused = refused;
    this.uncertain = uncertain && !refused;
  }

  /** Class 22, 23 and 54: a value that cannot be stored; whatever else was in the same statement can. */
  get blamesOneRow(): boolean {
    return this.refused && /^(22|23|54)/.test(this.code ?? "");
  }

  /** A conflict with another writer (serialization failure, deadlock): a retry succeeds. */
  get passes(): boolean {
    return this.code === "40001" || this.code === "40P01";
  }

  /** An earlier statement of the transaction has failed: the server refuses all others. */
  get followsAnother(): boolean {
    return this.code === "25P02";
  }

  /** The connection leads to another session of the server than the one in which a statement was prepared. */
  get missesPrepared(): boolean {
    return this.code === "26000" || this.code === "42P05";
  }

  /** The server goes away, or only reads any more, as after a failover: another connection may lead to the new one. */
  get leavesConnection(): boolean {
    return !this.refused || /^(08|57P|25006)/.test(this.code ?? "");
  }
}

/** What the server or the driver said, but for what a server says of a value: that would show it. */
function describeCause(cause: unknown): Pick<DatabaseError, "code" | "message" | "refused"> {
  const { code, message = String(cause), severity } = cause as { code?: string; message?: string; severity?: string };
  const refused = severity === "ERROR";
  const said = refused && /^2[23]/.test(code ?? "") ? "the server refused a value" : message;
  return { code, message: code === undefined ? said : `${said} (${code})`, refused };
}

/** A read whose answer is lost has changed nothing, for certain. */
export function persistError(cause: unknown, action: "read" | "change"): PersistError {
  if (action === "read") return new PersistError("The store could not be read.", { cause });
  const uncertain = cause instanceof DatabaseError && cause.uncertain;
  return new PersistError("The change could not be stored.", { cause, uncertain });
}
