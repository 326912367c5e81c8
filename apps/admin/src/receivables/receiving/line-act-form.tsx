import { Stack } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { BankSays, type LineAct } from "./bank-line-panel.tsx";
import { LineForm } from "./line-form.tsx";
import { ReasonForm } from "./reason-form.tsx";
import type { BankLine } from "./use-bank-lines.ts";
import { useReceiving } from "./use-receiving.ts";

interface LineActFormProps {
  line: BankLine;
  act: LineAct;
  onDone: () => void;
}

/** What is asked before a line is changed, ignored, taken back or taken for a return. */
export function LineActForm({ line, act, onDone }: LineActFormProps) {
  const { t } = useTranslation();
  const { ignore, restore, giveBack } = useReceiving(onDone);
  if (act === "change") return <LineForm line={line} onDone={onDone} />;
  const done = { ignore, restore, giveBack }[act];
  const returned = line.returns[0];
  return (
    <Stack>
      <BankSays line={line} />
      <ReasonForm
        submit={
          act === "giveBack"
            ? t("receivables.receiving.bank.giveBack", { reference: returned?.reference })
            : t(`receivables.receiving.bank.${act}`)
        }
        {...(act === "restore" && line.itemId !== null ? { dayLabel: t("receivables.items.postingDate") } : {})}
        pending={done.isPending}
        error={done.error}
        onCancel={onDone}
        onSubmit={({ key, reason, day }) => {
          const lineId = line.id;
          if (act === "ignore") ignore.mutate({ lineId, reason });
          else if (act === "restore") restore.mutate({ key, lineId, postingDate: day, reason });
          else if (returned) giveBack.mutate({ key, lineId, itemId: returned.itemId, reason });
        }}
      />
    </Stack>
  );
}
