import type { Label } from '#contract/detail.ts';
import type { CatalogId } from '#contract/domain.ts';
import type { Database } from '../db/database.ts';
import { statement } from '../db/statement.ts';

/** Looks up what a catalog knows of these label ids; the answer finds a label by the spelling asked for. */
export function readLabels(
  db: Database,
  { catalog, languages }: { readonly catalog: CatalogId; readonly languages: readonly string[] },
  spellings: readonly (string | null)[],
): (spelling: string | null) => Label | null {
  const wanted = JSON.stringify([...new Set(spellings)]);
  const rows = db.all(textsOf, { catalog, spellings: wanted });
  const textsBySpelling = Map.groupBy(rows, (row) => row.spelling);
  return (spelling) => {
    if (spelling === null || spelling === '') return null;
    const texts = (textsBySpelling.get(spelling) ?? []).map(({ language, text }) => ({
      language,
      text,
    }));
    return { id: spelling, text: preferredText(spelling, texts, languages), texts };
  };
}

function preferredText(
  spelling: string,
  texts: readonly { readonly language: string; readonly text: string }[],
  languages: readonly string[],
): string | null {
  // A literal text is its own label; ids begin with `@`.
  if (!spelling.startsWith('@')) return spelling;
  for (const language of languages) {
    const match = texts.find((text) => text.language === language);
    if (match !== undefined) return match.text;
  }
  return texts[0]?.text ?? null;
}

// CROSS JOIN keeps this order. Without ANALYZE, SQLite would read all labels of the catalog to find a few.
const textsOf = statement<
  { catalog: CatalogId; spellings: string },
  { spelling: string; language: string; text: string }
>(/* sql */ `
  SELECT l.spelling, c.language, t.text
  FROM json_each(:spellings) wanted
  CROSS JOIN label l ON l.spelling = wanted.value
  CROSS JOIN catalog_label c ON c.catalog_id = :catalog AND c.label_id = l.owner_id
  JOIN label_text t ON t.id = c.text_id
  ORDER BY c.language
`);
