import { ActionIcon, Button, FileButton, Group, Modal, Stack, Text } from "@mantine/core";
import { type DocumentedRow, documentKinds } from "@foyer/domain/files/attachments/schema";
import { contentTypes } from "@foyer/domain/files/attachments/rules";
import { IconFileText, IconPhoto, IconTrash, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import type { Outputs } from "../kernel/api.ts";
import { Card } from "../kernel/page.tsx";
import { ErrorState } from "../kernel/states.tsx";
import { InstantText } from "../kernel/text.tsx";
import { UploadRefused } from "../kernel/upload.ts";
import style from "./documents-panel.module.css";
import { useDocuments } from "./use-documents.ts";
import { useSize } from "./use-size.ts";

type Document = Outputs["files"]["attachments"][number];

const accepted = documentKinds.map((kind) => contentTypes[kind]).join(",");
const pictures: readonly string[] = ["png", "jpeg", "webp"];

interface DocumentsProps extends DocumentedRow {
  /** Whether whoever looks may add and remove. */
  mayAdd: boolean;
}

/** The documents of a thing: name, size, who sent them and when; more are added, old ones removed. */
export function DocumentsPanel({ subject, row, mayAdd }: DocumentsProps) {
  const { t } = useTranslation();
  const { list, add, remove } = useDocuments({ subject, row });
  const [removing, setRemoving] = useState<Document | null>(null);
  const addButton = mayAdd && (
    <FileButton accept={accepted} multiple onChange={(files) => files.length > 0 && add.mutate(files)}>
      {(button) => (
        <Button
          {...button}
          size="xs"
          variant="default"
          leftSection={<IconUpload size={15} aria-hidden />}
          loading={add.isPending}
        >
          {t(add.isPending ? "files.adding" : "files.add")}
        </Button>
      )}
    </FileButton>
  );
  return (
    <Card title={t("files.documents")} actions={addButton} flush>
      {mayAdd && <p className={style["hint"]}>{t("files.hint")}</p>}
      {add.error && (
        <p className={style["problem"]} role="alert">
          {add.error instanceof UploadRefused ? add.error.message : t("kernel.failure.offline")}
        </p>
      )}
      <Answer
        query={list}
        isEmpty={(documents) => documents.length === 0}
        empty={<p className={style["hint"]}>{t("files.none")}</p>}
      >
        {(documents) => (
          <ul className={style["documents"]}>
            {documents.map((document) => (
              <OneDocument key={document.id} document={document} onRemove={mayAdd ? setRemoving : undefined} />
            ))}
          </ul>
        )}
      </Answer>
      <Modal
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={t("files.removeTitle", { name: removing?.name ?? "" })}
      >
        <Stack>
          <Text>{t("files.removeHint")}</Text>
          {remove.error && <ErrorState error={remove.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setRemoving(null)}>
              {t("kernel.cancel")}
            </Button>
            <Button
              color="red"
              loading={remove.isPending}
              onClick={() => removing && remove.mutate({ id: removing.id }, { onSuccess: () => setRemoving(null) })}
            >
              {t("files.remove")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Card>
  );
}

function OneDocument({
  document,
  onRemove,
}: {
  document: Document;
  onRemove: ((document: Document) => void) | undefined;
}) {
  const { t } = useTranslation();
  const size = useSize();
  const { id, name, kind, at, by } = document;
  const Icon = pictures.includes(kind) ? IconPhoto : IconFileText;
  return (
    <li className={style["document"]}>
      <Icon size={18} stroke={1.6} aria-hidden />
      <span className={style["name"]}>
        <a href={`/api/export/document?id=${id}`} download>
          {name}
        </a>
        <span className={style["soft"]}>
          {t(`files.kinds.${kind}`)} · {size(document.size)} · {by ?? ""} <InstantText value={at} />
        </span>
      </span>
      {onRemove && (
        <ActionIcon
          aria-label={t("kernel.labelled", { label: t("files.remove"), value: name })}
          onClick={() => onRemove(document)}
        >
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      )}
    </li>
  );
}
