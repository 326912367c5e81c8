import { useEffect, useRef } from "react";

/** Begins a form at one of its fields: the dialog that it stands in puts the cursor where this mark is. */
export function useFirstField(field: string) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const input = form.current?.querySelector<HTMLElement>(`[data-field="${field}"] :is(input, textarea, button)`);
    input?.setAttribute("data-autofocus", "");
    input?.focus();
  }, [field]);
  return form;
}
