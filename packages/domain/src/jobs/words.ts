import { phrase, type Words } from "../kernel/words.ts";

export const jobsWords = {
  title: phrase("任务", "工作", "Jobs"),
  tray: phrase("后台任务", "背景工作", "Background jobs"),
  running: phrase("{{count}} 个任务进行中", "{{count}} 個工作進行中", "{{count}} running"),
  empty: phrase(
    "没有后台任务。导入、导出和重算会出现在这里。",
    "沒有背景工作。匯入、匯出和重算會出現在這裡。",
    "No background jobs. Imports, exports and recomputations show up here.",
  ),
  cancel: phrase("取消任务", "取消工作", "Cancel the job"),
  download: phrase("下载结果", "下載結果", "Download the result"),
  progress: phrase("{{done}} / {{total}}", "{{done}} / {{total}}", "{{done}} of {{total}}"),
  statuses: {
    queued: phrase("排队中", "排隊中", "Queued"),
    running: phrase("进行中", "進行中", "Running"),
    done: phrase("已完成", "已完成", "Done"),
    failed: phrase("失败", "失敗", "Failed"),
    cancelled: phrase("已取消", "已取消", "Cancelled"),
  },
  refusals: {
    "not-found": phrase("没有这个任务。", "沒有這個工作。", "There is no such job."),
    "not-running": phrase("任务已经结束。", "工作已經結束。", "The job has already ended."),
  },
} satisfies Words;
