/**
 * Where a response redirects to, as host and path; `undefined` when it is no redirect. No redirect is followed: the
 * request and its answer belong to the route that was named, and the secret goes nowhere else.
 */
export function redirectTarget({ status, type, headers }: Response, from: string, secret: string): string | undefined {
  // What a page is given instead of the answer, without its status and headers.
  if (type === "opaqueredirect") return "another address, which a page is not told";
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const location = headers.get("location");
  if (location === null || !URL.canParse(location, from)) return "another address, which the answer does not name";
  const { origin, pathname } = new URL(location, from);
  // Whoever redirects has seen the secret and may have put it there.
  return [secret, encodeURIComponent(secret)].some((text) => pathname.includes(text)) ? origin : origin + pathname;
}
