import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";

import { add, type Document, replace, withdraw } from "../../api/jobs.js";
import { number, t } from "../../i18n/index.js";
import { question } from "../../state/url.js";
import { Link } from "../../ui/Link.js";
import { MayWrite } from "../../ui/MayWrite.js";
import { Paged } from "../../ui/Paged.js";
import { Said } from "../../ui/Text.js";
import { Trouble } from "../../ui/Trouble.js";
import { Jobs } from "./Jobs.js";
import { ask, busy, failed, held } from "./work.js";

export function Documents() {
  const words = t.value;
  return (
    <div class="files">
      <h1>{words.view_documents}</h1>
      <p class="small">{words.what_documents}</p>
      <MayWrite scope="ingest">
        <Drop />
      </MayWrite>
      {failed.value ? <Trouble problem={failed.value} /> : null}
      <Jobs />
      <Held />
    </div>
  );
}

/** Takes files that are dropped or chosen. */
function Drop() {
  const words = t.value;
  const over = useSignal(false);
  const take = (files: FileList | null | undefined) => {
    const all = [...(files ?? [])];
    if (all.length) void ask(() => add(all));
  };
  return (
    <label
      class="drop"
      data-over={over.value ? "true" : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => void (over.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        take(event.dataTransfer?.files);
      }}
    >
      <span>{words.files_drop}</span>
      <input
        type="file"
        multiple
        disabled={busy.value}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      <span class="small">{words.files_forms}</span>
    </label>
  );
}

function Held() {
  const words = t.value;
  return (
    <section>
      <Paged
        list={held}
        none={words.plans_none}
        head={(all) => <h2>{words.files_held(all)}</h2>}
        draw={(rows) => (
          <ol class="held">
            {rows.map((one) => (
              <One key={one.id} one={one} />
            ))}
          </ol>
        )}
      />
    </section>
  );
}

function One({ one: { id, name, plan_id, plan, tasks } }: { one: Document }) {
  const words = t.value;
  const sure = useSignal(false);
  const other = useRef<HTMLInputElement>(null);
  return (
    <li>
      <div class="what">
        <Link to={{ doc: id, view: "reader" }}>
          <Said>{name}</Said>
        </Link>
        <p class="small">
          {plan && plan_id ? (
            <>
              <Link to={question({ q: plan, of: { label: "Plan", id: plan_id } })}>
                <Said>{plan}</Said>
              </Link>{" "}
              · {words.tasks_count(number(tasks ?? 0))}
            </>
          ) : (
            words.files_no_plan
          )}
        </p>
      </div>
      <div class="actions">
        <button type="button" class="quiet" disabled={busy.value} onClick={() => other.current?.click()}>
          {words.files_replace}
        </button>
        <input
          ref={other}
          type="file"
          hidden
          aria-label={words.files_replace_by(name)}
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = "";
            if (file) void ask(() => replace(id, file));
          }}
        />
        {sure.value ? (
          <>
            <button
              type="button"
              class="bad"
              disabled={busy.value}
              onClick={() => {
                sure.value = false;
                void ask(() => withdraw(id));
              }}
            >
              {words.files_withdraw_sure}
            </button>
            <button type="button" class="quiet" onClick={() => void (sure.value = false)}>
              {words.files_keep}
            </button>
          </>
        ) : (
          <button type="button" class="quiet" onClick={() => void (sure.value = true)}>
            {words.files_withdraw}
          </button>
        )}
      </div>
    </li>
  );
}
