// What only those see who may change something; others are told that they may not, and what to do.

import type { ComponentChildren } from "preact";

import { rights, type Scope } from "../api/session.js";
import { t } from "../i18n/index.js";
import { Loading, Trouble } from "./Trouble.js";

export function MayWrite({ scope, children }: { scope: Scope; children: ComponentChildren }) {
  const known = rights();
  const { data, problem } = known.value;
  if (!data) return problem ? <Trouble problem={problem} retry={known.reload} /> : <Loading />;
  if (data.scopes.includes(scope)) return <>{children}</>;
  return (
    <div class="none" role="note">
      <p>{t.value.read_only}</p>
      <p class="small">{t.value.read_only_advice}</p>
    </div>
  );
}
