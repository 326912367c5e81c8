import { describe, expect, test } from "vitest";
import { blockFromHtml } from "./clipboard-html.ts";

describe("a table copied from a page", () => {
  test("becomes a block; merged cells keep their first place, line ends stay in their cell", () => {
    const html = `<p>x</p><table>
      <tr><td rowspan="2">A</td><td colspan="2">B</td></tr>
      <tr><td>1,234.5</td><td>第一行<br>第二行</td></tr>
    </table>`;
    expect(blockFromHtml(html, "A B 1,234.5")).toEqual([
      ["A", "B", ""],
      ["", "1,234.5", "第一行\n第二行"],
    ]);
  });

  test("gives way to text that has cells itself, and to a page without a table", () => {
    expect(blockFromHtml("<table><tr><td>a</td></tr></table>", "a\tb")).toBeUndefined();
    expect(blockFromHtml("<b>a</b>", "a")).toBeUndefined();
    expect(blockFromHtml("", "a")).toBeUndefined();
  });
});
