import { Autocomplete, SegmentedControl, Select, TextInput } from "@mantine/core";
import { type BulkAct, BulkAct as BulkActShape, type BulkKind } from "@foyer/domain/clients/bulk/schema";
import { ClientClass, Tier } from "@foyer/domain/clients/schema";
import { readTags } from "@foyer/domain/clients/tags/rules";
import { canStandIn } from "@foyer/domain/staff/absence/rules";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";

interface FieldProps {
  onChange: (act: BulkAct | null) => void;
}

const nobody = "nobody";

const actOf = (typed: unknown): BulkAct | null => BulkActShape.safeParse(typed).data ?? null;

function OwnerChoice({ onChange }: FieldProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const people = useQuery(trpc.staff.list.queryOptions());
  const owners = (people.data ?? [])
    .filter(({ role }) => canStandIn(role))
    .map(({ id, name }) => ({ value: String(id), label: name }));
  return (
    <Select
      label={t("clients.fields.ownerId")}
      data={[...owners, { value: nobody, label: t("clients.bulk.nobody") }]}
      searchable
      defaultDropdownOpened
      data-autofocus
      allowDeselect={false}
      onChange={(value) => onChange(actOf({ kind: "owner", ownerId: value === nobody ? null : Number(value) }))}
    />
  );
}

function TagChoice({ kind, onChange }: FieldProps & { kind: "add-tag" | "remove-tag" }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const inUse = useQuery(trpc.clients.tags.queryOptions());
  return (
    <Autocomplete
      label={t("clients.bulk.tag")}
      data={(inUse.data ?? []).map(({ tag }) => tag)}
      data-autofocus
      maxLength={40}
      onChange={(typed) => onChange(actOf({ kind, tag: readTags(typed).length === 1 ? readTags(typed)[0] : typed }))}
    />
  );
}

function ClassChoice({ onChange }: FieldProps) {
  const { t } = useTranslation();
  return (
    <Select
      label={t("clients.fields.class")}
      data={ClientClass.options.map((value) => ({ value, label: t(`clients.classes.${value}`) }))}
      defaultDropdownOpened
      data-autofocus
      allowDeselect={false}
      onChange={(value) => onChange(actOf({ kind: "class", class: value }))}
    />
  );
}

function TierChoice({ onChange }: FieldProps) {
  const { t } = useTranslation();
  const [tier, setTier] = useState("");
  return (
    <SegmentedControl
      aria-label={t("clients.fields.tier")}
      data={Tier.options.map((value) => ({ value, label: t(`clients.tiers.${value}`) }))}
      value={tier}
      onChange={(value) => {
        setTier(value);
        onChange(actOf({ kind: "tier", tier: value }));
      }}
    />
  );
}

function ReasonChoice({ onChange }: FieldProps) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t("clients.bulk.reason")}
      data-autofocus
      maxLength={200}
      onChange={(event) => onChange(actOf({ kind: "archive", reason: event.currentTarget.value }))}
    />
  );
}

/** What an act needs to be told; what needs nothing shows nothing. */
export function BulkActField({ kind, onChange }: FieldProps & { kind: BulkKind }) {
  switch (kind) {
    case "owner":
      return <OwnerChoice onChange={onChange} />;
    case "add-tag":
    case "remove-tag":
      return <TagChoice kind={kind} onChange={onChange} />;
    case "class":
      return <ClassChoice onChange={onChange} />;
    case "tier":
      return <TierChoice onChange={onChange} />;
    case "archive":
      return <ReasonChoice onChange={onChange} />;
    case "restore":
      return null;
  }
}
