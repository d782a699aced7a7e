import type { EntityDescription } from '../entity-description.ts';
import { customersCore } from './customers.ts';
import { financeCore } from './finance.ts';
import { humanResourcesCore } from './human-resources.ts';
import { inventoryCore } from './inventory.ts';
import { organizationCore } from './organization.ts';
import { productsCore } from './products.ts';
import { projectsCore } from './projects.ts';
import { purchasingCore } from './purchasing.ts';
import { retailCore } from './retail.ts';
import { salesCore } from './sales.ts';
import { vendorsCore } from './vendors.ts';
import { warehouseManagementCore } from './warehouse.ts';

/** Real entities with their real names; the rest of a catalogue is built around them. */
export const coreEntities: readonly EntityDescription[] = [
  ...customersCore,
  ...vendorsCore,
  ...salesCore,
  ...purchasingCore,
  ...productsCore,
  ...inventoryCore,
  ...warehouseManagementCore,
  ...financeCore,
  ...organizationCore,
  ...humanResourcesCore,
  ...projectsCore,
  ...retailCore,
];
