import fc from "fast-check";
import { expect, test } from "vitest";
import { html } from "./markup.ts";

test("what is put in is escaped, markup and lists of it are kept, nothing is left out quietly", () => {
  const name = `<img src=x onerror="alert('1')">&`;
  const item = html`<li>${name}</li>`;
  expect(html`<ul>${[item, item]}${null}${undefined}${false}${0}</ul>`.text).toBe(
    `<ul>${"<li>&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;</li>".repeat(2)}0</ul>`,
  );
});

test("no text becomes a tag or leaves an attribute: law", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(html`${text}`.text).not.toMatch(/[<>"']/);
    }),
  );
});
