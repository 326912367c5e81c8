import { parseTsv } from "./clipboard.ts";
import { blockFromHtml } from "./clipboard-html.ts";
import type { Model } from "./model.ts";
import { paste } from "./paste.ts";

/** From the menu, the browser first asks whether the page may read the clipboard; by key it need not. */
export async function pasteFromClipboard<R extends object>(model: Model<R>) {
  const text = async (item: ClipboardItem | undefined, type: string) =>
    item?.types.includes(type) ? (await item.getType(type)).text() : "";
  try {
    const [item] = await navigator.clipboard.read();
    const plain = await text(item, "text/plain");
    paste(model, blockFromHtml(await text(item, "text/html"), plain) ?? parseTsv(plain));
  } catch {
    model.tell(model.port().words.told.pasteByKey);
  }
}
