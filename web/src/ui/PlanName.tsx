// A plan with its year, as a link to its answer; one that was not read in is a name alone.

import { t } from "../i18n/index.js";
import { question } from "../state/url.js";
import { Link } from "./Link.js";
import { Said } from "./Text.js";

interface Named {
  id: string;
  name: string;
  year?: number | null | undefined;
  read?: boolean;
}

export const PlanName = ({ id, name, year, read = true }: Named) => (
  <>
    <span class="year">{year ?? (read ? "—" : "")}</span>{" "}
    {read ? (
      <Link class="plan" to={question({ q: name, of: { label: "Plan", id } })}>
        <Said>{name}</Said>
      </Link>
    ) : (
      <>
        <Said class="plan">{name}</Said> <span class="tag">{t.value.not_read}</span>
      </>
    )}
  </>
);
