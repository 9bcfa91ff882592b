/** What a reader has to know of places in a file before the file is validated. */
export interface FileShape {
  /** Whether the place is read at all. The rest may belong to another program, whatever is in it. */
  isRead: (path: readonly string[]) => boolean;
  /** Whether the place holds a secret, or a list of them: a variable that is not set is reported when the secret is resolved. */
  isSecret: (path: readonly string[]) => boolean;
  /** Whether a text at the place may be a reference to a secret, and nothing else. */
  mayBeReference: (path: readonly string[]) => boolean;
}
