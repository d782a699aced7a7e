/** What somebody types, and, where there can be no doubt about it, what should be among the first three. */
export interface Query {
  readonly text: string;
  /** A name, or `Owner.Name` for what belongs to something. */
  readonly answer?: string;
}

export const QUERIES: readonly Query[] = [
  ...parse(/* consultants' questions */ `
    customer delivery terms > CustomersV3.DeliveryTerms
    customer credit limit
    customer payment method > CustomerPaymentMethods
    customer bank account > CustomerBankAccounts
    customer postal address > CustomerPostalAddresses
    customer group > CustomerGroups
    customer groups > CustomerGroups
    customer on hold > CustomersV3.OnHoldStatus
    customer invoice account > CustomersV3.InvoiceAccount
    customer posting profile > CustomerPostingProfiles
    customer payment journal > CustomerPaymentJournalHeaders
    customer transactions > CustTransactions
    customer tax exempt number > CustomersV3.TaxExemptNumber
    customer warehouse > CustomersV3.WarehouseId
    customer sales tax group > CustomersV3.SalesTaxGroup
    vendor group > VendorGroups
    vendor groups > VendorGroups
    vendor bank account > VendorBankAccounts
    vendor invoice header > VendorInvoiceHeaders
    vendor invoice line > VendorInvoiceLines
    vendor payment method > VendorPaymentMethods
    vendor payment journal > VendorPaymentJournalHeaders
    vendor transactions > VendTransactions
    vendor credit limit > VendorsV2.CreditLimit
    vendor hold release date > VendorsV2.VendorHoldReleaseDate
    sales order header > SalesOrderHeadersV2
    sales order headers > SalesOrderHeadersV2
    sales order line > SalesOrderLinesV2
    sales order lines > SalesOrderLinesV2
    sales order status > SalesOrderHeadersV2.SalesOrderStatus
    sales order number
    sales order pool > SalesOrderPools
    sales order origin > SalesOrderOrigins
    sales quotation header > SalesQuotationHeadersV2
    sales quotation lines > SalesQuotationLinesV2
    sales invoice lines > SalesInvoiceLines
    sales agreement > SalesAgreementHeaders
    return order > ReturnOrderHeaders
    requested shipping date > SalesOrderHeadersV2.RequestedShippingDate
    sales taker > SalesOrderHeadersV2.SalesTaker
    purchase order header > PurchaseOrderHeadersV2
    purchase order lines > PurchaseOrderLinesV2
    purchase order status > PurchaseOrderHeadersV2.PurchaseOrderStatus
    purchase requisition lines > PurchaseRequisitionLines
    purchase agreement lines > PurchaseAgreementLinesV2
    request for quotation > RequestForQuotationHeaders
    product receipt > ProductReceiptHeaders
    buyer group > BuyerGroups
    approved vendors > ApprovedVendorsByProduct
    procurement category > ProcurementProductCategories
    released products > ReleasedProductsV2
    released product variants > ReleasedProductVariantsV2
    product variants > ProductVariantsV2
    product masters > ProductMasters
    item model group > ItemModelGroups
    item number
    item barcode > ItemBarcodes
    storage dimension group > StorageDimensionGroups
    tracking dimension > TrackingDimensionGroups
    product category hierarchy > ProductCategoryHierarchies
    product translations > ProductTranslations
    units of measure > UnitsOfMeasure
    unit conversion > UnitOfMeasureConversions
    bill of materials lines > BillOfMaterialsLinesV2
    bom version > BillOfMaterialsVersionsV3
    net product weight > ReleasedProductsV2.NetProductWeight
    flushing principle > ReleasedProductsV2.FlushingPrinciple
    main account > MainAccounts
    main accounts > MainAccounts
    main account category > MainAccountCategories
    chart of accounts > ChartOfAccounts
    general journal > LedgerJournalHeaders
    journal name > JournalNames
    trial balance > LedgerTrialBalances
    exchange rates > ExchangeRates
    exchange rate type > ExchangeRateTypes
    fiscal calendar periods > FiscalCalendarPeriods
    financial dimensions > FinancialDimensions
    financial dimension values > FinancialDimensionValues
    account structure > AccountStructures
    terms of payment > PaymentTerms
    payment schedule > PaymentSchedules
    cash discount > CashDiscounts
    sales tax code > SalesTaxCodes
    item sales tax group
    bank statement > BankStatements
    budget model > BudgetModels
    budget register entry lines > BudgetRegisterEntryLines
    fixed asset > FixedAssetsV2
    fixed asset books > FixedAssetBooks
    depreciation profile > AssetDepreciationProfiles
    intercompany
    warehouse > Warehouses
    warehouse locations > WarehouseLocations
    warehouse work lines > WarehouseWorkLines
    inventory on-hand > InventoryOnhandEntries
    inventory parameters > InventoryParameters
    transfer order lines > TransferOrderLines
    item batches > ItemBatches
    quality orders > QualityOrderHeaders
    production order > ProductionOrderHeaders
    route operations > RouteOperationsV2
    planned orders > PlannedOrders
    coverage group > CoverageGroups
    demand forecast > DemandForecastEntries
    license plate > LicensePlates
    shipping carrier > ShippingCarriers
    mobile device menu items > WarehouseMobileDeviceMenuItems
    location directives > WarehouseLocationDirectives
    mode of delivery > DeliveryModesV2
    project contracts > ProjectContracts
    project activities > ProjectActivities
    timesheet lines > TimesheetLines
    expense report > ExpenseReportHeaders
    legal entity > LegalEntities
    cost center > CostCenters
    number sequence > NumberSequences
    security roles > SecurityRoles
    batch job > BatchJobs
    contact person > ContactPersons
    global address book > Parties
    zip code > AddressZipCodes
    country region > AddressCountryRegions
    worker > Workers
    employment > Employments
    positions > PositionsV2
    leave request > LeaveRequests
    pay statements > PayrollPayStatements
    retail store > RetailStores
    loyalty cards > RetailLoyaltyCards
    gift card > RetailGiftCards
    accounts payable parameters > AccountsPayableParameters
  `),
  ...parse(/* exact names, whole or in part */ `
    CustomersV3 > CustomersV3
    customerv3 > CustomersV3
    CustCustomerV3Entity > CustomersV3
    VendorsV2 > VendorsV2
    VendVendorV2Entity > VendorsV2
    SalesOrderHeadersV2 > SalesOrderHeadersV2
    SalesOrderLinesV2 > SalesOrderLinesV2
    salesorderlines > SalesOrderLinesV2
    PurchaseOrderHeaderV2 > PurchaseOrderHeadersV2
    ReleasedProductsV2 > ReleasedProductsV2
    EcoResReleasedProductV2Entity > ReleasedProductsV2
    MainAccountEntity > MainAccounts
    DeliveryTerms > DeliveryTerms
    deliveryterms > DeliveryTerms
    DlvTermEntity > DeliveryTerms
    PaymentTerm > PaymentTerms
    InventWarehouseEntity > Warehouses
    LedgerJournalLines > LedgerJournalLines
    NumberSequenceTableV2Entity > NumberSequences
    NoYes > NoYes
    CustVendorBlocked > CustVendorBlocked
    SalesStatus > SalesStatus
    PurchStatus > PurchStatus
    LedgerJournalACType > LedgerJournalACType
    CustAccountStatement > CustAccountStatement
    WHSWorkStatus > WHSWorkStatus
    EcoResProductType > EcoResProductType
    DimensionLedgerAccountType > DimensionLedgerAccountType
    OnHoldStatus > CustomersV3.OnHoldStatus
    InventoryLotId > SalesOrderLinesV2.InventoryLotId
    dataAreaId
    PersonnelNumber
    OrderingCustomerAccountNumber > SalesOrderHeadersV2.OrderingCustomerAccountNumber
    getBalance > CustomersV3.getBalance
    backorder
  `),
  ...parse(/* the beginning of a word */ `
    c
    s
    p
    v
    i
    a
    d
    cu
    ve
    sa
    pu
    in
    wa
    le
    cus
    ven
    sal
    pur
    inv
    led
    tax
    cust
    vend
    sale
    purc
    ware
    curr > Currencies
    exch
    main acc > MainAccounts
    sales ord
    cust gr > CustomerGroups
    vend gr > VendorGroups
    deliv te > DeliveryTerms
  `),
  ...parse(/* the product's own abbreviations */ `
    cust delivery terms > CustomersV3.DeliveryTerms
    vend bank account > VendorBankAccounts
    purch order lines > PurchaseOrderLinesV2
    dlv mode > DeliveryModesV2
    invent parameters > InventoryParameters
    whs locations > WarehouseLocations
    proj contracts > ProjectContracts
    order qty
    trans date
    num seq
  `),
  ...parse(/* slips of the finger */ `
    custmer
    custmoer group > CustomerGroups
    vendr group > VendorGroups
    warehuose > Warehouses
    purchse order lines > PurchaseOrderLinesV2
    delievery terms > DeliveryTerms
    exchnage rates > ExchangeRates
    curency > Currencies
    fiscal calender > FiscalCalendars
    adress zip code > AddressZipCodes
    recieved
    inventroy parameters > InventoryParameters
    sales qoutation header > SalesQuotationHeadersV2
    emploment > Employments
    releasd products > ReleasedProductsV2
  `),
  ...parse(/* deutsch */ `
    Debitoren > CustomersV3
    Debitorengruppen > CustomerGroups
    Kreditoren > VendorsV2
    Kreditorengruppen > VendorGroups
    Lieferbedingungen > DeliveryTerms
    Lieferarten > DeliveryModesV2
    Zahlungsbedingungen > PaymentTerms
    Zahlungsmethoden für Kreditoren > VendorPaymentMethods
    Verkaufsauftragspositionen > SalesOrderLinesV2
    Verkaufsauftragsköpfe > SalesOrderHeadersV2
    Bestellköpfe > PurchaseOrderHeadersV2
    Bestellpositionen > PurchaseOrderLinesV2
    Freigegebene Produkte > ReleasedProductsV2
    Hauptkonten > MainAccounts
    Kontenplan > ChartOfAccounts
    Währungen > Currencies
    wahrungen > Currencies
    Wechselkurse > ExchangeRates
    Lagerorte > Warehouses
    Lagerplätze > WarehouseLocations
    Maßeinheiten > UnitsOfMeasure
    Stücklistenpositionen > BillOfMaterialsLinesV2
    Mehrwertsteuergruppen > SalesTaxGroups
    Bankkonten > BankAccounts
    Anlagen > FixedAssetsV2
    Kostenstellen > CostCenters
    Abteilungen > Departments
    Nummernkreis > NumberSequences
    Arbeitskräfte > Workers
    Postleitzahlen > AddressZipCodes
    Artikelnummer
    Stundenzettel > TimesheetHeaders
    gesperrt
    Menge
  `),
  ...parse(/* words that are everywhere, and a word that is nowhere */ `
    name
    description
    account
    number
    date
    status
    type
    amount
    code
    id
    group
    is default
    account number name
    qwertzuiop
  `),
];

/** One a line: `text`, or `text > answer`. */
function parse(lines: string): readonly Query[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [text = '', answer] = line.trim().split(' > ');
      return answer === undefined ? { text } : { text, answer };
    });
}
