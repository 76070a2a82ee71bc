// The sentence that answers: 4 个规划、21 项任务涉及省水利厅，其中牵头 3。

import type { Tasks } from "../api/questions.js";
import { number, t, term } from "../i18n/index.js";

export function sentence({ about, counts }: Tasks): string {
  const words = t.value;
  if (!counts.tasks && about.label !== "Plan") return words.about_none(about.name) + words.stop;
  const tasks = number(counts.tasks);
  const subject =
    about.label === "Plan" ? words.about_plan(tasks) : words.about_tasks(number(counts.plans), tasks, about.name);
  const parts = Object.entries(counts.roles).map(([role, count]) => `${term(role)} ${number(count)}`);
  const named = counts.relations["涉及"];
  if (about.label === "Department" && named) parts.push(`${words.mentioned_only} ${number(named)}`);
  return subject + (parts.length ? words.among(parts.join(words.list_join)) : "") + words.stop;
}
