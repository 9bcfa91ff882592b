import { constants } from "node:os";

/** What is wrong with a disk that is not written to, in a sentence, by the code of the error; undefined for other codes. */
export function diskProblem(code: string, place: string): string | undefined {
  if (code === "ENOSPC")
    return `The disk of ${place} is full (ENOSPC). Free some space, then start again. Stored data was not harmed.`;
  if (code === "EDQUOT")
    return `The disk quota for ${place} is used up (EDQUOT). Raise the quota or free some space, then start again. Stored data was not harmed.`;
  if (code === "EFBIG")
    return `A file in ${place} has reached the limit on file size (EFBIG; see ulimit -f). Raise the limit, then start again. Stored data was not harmed.`;
  return undefined;
}

/** Of an error of the system; else what it says. Node.js has no name for a quota that is used up. */
export function errorCode(error: unknown): string {
  const { code, errno } = error as NodeJS.ErrnoException;
  return errno === -constants.errno.EDQUOT ? "EDQUOT" : (code ?? String(error));
}
