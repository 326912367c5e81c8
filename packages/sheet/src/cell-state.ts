import type { ICellRendererComp, ICellRendererParams } from "ag-grid-community";
import type { CellValue, Mark } from "./change-set.ts";
import { type SheetColumn, shownText } from "./column.ts";
import type { SheetWords } from "./words.ts";

/** What stands in a cell: a rejected text instead of the value it did not become, else the value. */
export function shownIn<R extends object>(
  column: SheetColumn<R>,
  { mark, value, row }: { mark: Mark | undefined; value: CellValue; row: R | undefined },
): string {
  if (mark?.kind === "refused" && mark.rejected !== null && mark.rejected !== "") {
    return mark.unread ? String(mark.rejected) : shownText(column, mark.rejected, row);
  }
  return shownText(column, value, row);
}

/** Why a cell is marked, in a sentence. */
export function markText(mark: Mark, words: SheetWords): string | undefined {
  if (mark.kind === "refused") return mark.message ?? words.refusal(mark.code, mark.hint);
  if (mark.kind === "conflict") return [words.conflict.title, words.conflict.by(mark)].filter(Boolean).join(" · ");
  return mark.kind === "failed" ? words.status.failed(1) : undefined;
}

type MarkedParams = ICellRendererParams & { mark: Mark; why: string | undefined };

/** The content of a marked cell, with the reason as the browser's own tooltip: the grid's would listen on every cell that
 *  scrolls into sight. `aria-invalid` has to stand on the grid cell itself, which is around it. */
export class MarkedCell implements ICellRendererComp {
  private readonly content = document.createElement("span");
  private cell: HTMLElement | undefined;

  init(params: MarkedParams) {
    this.cell = params.eGridCell;
    this.cell.setAttribute("aria-invalid", "true");
    this.refresh(params);
  }

  getGui() {
    return this.content;
  }

  refresh({ mark, why, valueFormatted }: MarkedParams) {
    this.content.dataset["mark"] = mark.kind;
    if (this.cell) this.cell.title = why ?? "";
    this.content.textContent = valueFormatted ?? "";
    return true;
  }

  destroy() {
    this.cell?.removeAttribute("aria-invalid");
    this.cell?.removeAttribute("title");
  }
}
