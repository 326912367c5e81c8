import { ActionIcon, Button, Group, Select, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { type NewQuestion, PublishQuestionnaire, QuestionKind, questionKinds } from "@foyer/domain/surveys/schema";
import { IconArrowUp, IconPlus, IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { languageNames } from "../kernel/language.ts";
import { TextLink } from "../kernel/link.tsx";
import { Card, Page, PageHeader } from "../kernel/page.tsx";
import { ErrorState } from "../kernel/states.tsx";

type Questionnaire = Outputs["surveys"]["questionnaire"];

const blank: NewQuestion = { kind: "text", text: { "zh-Hans": "", "zh-Hant": "", en: "" } };

/** What guests are asked, in three languages; publishing makes the next version. (A6.1) */
export function QuestionsScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const questionnaire = useQuery(trpc.surveys.questionnaire.queryOptions());
  return (
    <Page>
      <PageHeader
        title={t("surveys.editor.title")}
        lead={t("surveys.editor.intro")}
        trail={<TextLink to="/surveys">{t("surveys.title")}</TextLink>}
      />
      <Answer query={questionnaire}>{(data) => <QuestionsForm key={data.version} questionnaire={data} />}</Answer>
    </Page>
  );
}

function QuestionsForm({ questionnaire }: { questionnaire: Questionnaire }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const form = useForm<{ questions: NewQuestion[] }>({ initialValues: { questions: questionnaire.questions } });
  const publish = useMutation(
    trpc.surveys.publish.mutationOptions({
      onSuccess: async ({ version }) => {
        notifications.show({ message: t("surveys.editor.published", { version }) });
        await client.invalidateQueries(trpc.surveys.questionnaire.queryFilter());
      },
    }),
  );
  const asked = PublishQuestionnaire.safeParse({ basedOn: questionnaire.version, ...form.values });
  const { questions } = form.values;
  return (
    <Card title={t("surveys.editor.version", { version: questionnaire.version })}>
      <form
        onSubmit={form.onSubmit(() => {
          if (asked.success) publish.mutate(asked.data);
        })}
      >
        <Stack gap="lg">
          {questions.map((question, index) => (
            <Group key={index} component="fieldset" align="flex-end" gap="xs" bd="0" p={0} m={0}>
              <Select
                label={t("surveys.editor.kind")}
                allowDeselect={false}
                w={150}
                value={question.kind}
                data={questionKinds.map((kind) => ({ value: kind, label: t(`surveys.kinds.${kind}`) }))}
                onChange={(kind) =>
                  form.setFieldValue(`questions.${index}.kind`, QuestionKind.catch("text").parse(kind))
                }
              />
              {(["zh-Hans", "zh-Hant", "en"] as const).map((language) => (
                <TextInput
                  key={language}
                  label={languageNames[language]}
                  lang={language}
                  flex="1 1 14rem"
                  maxLength={300}
                  required
                  withAsterisk={false}
                  {...form.getInputProps(`questions.${index}.text.${language}`)}
                />
              ))}
              <ActionIcon
                variant="default"
                size="input-sm"
                aria-label={t("surveys.editor.up")}
                disabled={index === 0}
                onClick={() => form.reorderListItem("questions", { from: index, to: index - 1 })}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="default"
                size="input-sm"
                aria-label={t("surveys.editor.remove")}
                disabled={questions.length === 1}
                onClick={() => form.removeListItem("questions", index)}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Group>
          ))}
          {publish.error && <ErrorState error={publish.error} />}
          <Group justify="space-between">
            <Button
              variant="default"
              leftSection={<IconPlus size={16} />}
              disabled={questions.length === 20}
              onClick={() => form.insertListItem("questions", blank)}
            >
              {t("surveys.editor.add")}
            </Button>
            <Button type="submit" disabled={!asked.success || !form.isDirty()} loading={publish.isPending}>
              {t("surveys.editor.publish")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
