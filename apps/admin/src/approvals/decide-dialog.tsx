import { Button, Group, Modal, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorState } from "../kernel/states.tsx";
import type { Proposal } from "./proposal-panel.tsx";
import { useDeciding } from "./use-proposals.ts";

export interface Deciding {
  readonly proposal: Proposal;
  readonly accept: boolean;
}

/** A yes with or without a word, a no with one. */
export function DecideDialog({ deciding, onClose }: { deciding: Deciding | null; onClose: () => void }) {
  const { t } = useTranslation();
  const title = t(deciding?.accept === false ? "approvals.reject" : "approvals.accept");
  return (
    <Modal opened={deciding !== null} onClose={onClose} title={title}>
      {deciding && <DecideForm key={deciding.proposal.id} deciding={deciding} onClose={onClose} />}
    </Modal>
  );
}

function DecideForm({ deciding: { proposal, accept }, onClose }: { deciding: Deciding; onClose: () => void }) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState("");
  const { decide, isPending, error } = useDeciding(onClose);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        decide({ id: proposal.id, accept, answer });
      }}
    >
      <Stack>
        <Textarea
          label={t("approvals.word")}
          description={accept ? undefined : t("approvals.wordHint")}
          value={answer}
          onChange={(event) => setAnswer(event.currentTarget.value)}
          maxLength={400}
          rows={2}
          data-autofocus
        />
        {error && <ErrorState error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={isPending} disabled={!accept && answer.trim() === ""}>
            {t(accept ? "approvals.accept" : "approvals.reject")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
