import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Inputs } from "../kernel/api.ts";
import { Card } from "../kernel/page.tsx";
import { AnswersPanel } from "./answers-panel.tsx";

/** What guests wrote, found by a word. */
export function CommentsPanel({ asked }: { asked: Inputs["surveys"]["results"] }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const [search] = useDebouncedValue(typed, 250);
  return (
    <Card
      title={t("surveys.comments")}
      actions={
        <TextInput
          size="xs"
          maxLength={100}
          leftSection={<IconSearch size={14} aria-hidden />}
          placeholder={t("surveys.search")}
          aria-label={t("surveys.search")}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      }
    >
      <AnswersPanel
        first={8}
        key={search}
        filter={{ ...asked, withComment: true, search }}
        empty={t("surveys.noComments")}
      />
    </Card>
  );
}
