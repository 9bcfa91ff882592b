/** The token that may follow in a text that is valid JSON so far. */
type State = "value" | "first item" | "first name" | "name" | "colon" | "after value";
/** Where the text stops being JSON, and why. */
interface Mistake {
  at: number;
  why: string;
}

const SPACE: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x09]);
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
/** A quote, a backslash or a control character: what a string cannot hold as it is. */
const SPECIAL = /[^ !#-[\]-\u{10ffff}]/gu;

/**
 * Returns where a text stops being JSON and what is there: line, column and one character, so that no other part of a body
 * gets into an answer or a log. Returns undefined for JSON. JSON.parse quotes the text around some mistakes, and gives no
 * place for those. The time grows with the length of the text alone, and nesting does not recurse.
 */
export function describeMistake(text: string): string | undefined {
  const mistake = new Scanner(text).mistake();
  if (!mistake) return undefined;
  const before = text.slice(0, mistake.at);
  const line = before.split("\n").length;
  const column = mistake.at - before.lastIndexOf("\n");
  return `found ${nameOf(text.codePointAt(mistake.at))} at line ${line}, column ${column}, ${mistake.why}`;
}

function nameOf(code: number | undefined): string {
  if (code === undefined) return "the end of the body";
  if (code <= 0x20 || code >= 0x7f) return `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
  return code === 0x27 ? `"'"` : `'${String.fromCodePoint(code)}'`;
}

class Scanner {
  readonly #text: string;
  #at = 0;
  /** What ends each array and object that is open, the innermost last. */
  readonly #ends: ("]" | "}")[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  mistake(): Mistake | undefined {
    let next: State | Mistake | undefined = "value";
    while (typeof next === "string") {
      while (SPACE.has(this.#text.charCodeAt(this.#at))) this.#at += 1;
      next = this.#step(next, this.#text[this.#at]);
    }
    return next;
  }

  #step(state: State, char: string | undefined): State | Mistake | undefined {
    switch (state) {
      case "value":
        return this.#value(char) ?? this.#expected("a value");
      case "first item":
        return char === "]" ? this.#close() : (this.#value(char) ?? this.#expected("a value or ']'"));
      case "first name":
        if (char === "}") return this.#close();
        return char === '"' ? this.#string("colon") : this.#expected("a name in double quotes or '}'");
      case "name":
        return char === '"' ? this.#string("colon") : this.#expected("a name in double quotes");
      case "colon":
        return char === ":" ? this.#take("value") : this.#expected("':'");
      case "after value":
        return this.#afterValue(char);
    }
  }

  #value(char: string | undefined): State | Mistake | undefined {
    if (char === "{") return this.#open("}", "first name");
    if (char === "[") return this.#open("]", "first item");
    if (char === '"') return this.#string("after value");
    LITERAL.lastIndex = this.#at;
    if (!LITERAL.test(this.#text)) return undefined;
    this.#at = LITERAL.lastIndex;
    return "after value";
  }

  #afterValue(char: string | undefined): State | Mistake | undefined {
    const end = this.#ends.at(-1);
    if (end === undefined) return char === undefined ? undefined : this.#expected("the end of the body");
    if (char === end) return this.#close();
    return char === "," ? this.#take(end === "}" ? "name" : "value") : this.#expected(`',' or '${end}'`);
  }

  #string(next: State): State | Mistake {
    for (;;) {
      SPECIAL.lastIndex = this.#at + 1;
      const special = SPECIAL.exec(this.#text);
      this.#at = special?.index ?? this.#text.length;
      if (!special) return { at: this.#at, why: "in a string that has no closing quote" };
      if (special[0] === '"') return this.#take(next);
      if (special[0] !== "\\") return { at: this.#at, why: "in a string, where it must be escaped" };
      ESCAPE.lastIndex = this.#at;
      if (!ESCAPE.test(this.#text)) return { at: this.#at + 1, why: "after a backslash, where an escape is expected" };
      this.#at = ESCAPE.lastIndex - 1;
    }
  }

  #open(end: "]" | "}", next: State): State {
    this.#ends.push(end);
    return this.#take(next);
  }

  #close(): State {
    this.#ends.pop();
    return this.#take("after value");
  }

  #take(next: State): State {
    this.#at += 1;
    return next;
  }

  #expected(what: string): Mistake {
    return { at: this.#at, why: `where ${what} is expected` };
  }
}
