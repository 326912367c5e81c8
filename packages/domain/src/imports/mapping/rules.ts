import { Refusal } from "../../kernel/refusal.ts";
import type { ImportKind } from "../schema.ts";
import { Mapping, MappingFile } from "./schema.ts";

const isOne = (file: MappingFile): file is Mapping => "fields" in file;

/** The mapping for a kind out of a mapping file's content; refused with the place that is wrong. */
export function mappingFor(kind: ImportKind, content: unknown): Mapping {
  const parsed = MappingFile.safeParse(content);
  if (!parsed.success) {
    const single = Mapping.safeParse(
      typeof content === "object" && content !== null && kind in content ? Reflect.get(content, kind) : content,
    );
    const place = single.error?.issues[0];
    throw new Refusal("invalid", "imports.unreadable-mapping", {
      at: place?.path.join(".") ?? "",
      why: place?.message ?? "",
    });
  }
  if (isOne(parsed.data)) return parsed.data;
  const mapping = parsed.data[kind];
  if (mapping === undefined) throw new Refusal("invalid", "imports.mapping-of-another-kind", { kind });
  return mapping;
}

/** The content of a mapping file's text. */
export function mappingContent(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("invalid", "imports.unreadable-mapping", { at: "", why: "JSON" });
  }
}
