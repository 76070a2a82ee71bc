// Up and down among the readings of the list.

export function arrows(event: KeyboardEvent): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const target = event.target as Element;
  if (!target.matches("a.reading")) return;
  const all = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>("a.reading")];
  const next = all[all.indexOf(target as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}
