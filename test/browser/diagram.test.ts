import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { demoCatalogue } from '../../server/demo-environment/catalogue.ts';
import { expect } from './fixtures.ts';
import { expectNoBarriers, expectNoBarriersInBothThemes } from './no-barriers.ts';
import { openSynced, test } from './small-demo.ts';

/** An entity that refers to a few others, by their set names. */
function entityWithRelations() {
  const { publicEntities } = demoCatalogue(1, 'small');
  const setNames = new Map(publicEntities.map(({ Name, EntitySetName }) => [Name, EntitySetName]));
  for (const { EntitySetName, NavigationProperties } of publicEntities) {
    const names = NavigationProperties.filter(({ Cardinality }) => Cardinality === 'Single').map(
      ({ RelatedEntity }) => setNames.get(RelatedEntity),
    );
    const others = [...new Set(names)].filter(
      (name) => name !== undefined && name !== EntitySetName,
    );
    const [first, second] = others;
    if (first !== undefined && second !== undefined) return { name: EntitySetName, first, second };
  }
  throw new Error('No entity of the demo refers to two others.');
}

function nodeOf(page: Page, name: string) {
  return page.getByRole('group', { name, exact: true });
}

test('an entity is shown with what it is related to, and the diagram is kept as it is left', async ({
  page,
  host,
  demo,
}) => {
  const { name, first, second } = entityWithRelations();
  await openSynced(page, host.url, demo);

  await page.goto(`${host.url}e/${name}`);
  await page.getByRole('link', { name: 'Show in a diagram' }).click();
  await expect(page).toHaveURL(new RegExp(`/diagram\\?show=${name}`));
  for (const each of [name, first, second]) await expect(nodeOf(page, each)).toBeVisible();
  await expectNoBarriersInBothThemes(page);

  await page.getByRole('button', { name: `Remove ${first}` }).click();
  await expect(nodeOf(page, first)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(nodeOf(page, first)).toBeVisible();
  await page.getByRole('button', { name: `Remove ${second}` }).click();
  await page.getByRole('button', { name: new RegExp(`^Related to ${name}:`) }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(second).check();
  await expectNoBarriers(page);
  await dialog.getByRole('button', { name: 'Add 1' }).click();
  await expect(nodeOf(page, second)).toBeVisible();

  await page.getByRole('button', { name: 'Save' }).click();
  await dialog.getByLabel('Name').fill('From / to');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/diagram\/From%20%2F%20to/);
  const fields = page.getByRole('button', { name: `Fields of ${name}` });
  await expect(fields).toHaveAttribute('aria-expanded', 'true');
  await fields.click();
  const place = async () => {
    const style = await nodeOf(page, name).getAttribute('style');
    return /translate[^)]*/.exec(style ?? '')?.[0];
  };
  const before = await place();
  await nodeOf(page, name).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(place).not.toEqual(before);
  const after = await place();
  await expect(nodeOf(page, name)).toHaveClass(/selected/);
  await page.keyboard.press('Escape');
  await expect(nodeOf(page, name)).not.toHaveClass(/selected/);
  await expect(nodeOf(page, name)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await expect(nodeOf(page, name)).not.toHaveClass(/selected/);
  // The list has the same, and leaving for it keeps what was moved a moment ago.
  await page.getByRole('button', { name: 'List', exact: true }).click();
  const list = page.getByRole('list', { name: 'Entities of the diagram' });
  await expect(list.getByRole('listitem', { name, exact: true })).toContainText(second);
  await expectNoBarriers(page);
  await page.getByRole('link', { name: 'Glossary' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Glossary' })).toBeVisible();

  await page.goto(`${host.url}diagram/From%20%2F%20to`);
  await expect(fields).toHaveAttribute('aria-expanded', 'false');
  expect(await place()).toEqual(after);
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Picture (SVG)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('From-to.svg');
  expect(await readFile(await download.path(), 'utf8')).toContain(`>${name}</text>`);
});
