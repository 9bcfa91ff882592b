import { homedir, userInfo } from "node:os";

/** Returns the home directory of this user, also where `HOME` is set to nothing. */
export function homeDirectory(): string {
  return homedir() || userInfo().homedir;
}
