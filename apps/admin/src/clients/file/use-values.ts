import type { CellValue } from "@foyer/domain/changes/schema";
import { useState } from "react";
import { codeText } from "../../kernel/refusal-text.ts";
import type { Problem, Values } from "./use-edits.ts";

/** Judges what a field holds: the value it would store, or the code of why not. */
export type Judge = (field: string, value: CellValue) => { readonly value: CellValue } | { readonly refused: string };

/** What one field of a form needs to be shown and changed. */
export interface FieldState {
  readonly value: CellValue;
  readonly error: string | undefined;
  readonly conflict: Extract<Problem, { outcome: "conflict" }> | undefined;
  readonly onChange: (value: CellValue) => void;
  /** Somebody else's newer value shall stand: it is on file already. */
  readonly onTheirs: () => void;
}

interface Staged {
  readonly initial: Values;
  readonly judge: Judge;
  readonly problems?: ReadonlyMap<string, Problem>;
  readonly onTouched?: (field: string) => void;
}

const same = (a: CellValue | undefined, b: CellValue | undefined): boolean => (a ?? null) === (b ?? null);
const bare = (value: CellValue | undefined): CellValue =>
  typeof value === "string" && value.trim() === "" ? null : (value ?? null);

/** The values of a form whose fields are a grid's cells: judged by the grid's own rule before they are sent. */
export function useValues({ initial, judge, problems, onTouched }: Staged) {
  const [stored, setStored] = useState(initial);
  const [values, setValues] = useState(initial);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});

  const changed = (): Values =>
    Object.fromEntries(Object.entries(values).filter(([field, value]) => !same(bare(value), bare(stored[field]))));
  /** The changed fields as they would be stored; nothing where one of them cannot be. */
  const read = (of: Values = changed()): Values | undefined => {
    const codes: Record<string, string> = {};
    const result: Record<string, CellValue> = {};
    for (const [field, value] of Object.entries(of)) {
      const answer = judge(field, bare(value));
      if ("refused" in answer) codes[field] = answer.refused;
      else result[field] = answer.value;
    }
    setRefused(codes);
    return Object.keys(codes).length === 0 ? result : undefined;
  };
  const set = (field: string, value: CellValue) => {
    setValues((before) => ({ ...before, [field]: value }));
    setRefused(({ [field]: _, ...others }) => others);
    onTouched?.(field);
  };
  const errorOf = (field: string): string | undefined => {
    const problem = problems?.get(field);
    const code = refused[field] ?? (problem?.outcome === "refused" ? problem.code : undefined);
    return code === undefined ? undefined : codeText(code);
  };
  /** What is on file now, so that only what differs from it is sent. */
  const keep = (fields: Values) => {
    setStored((before) => ({ ...before, ...fields }));
    setValues((before) => ({ ...before, ...fields }));
  };
  return {
    values,
    read,
    set,
    changed,
    all: () => read(values),
    keep,
    of: (field: string): FieldState => {
      const problem = problems?.get(field);
      return {
        value: values[field] ?? null,
        error: errorOf(field),
        conflict: problem?.outcome === "conflict" ? problem : undefined,
        onChange: (value) => set(field, value),
        onTheirs: () => {
          if (problem?.outcome === "conflict") keep({ [field]: problem.theirs });
          onTouched?.(field);
        },
      };
    },
  };
}
