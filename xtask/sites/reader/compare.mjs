// What a page shows beside what it must show.

const QUOTES = { "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "…": "..." };

/** `words` with single spaces, and straight quotes for the typographic ones that engines like. */
export function normal(words) {
  return words.replace(/[“”„‘’‚…]/g, (mark) => QUOTES[mark]).replace(/\s+/g, " ").trim();
}

const FEW = 3;

/**
 * Those of `texts` that `seen` does not show in their order, as what they must be: code as the whole
 * of a code span or block, headings in headings, titles in what stands out as the title of a step,
 * and by its number. Behind a few of them the rest is only what follows, and is not looked for.
 */
export function lost(seen, texts) {
  // Quotes keep their length, but an ellipsis does not, so places are those of the changed words.
  const { text, marks } = straightened(seen);
  const problems = [];
  let position = 0;
  let step = 0;
  for (const [kind, written] of texts) {
    if (problems.length === FEW) break;
    const { end, number } = find(text, marks, kind, normal(written), position) ?? {};
    // Below each heading steps begin with 1. Not every engine shows them as a list.
    if (kind === "heading") step = 0;
    if (kind === "title") step += 1;
    if (kind === "title" && (number ?? step) !== step) {
      problems.push(`title ${JSON.stringify(written)} has the number ${number}, and not ${step}`);
    }
    if (end === undefined) {
      const there = text.slice(position, position + 100);
      problems.push(`${kind} ${JSON.stringify(written)} is not there; what is: ${JSON.stringify(there)}`);
    } else {
      position = end;
    }
  }
  return problems;
}

/** Where the next `wanted` of the kind ends, and its number. */
function find(text, marks, kind, wanted, position) {
  const around = marks.filter((mark) => mark.kind === kind && mark.end > position);
  if (kind === "code") {
    const same = (mark) => text.slice(mark.start, mark.end).trim() === wanted;
    // Marks are in the order in which elements end, which is the order of code.
    return around.find((mark) => mark.start >= position - 1 && same(mark));
  }
  for (let at = text.indexOf(wanted, position); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    const inside = (mark) => mark.start <= at && end <= mark.end;
    const mark = around.find(inside);
    if (kind === "words" || mark) return { end, number: mark?.number };
  }
  return undefined;
}

function straightened({ text, marks }) {
  const places = new Map();
  let out = "";
  for (let at = 0; at <= text.length; at += 1) {
    places.set(at, out.length);
    if (at < text.length) out += QUOTES[text[at]] ?? text[at];
  }
  const moved = (mark) => ({ ...mark, start: places.get(mark.start), end: places.get(mark.end) });
  return { text: out, marks: marks.map(moved) };
}

/** Where two shapes part. */
export function difference(expected, actual) {
  let at = 0;
  while (at < expected.length && expected[at] === actual[at]) at += 1;
  const part = (shape) => JSON.stringify(shape.slice(Math.max(0, at - 40), at + 40));
  return `has another shape than the same page with plain words: ${part(actual)} for ${part(expected)}`;
}
