import type { DemoRelease } from './demo-catalogue.ts';
import { hashText } from './seeded-random.ts';

/** What an environment says about its version; known without its catalogue. */
export interface DemoVersion {
  readonly modules: readonly string[];
  readonly applicationVersion: string;
  readonly platformVersion: string;
  readonly buildVersion: string;
}

export function demoVersion(release: DemoRelease): DemoVersion {
  const { application, platform, build } = BUILDS[release];
  return {
    modules: installedModules(release),
    applicationVersion: application,
    platformVersion: platform,
    buildVersion: build,
  };
}

const BUILDS = {
  1: { application: '10.0.2105.34092', platform: '7.0.7521.60', build: '10.34.2105.34092' },
  2: { application: '10.0.2231.18', platform: '7.0.7690.41', build: '10.35.2231.18' },
} as const;

/** Packages and the models in them: `Module` alone, or `Module: Name, Name`. */
const STANDARD = `
AccountsPayableMobile
AdvancedQualityManagement
ApplicationCommon
ApplicationFoundation: ApplicationFoundation, ApplicationFoundation FormAdaptor
ApplicationFoundationFormAdaptor
ApplicationPlatform: ApplicationPlatform
ApplicationPlatformFormAdaptor
ApplicationSuite: Foundation, Foundation Upgrade, SCMControls, Application Suite Form Adaptors, Tax Books Application Suite Integration, Electronic Reporting Application Suite Integration, Electronic Reporting For Advanced Ledger Entries Application Suite Integration
ApplicationWorkspaces
AssetLeasing
AssetManagement: Asset Management, Asset Management Mobile
Auditability
BankReconciliation
Budget
BudgetControl
BusinessEvents
BusinessProcess
BusinessProcessManagement
CaseManagement
CashFlowForecasting
CloudManagement
CommonDataService
Compensation
ContactPerson
CostAccounting: Cost Accounting, Cost Accounting Applicationsuite Integration
CostAccountingService
CreditManagement
Currency: Currency, Currency Upgrade
Currencyexchange
CustomerPaymentInsights
DataImpExpApplication
DataManagementFramework
DataUpgrade
DemandForecastParameters
Dimensions: Dimensions, Dimensions Upgrade
Directory: Directory, Directory Upgrade
DualWriteIntegration
ElectronicReporting: Electronic Reporting, Electronic Reporting Core, Electronic Reporting Mapping
ElectronicReportingForTax
ElectronicInvoicing
EngineeringChangeManagement
EntAssetMobile
ExpenseMobile
ExpenseManagement
FinancialReporting: Financial Reporting, Financial Reporting Entity Store
FinanceInsights
FiscalBooks: Fiscal Books, Fiscal Books Application Suite Integration
FixedAssets
FleetManagement: Fleet Management, Fleet Management Unit Tests
GeneralLedger: General Ledger, General Ledger Extension
GlobalAddressBook
GlobalizationStudio
HumanCapital
HumanResourcesHRM
HumanResourcesPayroll
InventoryVisibility
IntelligentOrderManagement
InventoryAccounting
InvoiceCapture
KanbanManagement
LandedCost: Landed Cost, Landed Cost Mobile
Ledger: Ledger, Ledger Staging, Ledger Upgrade
LeaveAndAbsence
LocalizationBrazil
LocalizationChina
LocalizationIndia
LocalizationItaly
LocalizationJapan
LocalizationMexico
LocalizationPoland
LocalizationRussia
LocalizationThailand
MasterPlanning
MeasurementsPlatform
MobileApplication
MonitoringAndTelemetry
MyCompany
OrganizationModel
Organization
Payroll
PersonnelCore: Personnel Core, Personnel Core Upgrade
PersonnelManagement
PlanningOptimization
Policy
PricingManagement
ProcessGuide
ProcessManufacturing
ProcurementMobile
ProductConfiguration
ProductInformation
ProductionFloorExecution
Project
ProjectAccounting
ProjectTimeEntryMobile
PublicSector: Public Sector, Public Sector Application Suite
QuestionnaireCore
RebateManagement
RegulatoryServices
Retail: Retail, Retail Customizations, Retail Sdk, Retail Upgrade
RetailChannel
RetailCore
RevenueRecognition
SalesMobile
Scheduling
SecurityReports
SelfServiceDeployment
ServiceManagement
SourceDocumentation
SourceDocumentationTypes
StatutoryReporting
Subledger
SubscriptionBilling
SupplierCommunication
SupplyRiskAssessment
SystemAdministration
SystemHealth
Tax: Tax, Tax Upgrade
TaxCalculation
TaxEngine: Tax Engine, Tax Engine Interface
TaxService
TestEssentials
TransportationManagement
UnifiedPricing
UnitOfMeasure: Unit Of Measure, Unit Of Measure Upgrade
UpgradeAnalyzer
VendorCollaboration
VendorInvoiceAutomation
WarehouseManagement: Warehouse Management, Warehouse Management Mobile, Warehouse Management Upgrade
WarehouseMobile
WasteManagement
WarrantyTracking
Workflow
WorkflowFramework
AccountingServices
BankPositivePay
BusinessDocumentManagement
CashManagement
CollectionsCoordinator
DeliverySchedules
DocumentRouting
ExpenseReceiptOcr
FieldServiceIntegration
GlobalInventoryAccounting
MixedRealityGuides
ProcurementAutomation
QualityManagement
RetailReturns
SensorDataIntelligence
WorkloadEngine
WorkforceManagement
`;

/** Models that Microsoft did not publish, in full. */
const OTHERS = [
  'Name: AdatumPipes | Version: 1.8.313.0 | Module: AdatumPipes | Publisher: Adatum | DisplayName: Adatum | Pipe works',
  'Name: Adatum Pipes Tests | Version: 1.8.313.0 | Module: AdatumPipes | Publisher: Adatum | DisplayName: Adatum | Pipe works | Tests',
  'Name: ContosoCore | Version: 2026.3.1.12 | Module: ContosoCore | Publisher: Contoso Entertainment System AG | DisplayName: Contoso Core',
  'Name: Contoso Extensions | Version: 2026.3.1.12 | Module: ContosoCore | Publisher: Contoso Entertainment System AG | DisplayName: Contoso Extensions',
  'Name: ContosoReports | Version: 1.0.0.0 | Module: ContosoReports | Publisher: Contoso Entertainment System AG | DisplayName: Contoso Reports',
  'Name: FabrikamFood | Version: 12.4.0.7 | Module: FabrikamFood | Publisher: Fabrikam, Inc. | DisplayName: Fabrikam Food & Beverage',
  'Name: LitwareMetering | Version: 3.0.18.2 | Module: LitwareMetering | Publisher: Litware | DisplayName: Litware Metering',
  'Name: NorthwindDealer | Version: 9.1.2025.1104 | Module: NorthwindDealer | Publisher: Northwind Traders | DisplayName: Northwind Dealer Management',
  'Name: TreyExpense | Version: 1.2.134.0 | Module: TreyExpense | Publisher:  | DisplayName: Trey Expense – Reisekosten',
];

const UPDATED_IN_RELEASE_2 = 105;
const PLATFORM_MODULES =
  /^(Application(Foundation|Platform)|TestEssentials|MonitoringAndTelemetry)/;

/**
 * The lines of GetInstalledModules, neither sorted nor unique by module. Release 2 brings other
 * versions to 105 of them, and one model more.
 */
function installedModules(release: DemoRelease): readonly string[] {
  const models = STANDARD.trim().split('\n').flatMap(parsePackage);
  const updated = new Set(
    [...models]
      .sort((a, b) => hashText(a.name) - hashText(b.name))
      .slice(0, release === 2 ? UPDATED_IN_RELEASE_2 : 0)
      .map((model) => model.name),
  );
  const standard = models.map(({ name, moduleName }) => {
    const { platform, build } = BUILDS[updated.has(name) ? 2 : 1];
    const version = PLATFORM_MODULES.test(moduleName) ? platform : build;
    const publisher = hashText(moduleName) % 4 === 0 ? 'Microsoft' : 'Microsoft Corporation';
    return `Name: ${name} | Version: ${version} | Module: ${moduleName} | Publisher: ${publisher} | DisplayName: ${showName(name)}`;
  });
  const more = release === 2 ? [ADDED_IN_RELEASE_2] : [];
  const others =
    release === 2 ? OTHERS.map((line) => line.replace('2026.3.1.12', '2026.4.2.3')) : OTHERS;
  return [...standard, ...others, ...more];
}

const ADDED_IN_RELEASE_2 =
  'Name: SustainabilityAccounting | Version: 10.35.2231.18 | Module: SustainabilityAccounting | Publisher: Microsoft Corporation | DisplayName: Sustainability Accounting';

function parsePackage(line: string): { name: string; moduleName: string }[] {
  const [moduleName = '', models] = line.split(': ');
  return (models?.split(', ') ?? [moduleName]).map((name) => ({ name, moduleName }));
}

function showName(name: string): string {
  return name.includes(' ')
    ? name
    : (name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]+/g) ?? [name]).join(' ');
}
