import { type ApprovalName, approvalActs } from "@foyer/domain/approvals";
import { isApproval } from "@foyer/domain/approvals/rules";
import type { ProposedField, ProposedValues } from "@foyer/domain/approvals/schema";
import { Currency } from "@foyer/domain/kernel/money";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { Language, say } from "@foyer/domain/kernel/words";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import style from "./proposal-panel.module.css";

const fieldsOf = (act: string): Readonly<Record<string, ProposedField>> =>
  isApproval(act) ? approvalActs[act satisfies ApprovalName].fields : {};

/** Values as they are read: an option by its name, money and days as everywhere. */
function useValueText() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const language = Language.catch("zh-Hans").parse(i18n.language);
  return {
    language,
    text(field: ProposedField, value: ProposedValues[string] | undefined, of: ProposedValues): string {
      if (value === null || value === undefined || value === "") return t("approvals.nothing");
      const { currency } = of;
      const day = field.kind === "date" ? CalendarDate.safeParse(value) : undefined;
      if (day?.success) return format.date(day.data);
      if (field.kind === "money" && typeof value === "number")
        return format.money(value, Currency.safeParse(currency).data);
      if (field.kind === "number" && typeof value === "number") return format.number(value);
      const option = field.options?.[String(value)];
      return option ? say(option, language) : String(value);
    },
  };
}

/** Field by field, how it stands and how it would stand. */
export function DifferencePanel({
  act,
  before,
  after,
}: {
  act: string;
  before: ProposedValues;
  after: ProposedValues;
}) {
  const { t } = useTranslation();
  const { text, language } = useValueText();
  const rows = Object.entries(fieldsOf(act)).filter(([name]) => name in before || name in after);
  if (rows.length === 0) return null;
  return (
    <table className={style["difference"]}>
      <thead>
        <tr>
          <th scope="col">{t("approvals.field")}</th>
          <th scope="col">{t("approvals.before")}</th>
          <th scope="col">{t("approvals.after")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, field]) => (
          <tr key={name}>
            <th scope="row">{say(field.label, language)}</th>
            <td>{name in before ? text(field, before[name], before) : ""}</td>
            <td>{name in after ? text(field, after[name], after) : ""}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
