// A citation after GB/T 7714: 责任者. 题名：文号[Z]. 日期：位置，“原句”.

import type { Plan } from "../api/questions.js";

/** `where` and `quote` are left out in a list of sources. */
export function citation(plan: Plan, where = "", quote = ""): string {
  const date = plan.issued_on ?? (plan.order_year ? String(plan.order_year) : "");
  const title = plan.name + (plan.number ? `：${plan.number}` : "");
  const said = [where, quote ? `“${quote.replace(/\s+/g, "")}”` : ""].filter(Boolean).join("，");
  const place = [date, said].filter(Boolean).join("：");
  return `${[plan.issuer, `${title}[Z]`, place].filter(Boolean).join(". ")}.`;
}
