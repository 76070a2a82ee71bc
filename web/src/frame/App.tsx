// The frame: search on top; filters, the view of one answer, and its evidence beside each other.

import { effect } from "@preact/signals";

import { answer } from "../answer/answer.js";
import { outdated } from "../answer/version.js";
import { Problem, reachable } from "../api/client.js";
import { t } from "../i18n/index.js";
import { Home } from "../home/Home.js";
import { state } from "../state/url.js";
import { Loading, Trouble } from "../ui/Trouble.js";
import { current, parts, fetchParts, type Parts, type View } from "../views/registry.js";
import { About } from "./About.js";
import { EvidencePanel } from "./Evidence.js";
import { Filters } from "./Filters.js";
import { Header } from "./Header.js";
import { Help } from "./Help.js";
import { listen } from "./keys.js";
import { alone, leftOpen, pane, PaneTabs } from "./panes.js";
import { Tabs } from "./Tabs.js";

effect(() => {
  const { data, status } = answer.value;
  const name = status === "empty" ? "" : (data?.tasks?.about.name ?? state.value.q);
  document.title = [name, "统筹 Tongchou"].filter(Boolean).join(" · ");
});

listen();

export function App() {
  const view = current(state.value);
  const drawn = view ? parts(view) : undefined;
  const found = drawn instanceof Problem ? undefined : drawn;
  const Left = found?.Left === undefined && view?.of === "answer" ? Filters : found?.Left;
  const Right = found?.Right === undefined && view?.of !== "document" ? EvidencePanel : found?.Right;
  const right = Right && (Right !== EvidencePanel || state.value.ev);
  // Where it is all that is seen, it is the page's main part.
  const Side = (alone.value && pane.value === "right" ? "main" : "aside") as "aside";
  return (
    <>
      <a class="skip" href="#main">
        {t.value.skip}
      </a>
      <Header />
      {reachable.value ? null : (
        <p class="offline" role="status">
          {t.value.offline}
        </p>
      )}
      {outdated.value ? (
        <p class="offline" role="status">
          {t.value.updated(outdated.value.then, outdated.value.now)}
        </p>
      ) : null}
      {view && (Left || right) ? <PaneTabs left={Boolean(Left)} right={Boolean(right)} /> : null}
      <div
        class={`frame ${view?.name ?? "home"}`}
        data-pane={view ? pane.value : "main"}
        data-left={Left ? (leftOpen.value ? "open" : "closed") : "none"}
        data-right={right ? "open" : "none"}
      >
        {Left ? (
          <aside class="left" id="left" aria-label={view?.of === "answer" ? t.value.filters : t.value.outline}>
            <Left />
          </aside>
        ) : null}
        <main id="main" tabIndex={-1} aria-busy={answer.value.status === "loading" ? "true" : undefined}>
          {view ? <Tabs view={view} left={Boolean(Left)} /> : null}
          <Centre view={view} drawn={drawn} />
        </main>
        {right && Right ? (
          <Side class="right" id="right" aria-label={view?.of === "document" ? t.value.marks : t.value.evidence}>
            <Right />
          </Side>
        ) : null}
      </div>
      <Help />
    </>
  );
}

function Centre({ view, drawn }: { view: View | null; drawn: Parts | Problem | undefined }) {
  if (!view) return <Home />;
  const { status, data, problem } = answer.value;
  if (view.of === "answer") {
    if (status === "failed" && problem) return <Trouble problem={problem} retry={answer.reload} />;
    if (!data) return <Loading />;
    if (!data.tasks) return <About />;
  }
  return (
    <>
      {view.of === "answer" ? <About /> : null}
      <Drawn view={view} drawn={drawn} />
    </>
  );
}

function Drawn({ view, drawn }: { view: View; drawn: Parts | Problem | undefined }) {
  if (!drawn) return <Loading />;
  if (drawn instanceof Problem) return <Trouble problem={drawn} retry={() => void fetchParts(view)} />;
  return <drawn.Main />;
}
