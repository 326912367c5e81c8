import {
  Button,
  Group,
  Modal,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { ClientClass, ClientKind } from "@foyer/domain/clients/schema";
import { AcceptTip, longestTip, type TipField, tipFields } from "@foyer/domain/clients/tips/schema";
import { StaffId } from "@foyer/domain/staff/schema";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { useSession } from "../../kernel/session.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useOwnerOptions } from "../columns.tsx";
import { type TipAbout, TipClientField } from "./tip-client-field.tsx";

type Tip = Outputs["tips"]["list"]["rows"][number];

const added: readonly TipField[] = ["notes", "preferences", "specialNeeds"];

/** Takes a tip into the file, in the field one chooses and in one's own words. (A2.2, A2.4) */
export function AcceptDialog({ tip, onClose }: { tip: Tip | null; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={tip !== null} onClose={onClose} title={t("clients.tips.acceptTitle")} size="lg">
      {tip && <AcceptForm key={tip.id} tip={tip} onClose={onClose} />}
    </Modal>
  );
}

function AcceptForm({ tip, onClose }: { tip: Tip; onClose: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const [into, setInto] = useState<TipField>("notes");
  const [text, setText] = useState(tip.text);
  const [answer, setAnswer] = useState("");
  const [file, setFile] = useState<AcceptTip["file"] | null>(() => (tip.clientId === null ? newFileOf(tip) : null));
  const accept = useMutation(
    trpc.tips.accept.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          client.invalidateQueries(trpc.tips.pathFilter()),
          client.invalidateQueries(trpc.clients.pathFilter()),
        ]);
        notifications.show({ message: t("clients.tips.accepted"), color: "pine" });
        onClose();
      },
    }),
  );
  const read = AcceptTip.safeParse({
    id: tip.id,
    into,
    text,
    ...(tip.clientId === null && { file: file ?? undefined }),
    ...(answer.trim() !== "" && { answer }),
  });
  const isReady = read.success && (tip.clientId !== null || file !== null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) accept.mutate(read.data);
      }}
    >
      <Stack>
        {tip.clientId === null && <FileChoice tip={tip} file={file} onChange={setFile} />}
        <Select
          label={t("clients.tips.into")}
          description={t(added.includes(into) ? "clients.tips.adds" : "clients.tips.replaces")}
          data={tipFields.map((value) => ({ value, label: t(`clients.fields.${value}`) }))}
          value={into}
          allowDeselect={false}
          onChange={(value) => value && setInto(value)}
        />
        <Textarea
          label={t("clients.tips.asText")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          maxLength={longestTip}
          rows={2}
        />
        {tip.source === "staff" && (
          <TextInput
            label={t("clients.tips.answer")}
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
            maxLength={400}
          />
        )}
        {accept.error && <ErrorState error={accept.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={accept.isPending} disabled={!isReady}>
            {t("clients.tips.accept")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface NewFileValues {
  readonly kind: ClientKind;
  readonly name: string;
  readonly class: ClientClass;
  readonly ownerId: StaffId | null;
}

/** What the sender said makes the first proposal. */
function newFileOf({ source, company, about, name }: Tip): NewFileValues {
  const isCompany = source === "staff" || company !== null;
  return {
    kind: isCompany ? "organisation" : "person",
    name: company ?? about ?? name ?? "",
    class: isCompany ? "business" : "casual",
    ownerId: null,
  };
}

interface FileChoiceProps {
  tip: Tip;
  file: AcceptTip["file"] | null;
  onChange: (file: AcceptTip["file"] | null) => void;
}

/** A new potential client, or one on file; who left the same phone or mail before is named. */
function FileChoice({ tip, file, onChange }: FileChoiceProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const known = useQuery(trpc.tips.known.queryOptions({ id: tip.id }));
  const isNew = file !== null && file !== undefined && "name" in file;
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t("clients.tips.whose")}
        data={[
          { value: "new", label: t("clients.tips.newFile") },
          { value: "existing", label: t("clients.tips.existing") },
        ]}
        value={isNew ? "new" : "existing"}
        onChange={(kind) => onChange(kind === "new" ? newFileOf(tip) : null)}
      />
      {(known.data ?? []).length > 0 && (
        <Text size="sm" c="var(--foyer-warn)">
          {t("clients.tips.known", { names: (known.data ?? []).map(({ name }) => name).join(" · ") })}
        </Text>
      )}
      {isNew ? (
        <NewFile values={file} onChange={onChange} />
      ) : (
        <TipClientField
          label={t("clients.tips.whose")}
          takesNames={false}
          onChange={(about: TipAbout | null) => onChange(about?.clientId ? { clientId: about.clientId } : null)}
        />
      )}
    </Stack>
  );
}

function NewFile({ values, onChange }: { values: NewFileValues; onChange: (values: NewFileValues) => void }) {
  const { t } = useTranslation();
  const { role } = useSession();
  const owners = useOwnerOptions();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        label={t("clients.fields.name")}
        value={values.name}
        onChange={(event) => onChange({ ...values, name: event.currentTarget.value })}
        maxLength={200}
      />
      <Select
        label={t("clients.fields.kind")}
        data={ClientKind.options.map((value) => ({ value, label: t(`clients.kinds.${value}`) }))}
        value={values.kind}
        allowDeselect={false}
        onChange={(kind) => kind && onChange({ ...values, kind })}
      />
      <Select
        label={t("clients.fields.class")}
        data={ClientClass.options.map((value) => ({ value, label: t(`clients.classes.${value}`) }))}
        value={values.class}
        allowDeselect={false}
        onChange={(value) => value && onChange({ ...values, class: value })}
      />
      {role !== "rep" && (
        <Select
          label={t("clients.fields.ownerId")}
          placeholder={t("clients.noOwner")}
          data={owners}
          searchable
          clearable
          value={values.ownerId === null ? null : String(values.ownerId)}
          onChange={(value) => onChange({ ...values, ownerId: value === null ? null : StaffId.parse(Number(value)) })}
        />
      )}
    </SimpleGrid>
  );
}
