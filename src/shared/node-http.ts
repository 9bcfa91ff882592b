/**
 * Node's module `node:http`. An `import` of it reads everything it exports, and so loads a client for WebSockets, which
 * nothing here uses: 14 MB in a process that does nothing else.
 */
export const { Agent, createServer, request, ServerResponse, STATUS_CODES } = process.getBuiltinModule("node:http");
