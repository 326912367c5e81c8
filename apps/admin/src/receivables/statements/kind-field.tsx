import { StatementKind, statementKinds } from "@foyer/domain/receivables/statements/schema";
import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Open items, or what moved in a span. */
export function KindField({ value, onChange }: { value: StatementKind; onChange: (kind: StatementKind) => void }) {
  const { t } = useTranslation();
  return (
    <SegmentedControl
      aria-label={t("receivables.statements.kind")}
      value={value}
      data={statementKinds.map((kind) => ({ value: kind, label: t(`receivables.statements.kinds.${kind}`) }))}
      onChange={(chosen) => onChange(StatementKind.parse(chosen))}
    />
  );
}
