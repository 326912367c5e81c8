import { Checkbox, Text, TextInput } from "@mantine/core";
import type { Fix } from "@foyer/domain/imports/fixes/schema";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import { codeText } from "../kernel/refusal-text.ts";
import style from "./bad-rows-field.module.css";

type Row = Outputs["imports"]["badRows"]["rows"][number];

interface BadRowsFieldProps {
  header: readonly string[];
  rows: readonly Row[];
  fixes: ReadonlyMap<number, Fix>;
  onFix: (fixes: ReadonlyMap<number, Fix>) => void;
}

const untouched = ({ line, whole }: Row): Fix => ({ line, cells: {}, whole, leftOut: false });

/** A refused value is listed under its column, or under several: `year + month`. */
const isAbout = (row: Row, column: string) =>
  row.problems.filter((problem) => problem.column?.split(" + ").includes(column));

/** Refused rows as they stand in the file, every cell to be typed into; the wrong ones are marked with their reason. */
export function BadRowsField({ header, rows, fixes, onFix }: BadRowsFieldProps) {
  const { t } = useTranslation();
  const columns = header.map((name, index) => ({ name, index })).filter(({ name }) => name !== "");
  const change = (row: Row, fix: Fix) => {
    const cells = Object.fromEntries(columns.map(({ name, index }) => [name, row.cells[index] ?? ""]));
    // a row that could not be read is said whole
    const said = row.whole ? { ...fix, cells: { ...cells, ...fix.cells } } : fix;
    onFix(new Map(fixes).set(row.line, said));
  };
  return (
    <div className={style["frame"]}>
      <table className={style["table"]}>
        <caption className="foyer-visually-hidden">{t("imports.refusedTitle")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("imports.line")}</th>
            <th scope="col">{t("imports.fix.leaveOut")}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const fix = fixes.get(row.line) ?? untouched(row);
            const ofRow = row.problems.filter(
              ({ column }) =>
                column === null ||
                !columns.some(({ name }) => isAbout(row, name).some((problem) => problem.column === column)),
            );
            return (
              <tr key={row.line}>
                <th scope="row">
                  {row.line}
                  {ofRow.map(({ code }) => (
                    <Text key={code} size="xs" c="red">
                      {codeText(code)}
                    </Text>
                  ))}
                </th>
                <td>
                  <Checkbox
                    aria-label={`${t("imports.fix.leaveOut")}, ${t("imports.fix.line", { line: row.line })}`}
                    checked={fix.leftOut}
                    onChange={(event) => change(row, { ...fix, leftOut: event.currentTarget.checked })}
                  />
                </td>
                {columns.map(({ name, index }) => (
                  <td key={name}>
                    <TextInput
                      size="xs"
                      aria-label={t("imports.fix.cell", { line: row.line, column: name })}
                      disabled={fix.leftOut}
                      value={fix.cells[name] ?? row.cells[index] ?? ""}
                      error={
                        isAbout(row, name)
                          .map(({ code }) => codeText(code))
                          .join("; ") || undefined
                      }
                      onChange={(event) =>
                        change(row, { ...fix, cells: { ...fix.cells, [name]: event.currentTarget.value } })
                      }
                    />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
