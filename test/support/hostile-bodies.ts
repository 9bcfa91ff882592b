/** The default limit of a body. */
export const MAX_BODY_BYTES = 256 * 1024;

const CREATE = '{"action":"create_flow","goal":"g","stateJson":';
const LIST = '{"action":"list_flows","status":';
const LONG_NUMBER = "12345678901234567890";

/** As many items between `head` and `tail` as fit into a body. */
function filled(head: string, item: (index: number) => string, tail: string, separator = ","): string {
  let room = MAX_BODY_BYTES - head.length - tail.length;
  const items: string[] = [];
  for (let index = 0; ; index += 1) {
    const next = item(index);
    room -= next.length + separator.length;
    if (room < 0) return head + items.join(separator) + tail;
    items.push(next);
  }
}

/** A body of the maximum size, most of which is one character. */
function padded(head: string, character: string, tail: string): string {
  const room = MAX_BODY_BYTES - Buffer.byteLength(head) - Buffer.byteLength(tail);
  return head + character.repeat(Math.floor(room / Buffer.byteLength(character))) + tail;
}

function nested(head: string, open: string, close: string, tail: string): string {
  const depth = Math.floor((MAX_BODY_BYTES - head.length - tail.length) / (open.length + close.length));
  return head + open.repeat(depth) + close.repeat(depth) + tail;
}

const name = (index: number): string => `"${index.toString(36)}"`;
/** The maximum depth of nesting. */
const DEEP = "[".repeat(1_000) + "]".repeat(1_000);

/** Bodies within the limit that cost as much as possible, by their content. */
export const HOSTILE_BODIES: Record<string, string | Buffer> = {
  "statuses that are arrays": filled(`${LIST}[`, (n) => `[${n}]`, "]}"),
  "statuses that do not exist": filled(`${LIST}[`, () => '"abcdef"', "]}"),
  "the same status again and again": filled(`${LIST}[`, () => '"lost"', "]}"),
  "statuses that are deep arrays": `${LIST}[${nested("", "[", "]", "").slice(0, 1 << 17)}]}`,
  "eight statuses that are long and nearly alike": `${LIST}[${Array.from({ length: 8 }, (_, n) => `[${"0,".repeat(16_000)}${n}]`).join()}]}`,
  "unknown fields": filled('{"action":"get_flow","flowId":"x",', (n) => `${name(n)}:0`, "}"),
  "unknown fields that are numbers": filled('{"action":"get_flow",', (n) => `"${n * 7_919}":0`, "}"),
  "one unknown field again and again": filled('{"action":"get_flow",', () => '"a":0', "}"),
  "a known field again and again": filled('{"action":"get_flow",', () => '"flowId":0', "}"),
  "the name of an unknown field": padded('{"action":"get_flow","', "x", '":0}'),
  "the names of unknown fields, escaped": filled(
    '{"action":"get_flow",',
    (n) => `"${String.raw`\u0000`.repeat(1_000)}${n}":0`,
    "}",
  ),
  "the name of an unknown field, of slashes": padded('{"action":"get_flow","', "~/", '":0}'),
  "a misspelt action": padded('{"action":"', "create_flow", '"}'),
  "an action of arrays": nested('{"action":', "[", "]", "}"),
  "no action": filled("{", (n) => `${name(n)}:{}`, "}"),
  "a state of ones, one of them long": filled(`${CREATE}[${LONG_NUMBER},`, () => "1", "]}"),
  "a state of long numbers": filled(`${CREATE}[`, () => LONG_NUMBER, "]}"),
  "a state of long fractions": filled(`${CREATE}[`, (n) => `0.${LONG_NUMBER}${n}`, "]}"),
  "a state of one number": padded(`${CREATE}1`, "0", "e-300000}"),
  "a state of numbers beyond all range": filled(`${CREATE}[`, () => "1e999", "]}"),
  "a state of many names and a long number": filled(`${CREATE}{"":${LONG_NUMBER},`, (n) => `${name(n)}:1`, "}}"),
  "a state of many names that are numbers": filled(`${CREATE}{`, (n) => `"${n * 7_919}":1`, "}}"),
  "a state of one name again and again": filled(`${CREATE}{`, () => '"a":1', "}}"),
  "a state of empty strings": filled(`${CREATE}["\\u0020",`, () => '""', "]}"),
  "a state of empty arrays": filled(`${CREATE}[`, () => "[]", "]}"),
  "a state of empty objects": filled(`${CREATE}[`, () => "{}", "]}"),
  "a state of objects": filled(`${CREATE}[`, () => '{"a":{}}', "]}"),
  "a state of escapes": filled(`${CREATE}"`, () => String.raw`\n`, '"}', ""),
  "a state of pairs, escaped": filled(`${CREATE}"`, () => String.raw`\ud83d\ude00`, '"}', ""),
  "a state without a bottom": nested(CREATE, "[", "]", "}"),
  "a state of objects without a bottom": nested(CREATE, '{"a":', "}", "}").replace("}}", "0}}"),
  "a state of deep arrays": filled(`${CREATE}[`, () => DEEP.slice(1, -1), "]}"),
  "a state of half pairs": filled(`${CREATE}[`, () => String.raw`"\ud83d"`, "]}"),
  "a state of names with half pairs": filled(`${CREATE}{`, (n) => String.raw`"\ud83d${n}":0`, "}}"),
  "deep arrays of half pairs": filled(`${CREATE}[`, () => `${"[".repeat(900)}"\\udc00"${"]".repeat(900)}`, "]}"),
  "a goal of blanks": padded('{"action":"create_flow","goal":"', " ", '"}'),
  "a goal of emoji": padded('{"action":"create_flow","goal":"', "😀", '"}'),
  "every field a blank": filled(
    '{"action":"run_task","startedAt":1e9,"lastEventAt":1e17,',
    (n) => `"${["flowId", "runtime", "task", "label", "runId"][n % 5]}":"${" ".repeat(9_000)}"`,
    "}",
  ),
  "brackets without an end": "[".repeat(MAX_BODY_BYTES),
  "objects without an end": '{"a":'.repeat(MAX_BODY_BYTES / 5),
  "ones without an end": filled("[", () => "1", ","),
  "strings without an end": filled("[", () => '""', ","),
  "escapes without an end": filled('"', () => String.raw`\n`, "", ""),
  "lines without an end": "\n".repeat(MAX_BODY_BYTES),
  "a string that holds an object": JSON.stringify(filled("{", (n) => `${name(n)}:1`, "}").slice(0, 180_000)),
  "an object around strings that may hold objects": filled("{", (n) => `${name(n)}:"{${" ".repeat(12_000)}"`, "}"),
  "an object around strings that hold no JSON": filled("{", (n) => `${name(n)}:"{"`, "}"),
  "an object around strings that hold strings": filled("{", (n) => `${name(n)}:"\\"\\""`, "}"),
  "an object around long strings that hold no JSON": filled("{", (n) => `${name(n)}:"[${"1,".repeat(8_000)}"`, "}"),
  "a string that holds a string that holds no JSON": JSON.stringify(JSON.stringify("{".repeat(250_000))),
  "an object around strings of blanks": filled("{", (n) => `${name(n)}:"${" ".repeat(2_000)}"`, "}"),
  "an object around requests with actions that are misspelt": filled(
    "{",
    (n) => `${name(n)}:{"action":"drop_tables"}`,
    "}",
  ),
  "objects with one field around each other": nested("", '{"a":', "}", "").replace("}}", "0}}"),
  "arrays around objects around each other": nested(" ", `[{"a":`, "}]", "").replace(":}", ":0}"),
  "an object around many objects with many fields": filled(
    "{",
    (n) => `${name(n)}:{${'"goal":0,"x":0,"y":0,'.repeat(20)}"z":0}`,
    "}",
  ),
  "fields that are nearly an action": filled("{", (n) => `"actoin${n.toString(36)}":"x"`, "}"),
  "an unknown field around many objects": filled('{"action":"get_flow","x":{', (n) => `${name(n)}:{"flow":0}`, "}}"),
  "unknown fields around strings that hold no JSON": filled('{"action":"get_flow",', (n) => `${name(n)}:"{"`, "}"),
  "bytes that are not UTF-8, at the end": Buffer.concat([
    Buffer.from(padded('"', "\ufffd", '"').slice(0, -2)),
    Buffer.from([0xff]),
  ]),
  "bytes that are not UTF-8, all of them": Buffer.alloc(MAX_BODY_BYTES, 0xed),
};
