import { Alert, List, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCopy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Reasons, Score } from "./reasons-field.tsx";

interface LikelyDuplicatesProps {
  names: readonly (string | null)[];
  /** Files that bear these names because they were made just now. */
  except?: readonly number[];
}

/** While a new client is being typed: who may be on file already. It warns and keeps nobody from going on. (A2.5) */
export function LikelyDuplicates({ names, except = [] }: LikelyDuplicatesProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const typed = names.flatMap((name) => (name === null || name.trim().length < 2 ? [] : [name.trim()]));
  const [asked] = useDebouncedValue(typed.join("\n"), 400);
  const query = useQuery(
    trpc.duplicates.likely.queryOptions({ names: asked.split("\n").slice(0, 4) }, { enabled: asked !== "" }),
  );
  const known = asked === "" ? [] : (query.data ?? []);
  const found = known.filter(({ id }) => id === null || !except.includes(id));
  return (
    <div aria-live="polite">
      {found.length > 0 && (
        <Alert color="amber" icon={<IconCopy size={18} stroke={1.6} />} title={t("clients.duplicates.warning")}>
          <List size="sm" spacing={6} listStyleType="none">
            {found.map((client) => (
              <List.Item key={client.id ?? client.name}>
                {client.id === null ? client.name : <TextLink to={`/clients/${client.id}`}>{client.name}</TextLink>}{" "}
                <Text span size="xs" c="dimmed">
                  {t("clients.duplicates.warningOwner", { owner: client.owner ?? t("clients.noOwner") })}
                </Text>{" "}
                <Score score={Math.round(client.score * 1_000)} level={client.level} />{" "}
                <Reasons reasons={client.reasons} />
              </List.Item>
            ))}
          </List>
        </Alert>
      )}
    </div>
  );
}
