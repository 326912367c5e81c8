import { useSyncExternalStore } from "react";
import type { Model, SheetState } from "./model.ts";

export const useSheetState = <R extends object>(model: Model<R>): SheetState<R> =>
  useSyncExternalStore(model.store.subscribe, model.store.get);
