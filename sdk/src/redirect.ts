/**
 * Where a response redirects to, as far as an error shows it; `undefined` when it is no redirect. No redirect is
 * followed: the request and its answer belong to the route that was named, and the secret goes nowhere else.
 */
export function redirectTarget({ status, type, headers }: Response, from: string, secret: string): string | undefined {
  // What a page is given instead of the answer, without its status and headers.
  if (type === "opaqueredirect") return "another address, which the browser hides from a page";
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers.get("location");
  if (location === null || !URL.canParse(location, from)) return "another address, which the answer does not name";
  const target = new URL(location, from);
  target.username = target.password = target.search = target.hash = "";
  // Whoever redirects has seen the secret and may have put it there, in any case and encoding.
  const { href } = target;
  return unescaped(href).includes(unescaped(secret)) ? "another address, which holds the secret" : href.slice(0, 500);
}

/** Byte by byte, so that no encoding is too broken for it. */
function unescaped(text: string): string {
  const bytes = text.replace(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return bytes.toLowerCase();
}
