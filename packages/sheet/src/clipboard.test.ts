import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatHtml, formatTsv, parseTsv } from "./clipboard.ts";

const cell = fc.oneof(fc.string(), fc.constantFrom("", "\n", "\t", '"', "\r\n", 'a"b', "第一行\n第二行", '"'));
const block = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  );

describe("tab-separated text", () => {
  test("what is copied is what is pasted, for every block", () => {
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseTsv(formatTsv(rows))).toEqual(rows);
      }),
    );
  });

  test.each(["a\tb\r\nc\td\r\n", "a\tb\nc\td\n", "a\tb\nc\td", "a\tb\rc\td\r"])(
    "grid 23: the final line end of %j is no third row",
    (text) => {
      expect(parseTsv(text)).toEqual([
        ["a", "b"],
        ["c", "d"],
      ]);
    },
  );

  test("grid 24: a quoted line end stays in one cell and empty cells keep their place", () => {
    expect(parseTsv('"一\n二"\t\tx\r\n\t"say ""hi"""\t\r\n')).toEqual([
      ["一\n二", "", "x"],
      ["", 'say "hi"', ""],
    ]);
  });

  test("a quote inside a cell, or one never closed, is an ordinary character", () => {
    expect(parseTsv('5" pipe\t"open\n"a"b\tc')).toEqual([
      ['5" pipe', '"open'],
      ['"a"b', "c"],
    ]);
  });

  test("rows of unequal length become a rectangle", () => {
    expect(parseTsv("a\nb\tc")).toEqual([
      ["a", ""],
      ["b", "c"],
    ]);
  });

  test("nothing is one empty cell", () => {
    expect(parseTsv("")).toEqual([[""]]);
  });
});

test("a text of a million lines is read without falling over", () => {
  const block = parseTsv("x\n".repeat(1_000_000));
  expect(block).toHaveLength(1_000_000);
});

describe("grid 17: the copied table", () => {
  test("numbers are plain, text is marked as text, markup is escaped, line ends stay in their cell", () => {
    const html = formatHtml([
      [
        { text: "1234.5", numeric: true },
        { text: "007", numeric: false },
        { text: "a<b>&\nc", numeric: false },
      ],
    ]);
    expect(html).toContain("<td>1234.5</td>");
    expect(html).toContain(`<td style="mso-number-format:'\\@'">007</td>`);
    expect(html).toContain(`a&lt;b&gt;&amp;<br style="mso-data-placement:same-cell">c`);
  });
});
