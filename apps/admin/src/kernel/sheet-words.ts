import type { Instant } from "@foyer/domain/kernel/time";
import type { SheetWords } from "@foyer/sheet/words";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type Format, useFormat } from "./format.ts";
import { codeText } from "./refusal-text.ts";

function statusWords(t: TFunction): SheetWords["status"] {
  return {
    rows: (shown, total) => t("sheet.rows", { shown, total }),
    count: (count) => t("sheet.count", { count }),
    sum: (text) => t("sheet.sum", { text }),
    average: (text) => t("sheet.average", { text }),
    saving: (count) => t("sheet.saving", { count }),
    saved: t("sheet.saved"),
    failed: (count) => t("sheet.failed", { count }),
    retry: t("kernel.retry"),
    discard: t("sheet.discard"),
    problems: (count) => t("sheet.problems", { count }),
    nextProblem: t("sheet.nextProblem"),
    undo: t("kernel.undo"),
    redo: t("kernel.redo"),
    loading: (loaded, expected) => t("sheet.loading", { loaded, expected }),
  };
}

function toldWords(t: TFunction): SheetWords["told"] {
  return {
    locked: (count) => t("sheet.locked", { count }),
    masked: (count) => t("sheet.masked", { count }),
    unreadable: (count) => t("sheet.unreadable", { count }),
    beyond: (rows, columns) => t("sheet.beyond", { rows, columns }),
    tooMany: (count, limit) => t("sheet.tooMany", { count, limit }),
    copied: (count) => t("sheet.copied", { count }),
    changed: (count) => t("sheet.changed", { count }),
    undone: t("sheet.undone"),
    redone: t("sheet.redone"),
    nothingToUndo: t("sheet.nothingToUndo"),
    nothingToRedo: t("sheet.nothingToRedo"),
    notUndone: t("sheet.notUndone"),
    readOnly: t("sheet.readOnly"),
    draft: (headers) => t("sheet.draft", { headers: headers.join(t("sheet.between")) }),
    changedBy: (count, by) => t("sheet.changedBy", { count, name: by ?? t("sheet.somebody") }),
    pasteByKey: t("sheet.pasteByKey"),
    selected: (rows, columns) => t("sheet.selected", { rows, columns }),
  };
}

function conflictWords(t: TFunction, moment: (at: string | undefined) => string): SheetWords["conflict"] {
  return {
    title: t("sheet.conflictTitle"),
    by: (conflict) =>
      t("sheet.conflictBy", {
        name: conflict.by ?? t("changes.system"),
        when: moment(conflict.at),
        theirs: String(conflict.theirs ?? "—"),
      }),
    mine: t("sheet.mine"),
    theirs: t("sheet.theirs"),
    later: t("sheet.later"),
  };
}

function menuWords(t: TFunction): SheetWords["menu"] {
  return {
    title: t("sheet.menu.title"),
    cut: t("sheet.menu.cut"),
    copy: t("sheet.menu.copy"),
    paste: t("sheet.menu.paste"),
    clear: t("sheet.menu.clear"),
    fillDown: t("sheet.menu.fillDown"),
    addRow: t("sheet.menu.addRow"),
    dropRows: (count) => t("sheet.menu.dropRows", { count }),
    tick: (count) => t("sheet.menu.tick", { count }),
    untick: (count) => t("sheet.menu.untick", { count }),
    open: t("sheet.menu.open"),
    sortUp: t("sheet.menu.sortUp"),
    sortDown: t("sheet.menu.sortDown"),
    unsort: t("sheet.menu.unsort"),
    fit: t("sheet.menu.fit"),
    hideColumn: t("sheet.menu.hideColumn"),
    freeze: t("sheet.menu.freeze"),
    unfreeze: t("sheet.menu.unfreeze"),
    columns: t("sheet.menu.columns"),
  };
}

function besideWords(t: TFunction): Pick<SheetWords, "ticking" | "columns" | "calendar" | "panel"> {
  return {
    ticking: {
      ticked: (count) => t("sheet.ticking.ticked", { count }),
      allMatching: (count) => t("sheet.ticking.allMatching", { count }),
      matching: (count) => t("sheet.ticking.matching", { count }),
      untick: t("sheet.ticking.untick"),
    },
    columns: {
      title: t("sheet.columns.title"),
      freeze: (header) => t("sheet.columns.freeze", { header }),
      up: (header) => t("sheet.columns.up", { header }),
      down: (header) => t("sheet.columns.down", { header }),
      reset: t("sheet.columns.reset"),
      close: t("kernel.close"),
    },
    calendar: { previous: t("sheet.calendar.previous"), next: t("sheet.calendar.next") },
    panel: {
      title: t("sheet.panel.title"),
      place: (row, rows) => t("sheet.panel.place", { row, rows }),
      previous: t("sheet.panel.previous"),
      next: t("sheet.panel.next"),
      close: t("kernel.close"),
    },
  };
}

function wordsOf(t: TFunction, name: string, format: Format): SheetWords {
  const isInstant = (at: string): at is Instant => !Number.isNaN(Date.parse(at));
  return {
    grid: name,
    leaveHint: t("sheet.leaveHint"),
    reading: {
      required: t("sheet.reading.required"),
      notANumber: t("sheet.reading.notANumber"),
      notADate: t("sheet.reading.notADate"),
      notACheck: t("sheet.reading.notACheck"),
      unknownOption: (text, nearest) =>
        nearest === undefined
          ? t("sheet.reading.unknownOption", { text })
          : t("sheet.reading.unknownOptionNearest", { text, nearest }),
      maskTyped: t("sheet.reading.maskTyped"),
    },
    refusal: (code, hint) => (hint === undefined ? codeText(code) : `${codeText(code)} (${hint})`),
    status: statusWords(t),
    told: toldWords(t),
    preview: {
      title: (count) => t("sheet.previewTitle", { count }),
      changes: (count) => t("sheet.previewChanges", { count }),
      same: (count) => t("sheet.previewSame", { count }),
      limit: (limit) => t("sheet.previewLimit", { limit }),
      addRows: (count) => t("sheet.addRows", { count }),
      withRows: t("sheet.withRows"),
      withoutRows: t("sheet.withoutRows"),
      apply: t("kernel.apply"),
      cancel: t("kernel.cancel"),
    },
    conflict: conflictWords(t, (at) => (at !== undefined && isInstant(at) ? format.instant(at) : "—")),
    refusedTitle: t("sheet.refusedTitle"),
    find: {
      title: t("sheet.findTitle"),
      find: t("sheet.find"),
      replaceWith: t("sheet.replaceWith"),
      found: (count) => t("sheet.found", { count }),
      place: (hit, hits) => t("sheet.place", { hit, hits }),
      next: t("sheet.next"),
      previous: t("sheet.previous"),
      replace: t("sheet.replace"),
      replaceAll: (count) => t("sheet.replaceAll", { count }),
      close: t("kernel.close"),
    },
    menu: menuWords(t),
    ...besideWords(t),
  };
}

/** The texts of a `<Sheet>` in the person's language; `name` is what the grid lists, for screen readers. */
export function useSheetWords(name: string): SheetWords {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => wordsOf(t, name, format), [t, name, format]);
}
