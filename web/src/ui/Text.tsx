// Words out of documents. Each stands isolated, so that a right-to-left mark in it turns nothing around it.

/** A name or a passage as a document gives it. */
export const Said = ({ children, class: name }: { children: string; class?: string }) => (
  <bdi lang="zh-CN" class={name}>
    {children}
  </bdi>
);

/** A passage with the first occurrence of `part` marked. */
export function Marked({ text, part }: { text: string; part?: string | null | undefined }) {
  const at = part ? text.indexOf(part) : -1;
  if (at < 0 || !part) return <Said>{text}</Said>;
  return (
    <bdi lang="zh-CN">
      {text.slice(0, at)}
      <mark>{part}</mark>
      {text.slice(at + part.length)}
    </bdi>
  );
}
