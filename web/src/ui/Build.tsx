import { shortened } from "../answer/version.js";
import type { Statistics } from "../api/questions.js";
import { t } from "../i18n/index.js";

/** Which program and which graph this is, for whoever cites it or reports what is wrong. */
export const Build = ({ of: { program_version, content_hash, extractor_version, schema_version } }: { of: Statistics }) => (
  <p class="small tabular">{t.value.build(program_version, shortened(content_hash), extractor_version, String(schema_version))}</p>
);
