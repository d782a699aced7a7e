/**
 * SQL for the label that stands for all spellings of the id `:name`; null where there is none. As it was asked, or in
 * capitals, an id is looked up; only in another spelling it is looked for among all labels.
 */
export const LABEL_OWNER = /* sql */ `coalesce(
  (SELECT owner_id FROM label WHERE spelling IN (:name, upper(:name)) LIMIT 1),
  (SELECT owner_id FROM label WHERE spelling = :name COLLATE NOCASE LIMIT 1)
)`;
