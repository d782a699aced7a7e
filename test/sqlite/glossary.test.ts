import { beforeEach, describe, expect, test } from 'vitest';
import type { GlossaryDraft } from '#contract/glossary.ts';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import { statement } from '../../worker/db/statement.ts';
import { openEngine, valueOf, type TestEngine } from './open-engine.ts';

let atlas: TestEngine;

beforeEach(async () => {
  atlas = await openEngine();
});

const DRAFT: GlossaryDraft = {
  id: null,
  term: ' Zahlungsziel ',
  synonyms: ['Nettofrist', '', 'nettofrist', 'ZAHLUNGSZIEL'],
  note: " O'Brien said: <b>30 days</b>\n",
  links: [
    {
      target: { kind: 'property', owner: 'CustomersV3', name: 'PaymentTerms' },
      confidence: 'confirmed',
    },
    {
      target: { kind: 'property', owner: 'VendorsV2', name: 'PaymentTerms' },
      confidence: 'likely',
    },
    { target: { kind: 'entity', name: 'PaymentTerms' }, confidence: 'guess' },
  ],
};

describe('the glossary', () => {
  test('keeps a term as it was written, trimmed and without repetitions', async () => {
    const saved = await valueOf(atlas.engine.saveTerm(DRAFT));
    expect(saved).toMatchObject({
      term: 'Zahlungsziel',
      synonyms: ['Nettofrist'],
      note: "O'Brien said: <b>30 days</b>",
    });
    expect(saved.links).toEqual(DRAFT.links);
    expect(await valueOf(atlas.engine.listTerms())).toEqual([saved]);
  });

  test('tells every tab of every change', async () => {
    const { id } = await valueOf(atlas.engine.saveTerm(DRAFT));
    await valueOf(atlas.engine.importGlossary(new Blob(['term,note\nSkonto,\n']), {}));
    await valueOf(atlas.engine.removeTerm(id));
    expect(atlas.events).toEqual(Array(3).fill({ kind: 'glossary_changed' }));
  });

  test('a word belongs to one term, whatever its case', async () => {
    const saved = await valueOf(atlas.engine.saveTerm(DRAFT));
    const second = await atlas.engine.saveTerm({ ...DRAFT, term: 'zahlungsziel' });
    expect(second).toMatchObject({ ok: false, failure: { kind: 'bad_input', field: 'term' } });
    const nameless = await atlas.engine.saveTerm({ ...DRAFT, term: ' ' });
    expect(nameless).toMatchObject({ ok: false, failure: { kind: 'bad_input', field: 'term' } });
    expect(atlas.events).toHaveLength(1);
    const renamed = await valueOf(
      atlas.engine.saveTerm({ ...DRAFT, id: saved.id, term: 'ZAHLUNGSZIEL' }),
    );
    expect(renamed.term).toBe('ZAHLUNGSZIEL');
    expect(await valueOf(atlas.engine.listTerms())).toHaveLength(1);
  });

  test('a term that is saved again loses what was taken from it, and no other loses anything', async () => {
    const payment = await valueOf(atlas.engine.saveTerm(DRAFT));
    const discount = await valueOf(
      atlas.engine.saveTerm({ ...DRAFT, term: 'Skonto', synonyms: ['Rabatt', 'Nachlass'] }),
    );
    const changed = await valueOf(
      atlas.engine.saveTerm({
        ...payment,
        synonyms: ['Ziel', 'Frist'],
        links: payment.links.slice(1).toReversed(),
      }),
    );
    expect(changed.links).toHaveLength(2);
    expect(await valueOf(atlas.engine.listTerms())).toEqual([discount, changed]);
  });

  test('a term is found by its words in any order and by its synonyms, the exact and the short first', async () => {
    await valueOf(atlas.engine.saveTerm({ ...DRAFT, term: 'Frist, lange', synonyms: [] }));
    await valueOf(atlas.engine.saveTerm({ ...DRAFT, term: 'Fristen', synonyms: [] }));
    await valueOf(atlas.engine.saveTerm({ ...DRAFT, term: 'Frist', synonyms: [] }));
    await valueOf(atlas.engine.saveTerm({ ...DRAFT, term: 'Ziel', synonyms: ['lange Frist'] }));
    const wordsOf = async (text: string, limit = 10) =>
      (await valueOf(atlas.engine.findTerms(text, limit))).map((found) => found.term.term);
    expect(await wordsOf('frist')).toEqual(['Frist', 'Fristen', 'Frist, lange', 'Ziel']);
    expect(await wordsOf('FRIST', 2)).toEqual(['Frist', 'Fristen']);
    expect(await wordsOf('lange frist')).toEqual(['Ziel', 'Frist, lange']);
    expect(await wordsOf('  ')).toEqual([]);
    expect(await wordsOf('100%')).toEqual([]);
  });

  test('a file brings its terms and changes mine only as chosen', async () => {
    const mine = await valueOf(atlas.engine.saveTerm(DRAFT));
    const file = new Blob(['term,note\nZahlungsziel,Theirs\nSkonto,\n']);
    const preview = await valueOf(atlas.engine.previewGlossary(file));
    expect(preview.added.map((each) => each.term)).toEqual(['Skonto']);
    expect(preview.conflicts).toHaveLength(1);
    expect(await valueOf(atlas.engine.listTerms())).toHaveLength(1);

    const merge = await valueOf(atlas.engine.importGlossary(file, { [mine.id]: 'theirs' }));
    expect(merge).toEqual({ added: 1, changed: 1, unchanged: 0 });
    const terms = await valueOf(atlas.engine.listTerms());
    expect(terms.map((each) => [each.term, each.note])).toEqual([
      ['Skonto', ''],
      ['Zahlungsziel', 'Theirs'],
    ]);
  });

  test.each(['csv', 'json'] as const)('a %s file of it fills another device', async (format) => {
    const saved = await valueOf(atlas.engine.saveTerm(DRAFT));
    const { name, blob } = await valueOf(atlas.engine.exportGlossary(format));
    expect([name, blob.type.split(';')[0]]).toEqual([
      `glossary.${format}`,
      format === 'csv' ? 'text/csv' : 'application/json',
    ]);
    expect((await blob.text()).startsWith('{')).toBe(format === 'json');
    const { engine } = await openEngine();
    expect(await valueOf(engine.importGlossary(blob, {}))).toMatchObject({ added: 1 });
    expect(await valueOf(engine.listTerms())).toMatchObject([
      { id: saved.id, term: saved.term, links: saved.links },
    ]);
  });

  test('removing a term leaves nothing of it, and all of the others', async () => {
    const saved = await valueOf(atlas.engine.saveTerm(DRAFT));
    const other = await valueOf(atlas.engine.saveTerm({ ...DRAFT, term: 'Skonto' }));
    await valueOf(atlas.engine.removeTerm(saved.id));
    expect(await valueOf(atlas.engine.listTerms())).toEqual([other]);
    await valueOf(atlas.engine.removeTerm(other.id));
    expect(await valueOf(atlas.engine.listTerms())).toEqual([]);
    const rows = statement<{}, { count: number }>(/* sql */ `
      SELECT (SELECT count(*) FROM glossary_term) + (SELECT count(*) FROM glossary_synonym)
        + (SELECT count(*) FROM glossary_link) AS count
    `);
    expect(atlas.db.first(rows, {})?.count).toBe(0);
  });

  test('a term outlives syncs and the environment that it was written for', async () => {
    const demo = await startDemoEnvironment({ scale: 'small' });
    const uat = await atlas.connect(demo, 'UAT');
    await atlas.sync(uat, { strategy: 'full_without_labels' });
    const term = await valueOf(atlas.engine.saveTerm(DRAFT));
    await atlas.sync(uat, { strategy: 'full_without_labels' });
    expect(await valueOf(atlas.engine.listTerms())).toEqual([term]);
    await valueOf(atlas.engine.removeEnvironment(uat.id));
    expect(await valueOf(atlas.engine.listTerms())).toEqual([term]);
    await demo.close();
  });

  test('a file without a term, or too large to read, changes nothing and says why', async () => {
    const tooLarge = new Blob(['term\nSkonto\n', new Uint8Array(20_000_000).fill(32)]);
    for (const file of [new Blob(['<html>']), new Blob(['term\n']), tooLarge]) {
      const read = await atlas.engine.importGlossary(file, {});
      const failure = { kind: 'bad_input', field: 'file', problem: expect.any(String) };
      expect(read).toEqual({ ok: false, failure });
    }
    expect(atlas.events).toEqual([]);
    expect(await valueOf(atlas.engine.listTerms())).toEqual([]);
  });
});
