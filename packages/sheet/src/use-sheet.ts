import { useSyncExternalStore } from "react";
import type { Model } from "./model.ts";
import type { SheetState } from "./state.ts";

export const useSheetState = <R extends object>(model: Model<R>): SheetState<R> =>
  useSyncExternalStore(model.store.subscribe, model.store.get);
