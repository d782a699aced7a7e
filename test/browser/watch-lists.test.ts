import { demoCatalogue, demoChanges } from '../../server/demo-environment/catalogue.ts';
import { callTool, syncDemo } from './demo-sync.ts';
import { expect } from './fixtures.ts';
import { expectNoBarriersInBothThemes } from './no-barriers.ts';
import { openSynced, test } from './small-demo.ts';

/** An entity with a field that the second release does something to. */
function fieldThat(what: 'field_removed' | 'field_label_changed') {
  for (const { name, details } of demoChanges('small').definitions) {
    const entity = demoCatalogue(1, 'small').publicEntities.find(({ Name }) => Name === name);
    const detail = details.find((each) => each.what === what);
    if (entity !== undefined && detail?.what === what) {
      return { set: entity.EntitySetName, field: detail.field };
    }
  }
  throw new Error(`The second release of the demo has no ${what}.`);
}

test('a list made from an address tells what the next release breaks, until that is accepted', async ({
  page,
  host,
  demo,
}) => {
  const gone = fieldThat('field_removed');
  const relabelled = fieldThat('field_label_changed');
  await openSynced(page, host.url, demo);
  await page.goto(host.url);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Watch-lists' }).click();
  await expect(page.getByText('Nothing is watched yet.')).toBeVisible();
  await expectNoBarriersInBothThemes(page);

  await page.getByRole('button', { name: 'Paste an address or a header' }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('OData addresses')
    .fill(`${demo.url}/data/${gone.set}?$select=${gone.field},Nope&cross-company=true`);
  const report = dialog.getByRole('status', { name: 'What was recognised' });
  await expect(report).toContainText('2 things recognised, 1 not.');
  await expect(report).toContainText(`Nope is no field, relation or action of ${gone.set}`);
  await expectNoBarriersInBothThemes(page);
  await dialog.getByLabel('List').fill('Interface to shop');
  await dialog.getByRole('button', { name: 'Watch 2 things' }).click();
  await expect(page).toHaveURL(/\/watch-lists\/Interface%20to%20shop/);
  const state = page.locator('p[role=status]');
  await expect(state).toHaveText('unchanged');

  await page.goto(`${host.url}e/${relabelled.set}/f/${relabelled.field}`);
  await expect(page.getByRole('button', { name: /^Watch .* in Interface to shop$/ })).toBeVisible();
  await page.keyboard.press('w');
  await expect(page.getByText(/is on the watch-list Interface to shop\./)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Watch .* in / })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  demo.setKnobs({ release: 2 });
  await syncDemo(page, 'UAT');
  await expect(
    page.getByText("Interface to shop: 1 field broken by UAT's new version."),
  ).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  const row = page.getByRole('listitem', { name: 'Interface to shop' });
  await expect(row).toContainText(`${gone.set}.${gone.field}: ${gone.field} was removed.`);
  await expect(row).toContainText('1 broken, 1 changed, 1 unchanged');
  await expectNoBarriersInBothThemes(page);
  expect(await callTool(page, 'd365fo_check_watch_list', {})).toMatchObject({
    list: 'Interface to shop',
    state: 'broken',
    counts: { broken: 1, changed: 1, unchanged: 1 },
    pins: [{ name: `${gone.set}.${gone.field}`, state: 'broken' }, { state: 'changed' }, {}],
  });

  await page.goto(`${host.url}compare`);
  const changes = page.getByRole('table', { name: /^What changes from/ });
  await page.getByText('More filters').click();
  await page.getByRole('checkbox', { name: 'Only what I watch' }).check();
  // Its head and the two fields, whatever else changed around them.
  await expect(changes).toHaveAttribute('aria-rowcount', '3');
  await expect(changes).toContainText(`${gone.set} › ${gone.field}`);
  await expect(changes).toContainText(`${relabelled.set} › ${relabelled.field}`);
  await page.reload();
  await expect(page.getByRole('checkbox', { name: 'Only what I watch' })).toBeChecked();
  await expect(changes).toHaveAttribute('aria-rowcount', '3');

  await page.goto(`${host.url}watch-lists`);
  await row.getByRole('link').click();
  const table = page.getByRole('table', { name: 'Watched in Interface to shop' });
  await expect(table.getByRole('row').nth(1)).toContainText(`${gone.set}.${gone.field}`);
  await expectNoBarriersInBothThemes(page);
  await page.getByRole('button', { name: `Remove ${gone.set}.${gone.field} from` }).click();
  await expect(state).toContainText('changed');
  await page.getByRole('button', { name: 'Accept all as it is now' }).click();
  await expect(state).toHaveText('unchanged');
  await page.reload();
  await expect(state).toHaveText('unchanged');
});
