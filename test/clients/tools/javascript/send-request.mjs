/** Sends an imported request, with another body if one is given. */
export async function sendRequest({ url, method, headers, body }, other) {
  const response = await fetch(url, { method, headers, body: other ? JSON.stringify(other) : body });
  return { status: response.status, body: await response.json() };
}
