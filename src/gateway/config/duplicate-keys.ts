import JSON5 from "json5";

export interface DuplicateKey {
  path: string[];
  /** Line and column, both from 1, of each occurrence. */
  places: string[];
}

/** Comments, strings, punctuation and words. The text was parsed before, so that nothing else can be in it. */
const TOKEN = /\/\/.*|\/\*[^]*?\*\/|"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|[{}[\],:]|[^\s{}[\],:"'/]+/g;

/** An object or a list that is open at a place of the text. */
interface Container {
  /** The offsets of each key of an object; absent for a list. */
  keys?: Map<string, number[]>;
  /** The current key or index. */
  at: string;
}

/** The keys that an object of valid JSON5 has more than once: a parser takes the last of them without a word. */
export function duplicateKeys(text: string): DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const open: Container[] = [];
  const tokens = [...text.matchAll(TOKEN)].filter(([token]) => !/^\/[/*]/.test(token));
  for (const [index, { 0: token, index: offset }] of tokens.entries()) {
    const container = open.at(-1);
    if (token === "{") open.push({ keys: new Map(), at: "" });
    else if (token === "[") open.push({ at: "0" });
    else if (token === "}" || token === "]") found.push(...duplicatesIn(open, text));
    else if (token === "," && container && !container.keys) container.at = String(Number(container.at) + 1);
    else if (container?.keys && tokens[index + 1]?.[0] === ":") {
      container.at = nameOf(token);
      container.keys.set(container.at, [...(container.keys.get(container.at) ?? []), offset]);
    }
  }
  return found;
}

/** Closes the innermost container. */
function duplicatesIn(open: Container[], text: string): DuplicateKey[] {
  const { keys = new Map<string, number[]>() } = open.pop() ?? {};
  const path = open.map(({ at }) => at);
  return [...keys]
    .filter(([, offsets]) => offsets.length > 1)
    .map(([name, offsets]) => ({ path: [...path, name], places: offsets.map((offset) => placeOf(text, offset)) }));
}

/** A key may be quoted, and may hold escapes either way. */
function nameOf(token: string): string {
  return Object.keys(JSON5.parse(`{${token}:0}`) as object)[0] ?? "";
}

function placeOf(text: string, offset: number): string {
  const lines = text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  return `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
}
