import type { Currency } from "@foyer/domain/kernel/money";
import { readAdvice } from "@foyer/domain/receivables/receiving/advice/rules";
import type { Settle } from "@foyer/domain/receivables/receiving/schema";
import { Button, FileButton, Group, Input, List, SegmentedControl, Stack, Text, Textarea } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { codeText } from "../../kernel/refusal-text.ts";

const ways = ["oldest-first", "advice", "none"] as const;

/** How money is spread, as it stands in the form: an advice is text until it is read. */
export interface Settling {
  readonly how: Settle["how"];
  readonly text: string;
}

export const oldestFirst: Settling = { how: "oldest-first", text: "" };

/** What is asked; nothing while an advice says nothing, or something that cannot be read. */
export function settleOf({ how, text }: Settling, currency: Currency): Settle | undefined {
  if (how !== "advice") return { how };
  const { documents, problems } = readAdvice(text, currency);
  return documents.length === 0 || problems.length > 0 ? undefined : { how, documents: [...documents] };
}

/** A file's text in the encoding it has: Chinese Windows writes another one. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

interface SettleFieldProps {
  value: Settling;
  currency: Currency;
  onChange: (value: Settling) => void;
  /** Without keeping money for later, where that is no choice. */
  always?: boolean;
}

/** Due first, by the client's advice, or nothing yet; what cannot be read of an advice is named line by line. */
export function SettleField({ value, currency, onChange, always = false }: SettleFieldProps) {
  const { t } = useTranslation();
  const { problems } = value.how === "advice" ? readAdvice(value.text, currency) : { problems: [] };
  return (
    <Stack gap="xs">
      <Input.Wrapper label={t("receivables.receiving.settle")}>
        <SegmentedControl
          fullWidth
          aria-label={t("receivables.receiving.settle")}
          value={value.how}
          onChange={(chosen) => onChange({ ...value, how: ways.find((way) => way === chosen) ?? value.how })}
          data={ways
            .filter((way) => way !== "none" || !always)
            .map((way) => ({ value: way, label: t(`receivables.receiving.settling.${way}`) }))}
        />
      </Input.Wrapper>
      {value.how === "advice" && (
        <>
          <Textarea
            label={t("receivables.receiving.advice")}
            description={t("receivables.receiving.adviceHint")}
            placeholder={"INV-2026-0012\t8,800.00\nINV-2026-0013"}
            autosize
            minRows={4}
            maxRows={12}
            maxLength={60_000}
            value={value.text}
            onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
          />
          <Group>
            <FileButton
              accept=".csv,.txt,text/csv,text/plain"
              inputProps={{ onClick: (event) => void (event.currentTarget.value = "") }}
              onChange={(file) => {
                if (file) void textOf(file).then((text) => onChange({ ...value, text }));
              }}
            >
              {(props) => (
                <Button
                  {...props}
                  variant="default"
                  size="xs"
                  leftSection={<IconFileSpreadsheet size={16} stroke={1.6} />}
                >
                  {t("receivables.receiving.adviceFile")}
                </Button>
              )}
            </FileButton>
          </Group>
          {problems.length > 0 && (
            <List size="sm" c="red" role="alert">
              {problems.map((problem) => (
                <List.Item key={problem.place}>
                  <Text span fw={500}>
                    {t("receivables.receiving.line", { place: problem.place })} {problem.document}
                  </Text>{" "}
                  {codeText(problem.code)}
                </List.Item>
              ))}
            </List>
          )}
        </>
      )}
    </Stack>
  );
}
