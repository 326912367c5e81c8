import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { isWordKey } from "../../kernel/language.ts";
import { Card } from "../../kernel/page.tsx";
import type { Preview } from "./use-duplicates.ts";

/** What hangs on the file that goes, and will hang on the one that stays. */
export function MovesPanel({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { moves, persons } = preview.loser;
  const active = persons.filter((person) => person.status === "active").length;
  const nameOf = (table: string): string => {
    const key = `clients.duplicates.tables.${table}`;
    return isWordKey(key) ? t(key) : t("clients.duplicates.tables.other");
  };
  return (
    <Card title={t("clients.duplicates.moves")}>
      {moves.length === 0 && active === 0 ? (
        <Text c="dimmed">{t("clients.duplicates.movesNothing")}</Text>
      ) : (
        <Figures>
          {active > 0 && (
            <Figure label={t("clients.contacts.title")}>
              {t("clients.duplicates.persons", { count: active })}
              {preview.samePersons > 0 && (
                <Text size="xs" c="dimmed">
                  {t("clients.duplicates.samePersons", { count: preview.samePersons })}
                </Text>
              )}
            </Figure>
          )}
          {moves.map(({ table, rows }) => (
            <Figure key={table} label={nameOf(table)}>
              {format.integer(rows)}
            </Figure>
          ))}
        </Figures>
      )}
    </Card>
  );
}
