// Everything comes from this gateway: no telemetry, no fonts and no proxy of the viewer's makers. The secret stays in the
// memory of the page: it is in no URL and in no storage, and is gone after a reload.
const ROUTES = "/plugins/webhooks/{routeId}";
const base = new URL(".", location.href).href;

const sources = await Promise.all([
  source("One operation per action", "actions", "openapi.actions.json"),
  source("One operation for all actions", "canonical", "openapi.json"),
]);

globalThis.Scalar.createApiReference("#reference", {
  sources,
  telemetry: false,
  withDefaultFonts: false,
  proxyUrl: "",
  persistAuth: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  agent: { disabled: true },
  mcp: { disabled: true },
  defaultHttpClient: { targetKey: "shell", clientKey: "curl" },
});

async function source(title, slug, file) {
  const response = await fetch(file);
  return { title, slug, content: askedOnce(withoutContact(await response.json())) };
}

/** The viewer makes a link without a name of it. */
function withoutContact(document) {
  const { contact: _contact, ...info } = document.info;
  return { ...document, info };
}

/**
 * Moves the route's id from the operations into the server, where the viewer asks for it once. It has no default: a
 * request to a route that nobody named would only be a 404.
 */
function askedOnce(document) {
  const routeId = { default: "", description: "The ID of the route" };
  const atRoute = Object.keys(document.paths).every((path) => path.startsWith(`${ROUTES}/`));
  if (!atRoute) return { ...document, servers: [{ url: base.slice(0, -1), description: "This gateway" }] };
  const paths = Object.entries(document.paths).map(([path, item]) => [path.slice(ROUTES.length), withoutRoute(item)]);
  const server = { url: `${base}${ROUTES.slice(1)}`, description: "This gateway", variables: { routeId } };
  return { ...document, servers: [server], paths: Object.fromEntries(paths) };
}

function withoutRoute({ parameters, ...item }) {
  const operations = Object.entries(item).map(([method, operation]) => [
    method,
    operation.parameters ? { ...operation, parameters: operation.parameters.filter(isOther) } : operation,
  ]);
  return { ...Object.fromEntries(operations), ...(parameters && { parameters: parameters.filter(isOther) }) };
}

function isOther({ $ref = "", name = "" }) {
  return !/^routeid$/i.test(name) && !/\/routeid$/i.test($ref);
}
