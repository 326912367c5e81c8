import type { SheetWords } from "../src/words.ts";

const cells = (n: number) => (n === 1 ? "1 cell" : `${n.toLocaleString("en")} cells`);

export const words: SheetWords = {
  grid: "Clients",
  leaveHint: "F6 leaves the grid",
  reading: {
    required: "This cell may not be empty",
    notANumber: "This is not a number",
    notADate: "This is not a date",
    notACheck: "This is neither yes nor no",
    unknownOption: (text, nearest) => (nearest ? `“${text}” is not known. ${nearest}?` : `“${text}” is not known`),
    maskTyped: "This is a mask, not a value",
  },
  refusal: (code) => (code === "client.name-taken" ? "There is a client of this name" : `Refused (${code})`),
  status: {
    rows: (shown, total) =>
      shown === total
        ? `${total.toLocaleString("en")} rows`
        : `${shown.toLocaleString("en")} of ${total.toLocaleString("en")} rows`,
    count: (n) => `Count ${n.toLocaleString("en")}`,
    sum: (text) => `Sum ${text}`,
    average: (text) => `Average ${text}`,
    saving: (n) => `Saving ${cells(n)}…`,
    saved: "Saved",
    failed: (n) => `${cells(n)} not saved`,
    retry: "Try again",
    discard: "Discard",
    problems: (n) => `${cells(n)} to look at`,
    nextProblem: "Next",
    undo: "Undo",
    redo: "Redo",
  },
  told: {
    locked: (n) => `${cells(n)} locked, left as they are`,
    masked: (n) => `${cells(n)} masked, not overwritten`,
    unreadable: (n) => `${cells(n)} could not be read`,
    beyond: (rows, columns) => `${rows} rows and ${columns} columns beyond the edge left out`,
    tooMany: (n, limit) => `${cells(n)} are more than ${limit.toLocaleString("en")} at once`,
    copied: (n) => `${cells(n)} copied`,
    changed: (n) => `${cells(n)} changed`,
    undone: "Undone",
    redone: "Redone",
    nothingToUndo: "Nothing to undo",
    nothingToRedo: "Nothing to redo",
    notUndone: "No answer: nothing was undone",
    readOnly: "This sheet can only be read",
    selected: (rows, columns) => `${rows} by ${columns} selected`,
  },
  preview: {
    title: (n) => `Paste ${cells(n)}?`,
    limit: (limit) => `At most ${limit.toLocaleString("en")} cells at once.`,
    addRows: (rows) => `${rows} rows lie beyond the last one.`,
    withRows: "Add the rows",
    withoutRows: "Leave them out",
    apply: "Paste",
    cancel: "Cancel",
  },
  conflict: {
    title: "Changed by someone else",
    by: ({ by, at }) => [by, at].filter(Boolean).join(", "),
    mine: "Take mine",
    theirs: "Keep theirs",
    later: "Later",
  },
  ticking: {
    ticked: (n) => `${n.toLocaleString("en")} rows ticked`,
    allMatching: (n) => `Take all ${n.toLocaleString("en")}`,
  },
  refusedTitle: "Not saved",
  find: {
    title: "Find and replace",
    find: "Find",
    replaceWith: "Replace with",
    found: (n) => `${cells(n)} found`,
    next: "Next",
    replaceAll: (n) => `Replace ${n.toLocaleString("en")}`,
    close: "Close",
  },
};
