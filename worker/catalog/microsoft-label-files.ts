/**
 * Label files that Microsoft ships and that are named after no module, in lower case without separators. Old ones of
 * three letters (`@SYS1234`) come from AX, the others from the application suite and the platform.
 */
export const MICROSOFT_LABEL_FILES: ReadonlySet<string> = new Set(
  `
  acc acx apr bud cas dat dmf env esa exp fbk fin fpi gab gls glp hrm kan lea lon pay pds pro prc ps
  rea ret sam scm sec spl srv sys syp tax tra trx vnd wax whs

  accountingfoundation accountspayable accountsreceivable aparshared applicationfoundation
  applicationplatform assetmanagement bank budgeting businessprocess cashandbankmanagement
  cashmanagement casemanagement channelmanagement commerceemployees costaccounting costmanagement
  creditmanagement currency customer dimensions directory einvoice electronicreporting
  engineeringchangemanagement enterpriseassetmanagement expensemanagement financialdimensions
  financialreporting fiscalbooks fiscalbooksbrazil fixedassets fleetmanagement foreigntrade
  generalledger globaladdressbook humancapitalmanagement humanresources intercompany inventory
  inventoryandwarehousemanagement inventorymanagement landedcost leaveandabsence ledger
  masterplanning merchandising organizationadministration organizationmodel payroll
  planningoptimization processmanufacturing procurementandsourcing productconfiguration
  productinformationmanagement productioncontrol projectmanagementandaccounting publicsector
  rebatemanagement retail retailchannel revenuerecognition rsalespurchbooks salesandmarketing
  servicemanagement subscriptionbilling supplychainmanagement systemadministration tax taxengine
  transactionsandorders transportationmanagement travelandexpense vendor vendorcollaboration
  warehousemanagement workflow
  `
    .trim()
    .split(/\s+/),
);
