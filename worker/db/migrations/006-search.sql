-- The index is built again, from the first definition on (worker/search/catch-up-index.ts): labels are rows of their own now,
-- and ready lists for prefixes of three letters took more room than they saved time.
DROP TABLE search_index;
CREATE VIRTUAL TABLE search_index USING fts5 (
  name, context, label,
  content = '', contentless_delete = 1, detail = 'column', prefix = '1 2',
  tokenize = "unicode61 remove_diacritics 2"
);
DELETE FROM search_word;
UPDATE search_progress SET indexed_up_to = 0;
INSERT INTO unindexed_label (label_id)
SELECT DISTINCT label_id FROM label_text WHERE true
ON CONFLICT DO NOTHING;
