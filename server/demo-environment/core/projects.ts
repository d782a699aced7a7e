import { parseCoreEntities } from './notation.ts';

/** Texts of these entities live in the label file ProjectManagementAndAccounting. */
export const projectsCore = parseCoreEntities(
  'ProjectManagementAndAccounting',
  `
Projects Project ProjProjectEntity Master|Projects|Projekte
  #ProjectID ProjectName* ProjectGroup* ProjectContractID ProjectType:ProjType ProjectStage:ProjStatus
  CustomerAccount ProjectManagerPersonnelNumber ProjectControllerPersonnelNumber SalesManagerPersonnelNumber
  ProjectedStartDate ProjectedEndDate ActualStartDate ActualEndDate ParentProject
  WorkerResponsiblePersonnelNumber SalesTaxGroup SortFieldId DefaultDimensionDisplayValue ProjectAddressCity
  ProjectAddressStreet SchedulingStartDate SchedulingEndDate
  > Customer CustomerV3 CustomerAccount=CustomerAccount
  > Group ProjectGroup ProjectGroup=ProjectGroup
  > Contract ProjectContract ProjectContractID=ProjectContractID
  > Parent Project ParentProject=ProjectID
ProjectGroups ProjectGroup ProjProjectGroupEntity Configuration|Project groups|Projektgruppen
  #ProjectGroup Name ProjectType:ProjType PostCostHour:string PostCostItem:string
  RevenueRecognitionAccountingRule ValidateTransaction:NoYes
ProjectContracts ProjectContract ProjProjectContractEntity Master|Project contracts|Projektverträge
  #ProjectContractID Name CustomerAccount ContractCurrency IsPaymentTermsOverridden PaymentTermsName
  SalesTaxGroup ContractDate
  > Customer CustomerV3 CustomerAccount=CustomerAccount
ProjectActivities ProjectActivity ProjProjectActivityEntity Master|Project activities|Projektaktivitäten
  #ActivityNumber ProjectId* Description StartDateTime EndDateTime Effort:real RoleId Priority:string
  WBSLevel:string IsMilestone
  > Project Project ProjectId=ProjectID
ProjectCategories ProjectCategory ProjProjectCategoryEntity Configuration|Project categories|Projektkategorien
  #CategoryId CategoryName TransactionType:ProjTransType CategoryGroupId LineProperty ItemSalesTaxGroupCode
ProjectForecastHours ProjectForecastHour ProjForecastHourEntity Transaction+recid|Hour forecasts|Stundenplanungen
  ForecastModelId* ProjectId* CategoryId ForecastDate ForecastHours:real CostPrice SalesPrice CurrencyCode
  ResourceId
ProjectHourTransactions ProjectHourTransaction ProjHourTransactionEntity Transaction+readonly|Hour transactions|Stundenbuchungen
  #TransactionId ProjectId CategoryId PersonnelNumber TransactionDate Quantity CostPrice SalesPrice
  LinePropertyId TransactionStatus CurrencyCode
ProjectInvoiceProposals ProjectInvoiceProposal ProjInvoiceProposalEntity Transaction|Project invoice proposals|Projektrechnungsvorschläge
  #ProposalId ProjectContractId CustomerAccount InvoiceDate InvoiceAmount CurrencyCode WorkflowStatus
  ! post instance -
TimesheetHeaders TimesheetHeader TSTimesheetHeaderEntity Transaction|Timesheets|Stundenzettel
  #TimesheetNumber ResourceId PeriodFrom:date PeriodTo:date ApprovalStatus Comments
TimesheetLines TimesheetLine TSTimesheetLineEntity Transaction|Timesheet lines|Stundenzettelpositionen
  #TimesheetNumber #LineNumber ProjectId CategoryId ActivityNumber LinePropertyId HoursMonday:real
  HoursTuesday:real HoursWednesday:real HoursThursday:real HoursFriday:real HoursSaturday:real HoursSunday:real
  > Header TimesheetHeader TimesheetNumber=TimesheetNumber
ExpenseReportHeaders ExpenseReportHeader TrvExpenseReportHeaderEntity Transaction|Expense report headers|Spesenabrechnungsköpfe
  #ExpenseReportNumber EmployeePersonnelNumber Purpose Location ApprovalStatus:TrvExpTransStatus
  ExpenseReportAmount InterimDefaultPaymentMethod
ExpenseReportLines ExpenseReportLine TrvExpenseReportLineEntity Transaction|Expense lines|Spesenpositionen
  #ExpenseReportNumber #LineNumber:real ExpenseCategory TransactionDate TransactionAmount CurrencyCode
  ExchangeRate PaymentMethod MerchantName IsReceiptAttached ProjectId AdditionalInformation
  > Header ExpenseReportHeader ExpenseReportNumber=ExpenseReportNumber
`,
);
