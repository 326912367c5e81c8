import { pdf } from "@foyer/documents/pdf";
import type { PdfBlock } from "@foyer/documents/pdf-layout";
import { DocumentProblem } from "@foyer/documents/problem";
import { Refusal } from "@foyer/domain/kernel/refusal";
import type { Language } from "@foyer/domain/kernel/words";
import type { Answer } from "./stream.ts";

interface Paper {
  readonly title: string;
  readonly asOf: string;
  readonly landscape?: boolean;
  readonly blocks: readonly PdfBlock[];
}

/** What stands on paper as a PDF; what is too long for paper is refused. */
export async function pdfFile(
  { title, asOf, landscape = false, blocks }: Paper,
  { hotel, language, note }: { readonly hotel: string; readonly language: Language; readonly note?: string },
): Promise<Pick<Answer, "contentType" | "body">> {
  const paper = { hotel, asOf, landscape, blocks, ...(note === undefined ? {} : { note }) };
  try {
    return { contentType: "application/pdf", body: await pdf(paper, { title, language }) };
  } catch (error) {
    if (error instanceof DocumentProblem && error.code === "pdf.too-long")
      throw new Refusal("invalid", "kernel.pdf-too-long", error.details);
    throw error;
  }
}
