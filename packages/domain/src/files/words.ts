import { phrase, type Words } from "../kernel/words.ts";

export const filesWords = {
  documents: phrase("文件", "文件", "Documents"),
  none: phrase("还没有文件。", "還沒有文件。", "No documents yet."),
  add: phrase("上传文件", "上傳文件", "Add a document"),
  adding: phrase("正在上传…", "正在上傳…", "Uploading…"),
  added: phrase("已上传", "已上傳", "The document is there"),
  hint: phrase(
    "PDF、图片（PNG、JPEG、WebP）或 Office 文件（DOCX、XLSX、PPTX），最大 20 MB。",
    "PDF、圖片（PNG、JPEG、WebP）或 Office 檔案（DOCX、XLSX、PPTX），最大 20 MB。",
    "PDF, pictures (PNG, JPEG, WebP) or office files (DOCX, XLSX, PPTX), up to 20 MB.",
  ),
  remove: phrase("移除", "移除", "Remove"),
  removeTitle: phrase("移除《{{name}}》？", "移除《{{name}}》？", "Remove {{name}}?"),
  removeHint: phrase(
    "列表里不再显示，记录仍保留是谁移除的。",
    "清單裡不再顯示，記錄仍保留是誰移除的。",
    "It leaves the list. Who removed it stays on record.",
  ),
  removed: phrase("已移除", "已移除", "The document is removed"),
  megabytes: phrase("{{size}} MB", "{{size}} MB", "{{size}} MB"),
  kilobytes: phrase("{{size}} KB", "{{size}} KB", "{{size}} KB"),
  kinds: {
    pdf: phrase("PDF", "PDF", "PDF"),
    png: phrase("PNG 图片", "PNG 圖片", "PNG picture"),
    jpeg: phrase("JPEG 图片", "JPEG 圖片", "JPEG picture"),
    webp: phrase("WebP 图片", "WebP 圖片", "WebP picture"),
    docx: phrase("Word 文档", "Word 文件", "Word document"),
    xlsx: phrase("Excel 表格", "Excel 試算表", "Excel workbook"),
    pptx: phrase("PowerPoint 演示文稿", "PowerPoint 簡報", "PowerPoint slides"),
  },
  jobs: {
    sweep: phrase("清理过期文件", "清理過期檔案", "Letting go of old files"),
  },
  refusals: {
    "not-found": phrase("没有这个文件", "沒有這個檔案", "There is no such file"),
    "too-large": phrase("文件超过 {{limit}} MB", "檔案超過 {{limit}} MB", "The file is larger than {{limit}} MB"),
    "kind-refused": phrase(
      "《{{name}}》不是可以接收的文件：只收 PDF、PNG、JPEG、WebP、DOCX、XLSX、PPTX（不含宏）。",
      "《{{name}}》不是可以接收的檔案：只收 PDF、PNG、JPEG、WebP、DOCX、XLSX、PPTX（不含巨集）。",
      "{{name}} is not taken: only PDF, PNG, JPEG, WebP, DOCX, XLSX and PPTX are, without macros.",
    ),
    empty: phrase("文件是空的", "檔案是空的", "The file is empty"),
    expired: phrase(
      "文件已过保留期，请重新生成。",
      "檔案已過保留期，請重新產生。",
      "The file was kept for a week and is gone. It has to be made again.",
    ),
  },
} satisfies Words;
