import { type RowColour, rowColours } from "@foyer/domain/changes/views/schema";
import { ActionIcon, Button, ColorSwatch, Group, Popover, Stack, Text, Tooltip } from "@mantine/core";
import { IconPalette, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConditionForm } from "./condition-form.tsx";
import { conditionText, type GridField } from "./grid-field.ts";

type Colour = RowColour["colour"];

const swatch = (colour: Colour) => `var(--sheet-row-${colour}, var(--mantine-color-${shade[colour]}-4))`;
const shade: Readonly<Record<Colour, string>> = {
  red: "red",
  amber: "yellow",
  green: "green",
  blue: "blue",
  violet: "violet",
  grey: "gray",
};

interface RowColoursProps {
  fields: readonly GridField[];
  colours: readonly RowColour[];
  onChange: (colours: readonly RowColour[]) => void;
}

/** The rules by which rows are coloured; the first that fits counts. */
export function RowColours({ fields, colours, onChange }: RowColoursProps) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const [colour, setColour] = useState<Colour>("amber");
  const label = t("changes.views.colours");
  return (
    <Popover position="bottom-end" trapFocus onClose={() => setAdding(false)}>
      <Popover.Target>
        <Tooltip label={label}>
          <ActionIcon size={36} variant="default" aria-label={label} aria-haspopup="dialog">
            <IconPalette size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm" w={300}>
          <Text size="xs" c="dimmed">
            {t("changes.views.coloursLead")}
          </Text>
          {colours.map(({ colour: shown, ...condition }, at) => {
            const text = conditionText(condition, fields, t);
            return (
              <Group key={`${shown} ${text}`} gap="xs" wrap="nowrap">
                <ColorSwatch size={16} color={swatch(shown)} aria-label={t(`changes.views.colourNames.${shown}`)} />
                <Text size="sm" style={{ flex: 1 }}>
                  {text}
                </Text>
                <ActionIcon
                  size="sm"
                  variant="subtle"
                  color="gray"
                  aria-label={t("changes.views.removeFilter", { label: text })}
                  onClick={() => onChange(colours.filter((_, each) => each !== at))}
                >
                  <IconX size={14} stroke={2} />
                </ActionIcon>
              </Group>
            );
          })}
          {isAdding ? (
            <ConditionForm
              fields={fields.filter(({ kind }) => kind !== "masked")}
              onCancel={() => setAdding(false)}
              onDone={(condition) => {
                onChange([...colours, { ...condition, colour }]);
                setAdding(false);
              }}
            >
              <Group gap={6} role="radiogroup" aria-label={t("changes.views.colour")}>
                {rowColours.map((each) => (
                  <ColorSwatch
                    key={each}
                    component="button"
                    type="button"
                    role="radio"
                    aria-checked={each === colour}
                    aria-label={t(`changes.views.colourNames.${each}`)}
                    size={24}
                    color={swatch(each)}
                    style={{ cursor: "pointer", ...(each === colour && { outline: "2px solid var(--foyer-ink)" }) }}
                    onClick={() => setColour(each)}
                  />
                ))}
              </Group>
            </ConditionForm>
          ) : (
            <Button variant="default" size="xs" onClick={() => setAdding(true)}>
              {t("changes.views.addColour")}
            </Button>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
