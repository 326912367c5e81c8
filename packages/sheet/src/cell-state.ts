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

/** The content of a marked cell. `aria-invalid` has to stand on the grid cell itself, which is around it. */
export class MarkedCell implements ICellRendererComp {
  private readonly content = document.createElement("span");
  private cell: HTMLElement | undefined;

  init(params: ICellRendererParams & { mark: Mark }) {
    this.cell = params.eGridCell;
    this.cell.setAttribute("aria-invalid", "true");
    this.refresh(params);
  }

  getGui() {
    return this.content;
  }

  refresh({ mark, valueFormatted }: ICellRendererParams & { mark: Mark }) {
    this.content.dataset["mark"] = mark.kind;
    this.content.textContent = valueFormatted ?? "";
    return true;
  }

  destroy() {
    this.cell?.removeAttribute("aria-invalid");
  }
}
