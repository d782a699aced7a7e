import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startDemoEnvironment } from '../../server/demo-environment/start-demo-environment.ts';
import { openApp, syncDemo } from './demo-sync.ts';
import { expect, test } from './fixtures.ts';
import { HostProcess } from './host-process.ts';

const SCRIPT = `<img src=x onerror="window.wasRun=1"><script>window.wasRun=1</script>'">`;
const BACKWARDS = '\u202Eecruos\u2066';
const LONG = 'Endless'.repeat(400);
const NAMES = [SCRIPT, LONG, '__proto__', 'constructor', '../../auth', '%00'];
const ENVIRONMENT = `${SCRIPT.slice(0, 60)}${BACKWARDS}`;

test('names and labels are text on every page, whatever they say', async ({ page }) => {
  test.slow();
  const directory = mkdtempSync(join(tmpdir(), 'fo-atlas-hostile-'));
  writeCatalogue(directory);
  const service = await startDemoEnvironment({ source: { directory } });
  const host = await HostProcess.start({
    config: {
      relay: { hosts: [service.url] },
      environments: [{ name: ENVIRONMENT, url: service.url, auth: 'none' }],
      assistant: { enabled: true },
      demo: false,
    },
  });
  try {
    await openApp(page, host.url);
    await syncDemo(page, ENVIRONMENT);
    for (const name of NAMES) {
      await expectOnlyText(page, `${host.url}search?q=${encodeURIComponent(name)}`);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    for (const path of ['', 'entities', 'enumerations', 'actions', 'environments', 'sync']) {
      await expectOnlyText(page, host.url + path);
    }
    for (const name of NAMES) {
      const part = encodeURIComponent(name);
      if (name === '../../auth') continue; // a place of its own
      for (const path of [
        `e/${part}`,
        `e/${part}/f/${part}`,
        `e/${part}/a/${part}`,
        `d/${part}`,
        `n/${part}`,
        `n/${part}/m/${part}`,
        `l/${encodeURIComponent(labelOf(name))}`,
      ]) {
        await expectOnlyText(page, host.url + path);
        await expect(page.getByRole('heading', { level: 1 })).toContainText(name.slice(0, 20));
      }
    }
  } finally {
    await host.stop();
    await service.close();
    rmSync(directory, { recursive: true });
  }
});

/** No element of a stranger, no script of his, and nothing that pushes the page apart. */
async function expectOnlyText(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('img')).toHaveCount(0);
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  expect.soft(scrollWidth, `${address.slice(0, 40)}…${address.slice(-40)}`).toBe(clientWidth);
}

function labelOf(name: string): string {
  return `@Hostile:${name.slice(0, 40)}`;
}

function writeCatalogue(directory: string): void {
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(directory, `${name}.json`), JSON.stringify({ value }));
  const facts = { IsReadOnly: false, ConfigurationEnabled: true };
  write(
    'DataEntities',
    NAMES.map((name) => ({
      Name: name,
      PublicEntityName: name,
      PublicCollectionName: name,
      LabelId: labelOf(name),
      DataServiceEnabled: true,
      DataManagementEnabled: true,
      EntityCategory: name,
      IsReadOnly: false,
    })),
  );
  write(
    'PublicEntities',
    NAMES.map((name) => ({
      Name: name,
      EntitySetName: name,
      LabelId: labelOf(name),
      ...facts,
      Properties: NAMES.map(propertyOf),
      NavigationProperties: NAMES.map((relation) => ({
        Name: relation,
        RelatedEntity: relation,
        RelatedRelationName: relation,
        Cardinality: 'Single',
        Constraints: [
          {
            '@odata.type': '#Microsoft.Dynamics.Metadata.ReferentialConstraint',
            Property: relation,
            ReferencedProperty: relation,
          },
        ],
      })),
      PropertyGroups: [{ Name: name, Properties: NAMES }],
      Actions: NAMES.map((action) => ({
        Name: action,
        BindingKind: 'BoundToEntitySet',
        Parameters: [{ Name: action, Type: { TypeName: action, IsCollection: true } }],
        ReturnType: { TypeName: action, IsCollection: false },
        FieldLookup: null,
      })),
    })),
  );
  write(
    'PublicEnumerations',
    NAMES.map((name) => ({
      Name: name,
      LabelId: labelOf(name),
      Members: NAMES.map((member, value) => ({
        Name: member,
        LabelId: labelOf(member),
        Value: value,
        ConfigurationEnabled: true,
      })),
    })),
  );
  write('GetInstalledModules', [
    `Name: ${SCRIPT} | Version: 10.0.1 | Module: ${LONG} | Publisher: ${BACKWARDS} | DisplayName: ${SCRIPT}`,
  ]);
  write('GetApplicationVersion', SCRIPT);
  write('GetPlatformBuildVersion', LONG);
  write(
    'Labels.en-US',
    NAMES.map((name) => ({
      Id: labelOf(name),
      Language: 'en-US',
      Value: `${name} ${SCRIPT} ${BACKWARDS}`,
    })),
  );
}

function propertyOf(name: string) {
  return {
    Name: name,
    TypeName: name,
    DataType: 'String',
    LabelId: labelOf(name),
    IsKey: false,
    IsMandatory: false,
    ConfigurationEnabled: true,
    AllowEdit: true,
    AllowEditOnCreate: true,
    IsDimension: false,
    DimensionRelation: name,
    IsDynamicDimension: false,
    DimensionLegalEntityProperty: null,
    DimensionTypeProperty: null,
  };
}
