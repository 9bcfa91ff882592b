import { constants } from "node:os";

/** What is wrong with a disk that is not written to, in a sentence, by the code of the error; undefined for other codes. */
export function diskProblem(code: string, place: string): string | undefined {
  if (code === "ENOSPC")
    return `The disk of ${place} is full (ENOSPC). Free some space, then start again. Nothing that is stored was harmed.`;
  if (code === "EDQUOT")
    return `The disk quota for ${place} is used up (EDQUOT). Raise it or free some space, then start again. Nothing that is stored was harmed.`;
  if (code === "EFBIG")
    return `A file in ${place} cannot grow beyond a limit on the size of files (EFBIG; see ulimit -f). Raise it, then start again. Nothing that is stored was harmed.`;
  return undefined;
}

/** Of an error of the system; else what it says. Node.js has no name for a quota that is used up. */
export function errorCode(error: unknown): string {
  const { code, errno } = error as NodeJS.ErrnoException;
  return errno === -constants.errno.EDQUOT ? "EDQUOT" : (code ?? String(error));
}
