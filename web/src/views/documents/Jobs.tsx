// What is being read, and what became of every file: the latest first.

import { cancel, isOpen, type Job, type JobDocument } from "../../api/jobs.js";
import { number, t, term } from "../../i18n/index.js";
import { Link } from "../../ui/Link.js";
import { MayWrite } from "../../ui/MayWrite.js";
import { More } from "../../ui/More.js";
import { Said } from "../../ui/Text.js";
import { Trouble } from "../../ui/Trouble.js";
import { ask, listed, live } from "./work.js";

export function Jobs() {
  const words = t.value;
  const { data, problem } = listed.value;
  if (problem) return <Trouble problem={problem} retry={listed.reload} />;
  if (!data?.rows.length) return null;
  return (
    <section>
      <h2>{words.files_jobs}</h2>
      <ol class="jobs">
        {data.rows.map((job) => (
          <One key={job.id} job={live.value[job.id] ?? job} />
        ))}
      </ol>
      <More list={listed} />
    </section>
  );
}

function One({ job }: { job: Job }) {
  const words = t.value;
  const { id, kind, state, made, files = [], skipped = [], documents = [], step, done = 0, total = 0, changes, problem } = job;
  return (
    <li class="job">
      <p class="bar">
        <span class="shown">
          <strong>{term(`job_${kind}`)}</strong> <span class={`tag ${state === "failed" ? "bad" : ""}`}>{term(`job_${state}`)}</span>{" "}
          <span class="small">
            {words.files_job(String(id))} <time dateTime={made}>{made.slice(0, 16).replace("T", " ")}</time>
          </span>
        </span>
        {isOpen(job) ? (
          <MayWrite scope="ingest">
            <button type="button" class="quiet" onClick={() => void ask(() => cancel(id))}>
              {words.files_cancel}
            </button>
          </MayWrite>
        ) : null}
      </p>
      {isOpen(job) ? (
        <p role="status">
          <progress max={total || 1} value={total ? done : undefined} aria-label={words.files_progress} />{" "}
          <span class="small">{step ? `${term(`step_${step}`).replace("step_", "")} ${number(done)} / ${number(total)}` : words.files_waits}</span>
        </p>
      ) : null}
      {problem ? <p class="none">{problem}</p> : null}
      <ul>
        {documents.map((one, index) => (
          <Came key={index} one={one} />
        ))}
        {skipped.map(({ name, reason }) => (
          <li key={name}>
            <span class="tag bad">{term("file_left aside")}</span> <Said>{name}</Said> <span class="small">{reason}</span>
          </li>
        ))}
      </ul>
      {isOpen(job) && files.length > documents.length ? <p class="small">{words.files_rest(number(files.length - documents.length))}</p> : null}
      {changes ? <p class="small">{words.files_changes(number(changes.added ?? 0), number(changes.changed ?? 0), number(changes.removed ?? 0))}</p> : null}
    </li>
  );
}

function Came({ one: { id, names, state, title, tasks = 0, reason } }: { one: JobDocument }) {
  const words = t.value;
  const name = names.join(words.list_join) || (id ?? "");
  return (
    <li>
      <span class={`tag ${state === "failed" ? "bad" : ""}`}>{term(`file_${state}`)}</span>{" "}
      {id && state === "read" ? (
        <Link to={{ doc: id, view: "reader" }}>
          <Said>{name}</Said>
        </Link>
      ) : (
        <Said>{name}</Said>
      )}{" "}
      <span class="small">
        {title ? <Said>{title}</Said> : null} {state === "read" ? words.tasks_count(number(tasks)) : ""} {reason ? <bdi>{reason}</bdi> : null}
      </span>
    </li>
  );
}
