import { TagsInput } from "@mantine/core";
import { mostTags } from "@foyer/domain/clients/schema";
import { readTags, tagsText } from "@foyer/domain/clients/tags/rules";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../kernel/api.ts";
import { useMay } from "../../kernel/session.tsx";

interface TagsChoiceProps {
  label: string;
  description?: string;
  error?: string;
  disabled: boolean;
  /** Comma-separated, as a cell holds them. */
  value: string;
  onChange: (tags: string | null) => void;
}

/** Tags one by one; what is in use elsewhere is offered, so that the same thing gets the same word. */
export function TagsChoice({ value, onChange, ...rest }: TagsChoiceProps) {
  const trpc = useTRPC();
  const inUse = useQuery(trpc.clients.tags.queryOptions(undefined, { enabled: useMay()("clients:read") }));
  return (
    <TagsInput
      {...rest}
      size="sm"
      data={(inUse.data ?? []).map(({ tag }) => tag)}
      value={readTags(value)}
      maxTags={mostTags}
      splitChars={[",", "，", "、", ";", "；"]}
      acceptValueOnBlur
      clearable
      onChange={(tags) => onChange(tagsText(readTags(tags.join(","))))}
    />
  );
}
