/** The credential of a route. */
export interface RouteCredential {
  url: string;
  secret: string;
}

/** Without what an address can have of secrets. Whoever redirects has seen the route's, and may have put it there. */
export function redirectTarget(location: unknown, { url, secret }: RouteCredential): string {
  if (typeof location !== "string" || !URL.canParse(location, url)) return "another address";
  const target = new URL(location, url);
  target.username = target.password = target.search = target.hash = "";
  const plain = target.href.replace(/%([\da-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const hidden = plain.toLowerCase().includes(secret.trim().toLowerCase());
  return hidden ? "another address, which holds the secret" : target.href;
}
