import type { StepKind } from "@foyer/domain/receivables/dunning/ladder/schema";
import { useTranslation } from "react-i18next";

interface Named {
  readonly kind: StepKind;
  readonly number: number;
  readonly repeated?: boolean;
}

/** What a step is called: which letter it is, or what kind. */
export function useStepName() {
  const { t } = useTranslation();
  return ({ kind, number, repeated = false }: Named): string => {
    const name =
      kind === "letter" ? t("receivables.dunning.letterNumber", { number }) : t(`receivables.dunning.kinds.${kind}`);
    return repeated ? `${name} · ${t("receivables.dunning.again")}` : name;
  };
}
