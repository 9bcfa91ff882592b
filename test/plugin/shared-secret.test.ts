import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { sharedSecret } from "../../src/plugin/authenticate.ts";

const FIRST = "a-secret-of-the-route";
const SECOND = "the-secret-that-replaces-it";

test("each request is checked by its own credential, whatever the request before it sent", () => {
  const authentication = sharedSecret([FIRST, ` ${SECOND} `]);
  const check = (secret: string) => () =>
    authentication.checkHeaders({
      headers: secret === "" ? {} : { authorization: `Bearer ${secret}` },
    } as IncomingMessage);
  for (const right of [FIRST, SECOND]) {
    expect(check(right)).not.toThrow();
    for (const wrong of ["", "x", `${right}x`, right.slice(1)]) {
      expect(check(wrong)).toThrow("missing or wrong");
      expect(check(right)).not.toThrow();
    }
  }
});
