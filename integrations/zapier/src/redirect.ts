/** Without what an address can have of secrets. Whoever redirects has seen this one, and may have put it there. */
export function redirectTarget(location: string | null, secret: string): string {
  if (!location || !URL.canParse(location)) return "another address";
  const target = new URL(location);
  target.username = target.password = target.search = target.hash = "";
  const shown = target.href;
  const plain = shown.replaceAll(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return plain.toLowerCase().includes(secret.toLowerCase()) ? "another address, which holds the secret" : shown;
}
