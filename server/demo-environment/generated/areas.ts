/**
 * The areas of the product and what each deals with, one a line:
 * `AOT prefix|public prefix|label file|subjects`. Subjects are words of the vocabulary, so that
 * every name built from them has a label in both languages.
 */
const AREAS = `
Cust|Customer|AccountsReceivable|Payment,CollectionLetter,InterestNote,CreditLimit,BillOfExchange,DirectDebitMandate,FreeTextInvoice,AccountStatement,Settlement,PostingProfile,Rebate,Prepayment,CreditCard,Claim
Vend|Vendor|AccountsPayable|Payment,Invoice,Prepayment,Certification,Check,PostingProfile,Settlement,Matching,Retention,PurchaseRequisition,Rebate,BankAccount,Contact,Classification
Sales|Sales|SalesAndMarketing|Order,Quotation,Agreement,Return,Commission,Price,Discount,Charge,Campaign,Confirmation,PackingSlip,Invoice,Territory,Forecast
Purch|Purchase|ProcurementAndSourcing|Order,Agreement,Requisition,RequestForQuotation,ProductReceipt,Charge,Price,Policy,Catalog,Approval,Confirmation,Bid,Commitment,Budget
Invent|Inventory|InventoryManagement|Transfer,Counting,Adjustment,Reservation,Batch,SerialNumber,QualityOrder,Status,Valuation,Closing,Consignment,Quarantine,Barcode,Movement
EcoRes|Product|ProductInformationManagement|Variant,Category,Attribute,Configuration,Color,Size,Style,Translation,Lifecycle,Release,Attachment,Dimension,Kit,Version
WHS|Warehouse|WarehouseManagement|Work,Load,Wave,Shipment,Container,LicensePlate,Location,Replenishment,CycleCount,Picking,Putaway,Packing,MobileDevice,CrossDocking
TMS|Transportation|TransportationManagement|Carrier,Route,Freight,Load,Rate,Dock,Appointment,Broker,Zone,Driver,Charge,Tender
Ledger|Ledger|GeneralLedger|Journal,Allocation,Accrual,Elimination,Settlement,Consolidation,Closing,Voucher,FiscalCalendar,Posting,Reconciliation,Revaluation,Structure,Balance
Tax|Tax|Tax|SalesTax,WithholdingTax,Exemption,Settlement,Declaration,Authority,Registration,Reporting,Jurisdiction,Calculation,Document,Rate
Bank|Bank|CashManagement|Statement,Reconciliation,Deposit,Check,LetterOfCredit,LetterOfGuarantee,Facility,Payment,CashFlow,Transaction,Branch,Transfer
Asset|FixedAsset|FixedAssets|Depreciation,Acquisition,Disposal,Revaluation,Insurance,Book,Location,Maintenance,Lease,Transfer,Provision,Component
Budget|Budget|Budgeting|Plan,Control,Allocation,Register,Reservation,Forecast,Position,Scenario,Approval,Cycle,Amendment,Fund
Proj|Project|ProjectManagementAndAccounting|Activity,Contract,Forecast,Invoice,Estimate,Hour,Expense,Item,Milestone,Resource,Quotation,Billing,Funding,Timesheet
Hcm|HumanResources|HumanResources|Worker,Position,Job,Employment,Benefit,Compensation,Course,Skill,Leave,Goal,Applicant,Recruitment,Education,Certificate
Payroll|Payroll|Payroll|EarningCode,Deduction,PayStatement,Garnishment,Benefit,Tax,PayPeriod,Disbursement,Accrual,Position
Prod|Production|ProductionControl|Order,Route,Operation,Job,Picking,Cost,Schedule,Scrap,Resource,Consumption,Journal,Unit,Kanban,Calendar
Req|MasterPlanning|MasterPlanning|PlannedOrder,Coverage,Forecast,SafetyStock,Demand,Supply,Action,Delay,Priority,Capacity,Sourcing,Policy
Cost|CostAccounting|CostAccounting|CostCenter,Overhead,Allocation,Rate,Policy,Object,Ledger,Budget,Statistics,Dimension,Version,Behavior
RetailStore|RetailStore|Retail|Shift,Register,Terminal,Tender,Receipt,Employee,Layout,Device,Catalog,Statement,Price,Replenishment
RetailChannel|RetailChannel|RetailChannel|Loyalty,GiftCard,Coupon,Promotion,Discount,Order,Fulfillment,Customer,Payment,Notification,Category,Assortment
Trv|Expense|ExpenseManagement|ExpenseReport,Mileage,PerDiem,Receipt,Policy,Category,CreditCard,Requisition,Advance,Approval,Itinerary
Smm|SalesMarketing|SalesAndMarketing|Lead,Opportunity,Prospect,Campaign,Activity,Territory,Questionnaire,Case,Competitor,Quotation,Relation
SMA|ServiceManagement|ServiceManagement|Order,Agreement,Object,Task,Repair,Technician,Subscription,Dispatch,Symptom,Stage
Ent|AssetManagement|EnterpriseAssetManagement|WorkOrder,Maintenance,Request,Counter,Fault,Schedule,Location,Job,Warranty,Inspection,Condition
Sub|SubscriptionBilling|SubscriptionBilling|Contract,Schedule,Billing,Deferral,Renewal,Price,Escalation,Allocation,Usage,Template
RevRec|RevenueRecognition|RevenueRecognition|Contract,Schedule,Allocation,Price,Journal,Recognition,Bundle,Hold
Case|CaseManagement|CaseManagement|Category,Process,Activity,Log,Knowledge,Priority,Association,Dependency
Bom|BillOfMaterials|ProductionControl|Formula,Component,Calculation,Consumption,Version,Scrap,Approval,Conversion
PC|ProductConfiguration|ProductConfiguration|Component,Attribute,Constraint,Template,Price,Session,Table,Group
Credit|CreditManagement|CreditManagement|Limit,Hold,Score,Guarantee,Insurance,Review,Rule,Collection
Rebate|RebateManagement|RebateManagement|Agreement,Deal,Claim,Target,Accrual,Payment,Royalty,Deduction
Landed|LandedCost|LandedCost|Voyage,Container,Folio,Shipping,Charge,Port,Leg,Tracking,Broker
Eng|EngineeringChange|EngineeringChangeManagement|Change,Product,Release,Attribute,Readiness,Request,Order,Category
Dir|Party|GlobalAddressBook|Address,Contact,Relationship,Role,Location,Hierarchy,Person,Organization
Sys|System|SystemAdministration|User,Batch,Role,Notification,Document,Workflow,Audit,Archive,Integration,Alert,Session,Feature
OM|Organization|OrganizationModel|Hierarchy,OperatingUnit,Department,Purpose,Policy,Calendar,Team,Location
ER|ElectronicReporting|ElectronicReporting|Format,Model,Mapping,Destination,Configuration,Parameter,File,Source
Intrastat|ForeignTrade|ForeignTrade|Commodity,Port,Transport,Declaration,Transaction,Procedure,Authority,Origin
PublicSector|PublicSector|PublicSector|Fund,Grant,Encumbrance,Award,Budget,Billing,Posting,Reservation
Pds|ProcessManufacturing|ProcessManufacturing|Batch,Formula,Potency,Vendor,Rebate,Catch,Hazard,Allergen
Quality|QualityManagement|AdvancedQualityManagement|Inspection,Sampling,Test,Certificate,Deviation,Calibration,Result,Correction
Fleet|FleetManagement|FleetManagement|Vehicle,Rental,Customer,Reservation,Maintenance,Discount
ADTPipe|AdatumPipe|AdatumPipes|Roll,Cylinder,Measurement,Inspection,Certificate,Order,Recall,Freight
FBKFood|FabrikamFood|FabrikamFood|Recipe,Allergen,Nutrient,Freshness,Recall,Deposits,Empties,Grower,Crop
LITMeter|LitwareMeter|LitwareMetering|Meter,Reading,Contract,Tariff,Billing,Energy,Emission,Waste
NWTDealer|NorthwindDealer|NorthwindDealer|Dealer,SparePart,Warranty,Vehicle,Claim,Recall,Discount,Territory
TRYExpense|TreyExpense|TreyExpense|Trip,Meal,Mileage,Approval,Receipt,Consent,Interface
CONCore|ContosoCore|ContosoExtensions|Interface,Mapping,Approval,Partner,Price,Integration,Signature,Archive,Compliance
`;

export interface Area {
  readonly aotPrefix: string;
  readonly publicPrefix: string;
  readonly labelFile: string;
  readonly subjects: readonly string[];
}

export const areas: readonly Area[] = AREAS.trim()
  .split('\n')
  .map((line) => {
    const [aotPrefix = '', publicPrefix = '', labelFile = '', subjects = ''] = line.split('|');
    return { aotPrefix, publicPrefix, labelFile, subjects: subjects.split(',') };
  });
