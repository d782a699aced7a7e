/** What kind of question it is: the score is told for each. */
export type QuestionKind =
  | 'concept'
  | 'exact name'
  | 'abbreviation'
  | 'typo'
  | 'other language'
  | 'value'
  | 'action'
  | 'combination'
  | 'label';

export interface JudgedQuestion {
  readonly kind: QuestionKind;
  /** As a consultant types it, who does not know what the product calls it. */
  readonly text: string;
  /** A name, or `Owner.Name` for what belongs to something; each of them answers the question. */
  readonly answers: readonly string[];
}

/**
 * The judged set of the search. The questions were written before anybody looked at what the search answers; a
 * question that fails is a fault of the search, never a reason to reword it.
 */
export const JUDGED_QUESTIONS: readonly JudgedQuestion[] = [
  ...ask(
    'concept',
    /* things by what people call them */ `
    customer master > CustomersV3
    vendor master data > VendorsV2
    item master > ReleasedProductsV2 | ProductsV2 | ProductMasters
    exchange rates > ExchangeRates
    payment terms > PaymentTerms
    postal address of a customer > CustomerPostalAddresses
    delivery modes > DeliveryModesV2 | DeliveryModes
    incoterms > DeliveryTerms
    warehouses > Warehouses
    sites > OperationalSitesV2 | OperationalSites
    stock on hand > InventoryOnhandEntries | InventoryOnHandEntries | WarehousesOnHandV2
    currencies > Currencies
    sales tax codes > SalesTaxCodes
    VAT groups > SalesTaxGroups | ItemSalesTaxGroups
    fixed assets > FixedAssetsV2
    cost centers > CostCenters
    employees > Workers | Employees | EmployeesV2
    departments > Departments
    open positions > PositionsV2 | Positions
    purchase requisition lines > PurchaseRequisitionLines
    general ledger accounts > MainAccounts
    main account categories > MainAccountCategories
    vendor posting profile > VendorPostingProfileHeaders | VendorPostingProfileLines | VendorPostingProfileSetupRecords
    ledger journals > LedgerJournalHeaders | LedgerJournalLines | LedgerJournalNames | JournalNames
    bills of material > BillOfMaterialsHeadersV2 | BillOfMaterialsHeaders | BillOfMaterialsLinesV2 | BillOfMaterialsVersionsV3
    production routes > RouteHeaders | RouteHeadersV2 | RouteVersionsV2 | RouteOperationsV2 | Routes
    number sequences > NumberSequences
    system users > SystemUsers
    security roles > SecurityRoles
    postal codes > AddressZipCodes | AddressPostalCodes
    countries > AddressCountryRegions
    units of measure > UnitsOfMeasure
    barcodes > ItemBarcodes | ProductBarcodes | ProductBarcodesV3
    batch numbers > ItemBatches | BatchNumbers
    gift cards > RetailGiftCards
    quality order > QualityOrderHeaders | QualityOrders
    transfer order header > TransferOrderHeaders
    customer contacts > ContactPersons | CustomerContacts | ContactsV2
    client groups > CustomerGroups
    supplier groups > VendorGroups
    supplier invoices > VendorInvoiceHeaders | VendorInvoices
    customer invoice > CustomerInvoices | SalesInvoiceHeaders | SalesInvoiceHeadersV2 | FreeTextInvoiceHeaders | CustomerInvoiceHeaders
    leave of absence > LeaveRequests | LeaveAndAbsenceRequests | LeaveTypes
    expense reports > ExpenseReportHeaders
    timesheets > TimesheetHeaders | Timesheets
    legal entities > LegalEntities
    fiscal years > FiscalCalendarYears | FiscalCalendars
    budget entries > BudgetRegisterEntryHeaders | BudgetRegisterEntryLines
    bank account > BankAccounts
    payment methods of vendors > VendorPaymentMethods
    price groups > PriceCustomerGroups | PriceGroups | PriceDiscountGroups | CustomerPriceGroups
    commission > CommissionSalesGroups | CommissionCustomerGroups | CommissionSalesRepresentativeGroups | SalesCommissionGroups
    product categories > ProductCategories
    financial dimension sets > DimensionSets | FinancialDimensionSets
    project > Projects | ProjectsV2
    sales quotations > SalesQuotationHeadersV2 | SalesQuotationHeaders
    warehouse work > WarehouseWorkHeaders | WarehouseWorkLines
    load > LoadHeaders | Loads | WarehouseLoads | ShipmentLoads
    shipments > Shipments | WarehouseShipments
    catch weight > ReleasedProductsV2.IsCatchWeightProduct | CatchWeightItems | ReleasedProductsV2.CatchWeightUnitSymbol
    reason codes > FinancialReasons | DeliveryReasons | CustomerReasons | SalesOrderHeadersV2.ReasonCode
    sales charges > SalesCharges | SalesChargeGroups
  `,
  ),
  ...ask(
    'exact name',
    /* what stands in a mapping document */ `
    CustomersV3 > CustomersV3
    VendorsV2 > VendorsV2
    SalesOrderHeadersV2 > SalesOrderHeadersV2
    SalesOrderLinesV2 > SalesOrderLinesV2
    PurchaseOrderHeadersV2 > PurchaseOrderHeadersV2
    ReleasedProductsV2 > ReleasedProductsV2
    CustCustomerV3Entity > CustomersV3 | CustCustomerV3Entity
    VendVendorV2Entity > VendorsV2 | VendVendorV2Entity
    SalesOrderHeaderV2Entity > SalesOrderHeadersV2 | SalesOrderHeaderV2Entity
    MainAccountEntity > MainAccounts | MainAccountEntity
    mainaccounts > MainAccounts
    salesorderheaders > SalesOrderHeadersV2 | SalesOrderHeaders
    Customers > CustomersV3 | Customers
    customer_groups > CustomerGroups
    LedgerJournalLines > LedgerJournalLines
    CustVendorBlocked > CustVendorBlocked
    NoYes > NoYes
    SalesStatus > SalesStatus
    LedgerJournalACType > LedgerJournalACType
    InventoryLotId > SalesOrderLinesV2.InventoryLotId | PurchaseOrderLinesV2.InventoryLotId
    SalesOrderNumber > SalesOrderHeadersV2.SalesOrderNumber | SalesOrderLinesV2.SalesOrderNumber
    CustomersV3.DeliveryTerms > CustomersV3.DeliveryTerms
    VendorsV2 VendorAccountNumber > VendorsV2.VendorAccountNumber
    OnHoldStatus > CustomersV3.OnHoldStatus | VendorsV2.OnHoldStatus
    RequestedShippingDate > SalesOrderHeadersV2.RequestedShippingDate | SalesOrderLinesV2.RequestedShippingDate
    ReleasedProductsV2 ItemNumber > ReleasedProductsV2.ItemNumber
    OrderCustomerAccountNumber > SalesOrderHeadersV2.OrderingCustomerAccountNumber
    custTable > CustomersV3 | CustTable | CustTables
  `,
  ),
  ...ask(
    'abbreviation',
    `
    cust groups > CustomerGroups
    vend groups > VendorGroups
    cust addr > CustomerPostalAddresses
    vend pymt method > VendorPaymentMethods
    SO header > SalesOrderHeadersV2
    SO lines > SalesOrderLinesV2
    PO headers > PurchaseOrderHeadersV2
    PO lines > PurchaseOrderLinesV2
    GL accounts > MainAccounts
    BOM lines > BillOfMaterialsLinesV2 | BillOfMaterialsLines
    purch req > PurchaseRequisitionHeaders | PurchaseRequisitionLines
    RFQ > RequestForQuotationHeaders | RequestForQuotationLines | RequestForQuotationReplyHeaders
    inv onhand > InventoryOnhandEntries | InventoryOnHandEntries
    whs loc > WarehouseLocations
    dlv terms > DeliveryTerms
    num seq > NumberSequences
    fin dim values > FinancialDimensionValues
    exch rate type > ExchangeRateTypes
    cust acct > CustomersV3.CustomerAccount | CustomerAccounts
    proj contract > ProjectContracts
    sales qty > SalesOrderLinesV2.OrderedSalesQuantity | SalesOrderLinesV2.SalesQuantity | SalesLines.SalesQty | SalesLines.QtyOrdered
    curr > Currencies
    emp > Employees | EmployeesV2 | Workers | Employments
    desc of item > ReleasedProductsV2.ProductDescription | ReleasedProductsV2.ProductName | ProductsV2.ProductDescription | ReleasedProductsV2.SearchName
    AP parameters > AccountsPayableParameters
    AR parameters > AccountsReceivableParameters
    FA books > FixedAssetBooks
    UoM conversion > UnitOfMeasureConversions | ProductSpecificUnitOfMeasureConversions
    vend inv lines > VendorInvoiceLines
    req delivery date > SalesOrderHeadersV2.RequestedReceiptDate | PurchaseOrderHeadersV2.RequestedDeliveryDate | PurchaseOrderLinesV2.RequestedDeliveryDate | PurchaseRequisitionLines.RequestedDeliveryDate
  `,
  ),
  ...ask(
    'typo',
    `
    custmer groups > CustomerGroups
    custoemrs > CustomersV3
    vendro groups > VendorGroups
    wharehouse > Warehouses
    purchas order header > PurchaseOrderHeadersV2
    puchase order lines > PurchaseOrderLinesV2
    delivry terms > DeliveryTerms
    excange rates > ExchangeRates
    currecny > Currencies
    finacial dimension values > FinancialDimensionValues
    adresses of customers > CustomerPostalAddresses
    recieved product > ProductReceiptHeaders | ProductReceiptLines
    releasd product > ReleasedProductsV2
    sales qoutation > SalesQuotationHeadersV2
    paymnet terms > PaymentTerms
    mian accounts > MainAccounts
    numbr sequence > NumberSequences
    fixd asset > FixedAssetsV2
    ledgre journal > LedgerJournalHeaders | LedgerJournalLines | LedgerJournalNames | JournalNames
    invetory parameters > InventoryParameters
    calender > FiscalCalendars | WorkCalendars | Calendars
    requsition lines > PurchaseRequisitionLines
    buget models > BudgetModels
    timeshet > TimesheetHeaders | TimesheetLines | Timesheets
    Custmersv3 > CustomersV3
    intercompny > IntercompanyAccounts
  `,
  ),
  ...ask(
    'other language',
    /* words of German screens, and of Germans */ `
    Debitor > CustomersV3
    Debitoren > CustomersV3
    Kreditor > VendorsV2
    Debitorengruppe > CustomerGroups
    Kreditorengruppen > VendorGroups
    Lieferbedingung > DeliveryTerms
    Lieferbedingungen > DeliveryTerms
    Zahlungsbedingung > PaymentTerms
    Zahlungsbedingungen > PaymentTerms
    Währung > Currencies
    Wechselkurs > ExchangeRates
    Hauptkonto > MainAccounts
    Hauptkonten > MainAccounts
    Sachkonto > MainAccounts
    Lagerort > Warehouses
    Lagerplatz > WarehouseLocations
    Bestellung > PurchaseOrderHeadersV2
    Bestellposition > PurchaseOrderLinesV2
    Bestellungen Positionen > PurchaseOrderLinesV2
    Auftrag > SalesOrderHeadersV2
    Verkaufsauftrag > SalesOrderHeadersV2
    Verkaufsauftragsposition > SalesOrderLinesV2
    Auftragspositionen > SalesOrderLinesV2
    Stückliste > BillOfMaterialsHeadersV2 | BillOfMaterialsHeaders | BillOfMaterialsVersionsV3 | BillOfMaterialsLinesV2
    Kostenstelle > CostCenters
    Abteilung > Departments
    Nummernkreise > NumberSequences
    Mehrwertsteuergruppe > SalesTaxGroups | ItemSalesTaxGroups
    Kunde > CustomersV3
    Kundengruppe > CustomerGroups
    Lieferant > VendorsV2
    Lieferantengruppen > VendorGroups
    Artikel > ReleasedProductsV2 | ProductsV2 | ProductMasters
    Mitarbeiter > Workers | Employees | EmployeesV2
    Bankkonto > BankAccounts
    Anlage > FixedAssetsV2
    Maßeinheit > UnitsOfMeasure
    masseinheiten > UnitsOfMeasure
    Umlagerungsauftrag > TransferOrderHeaders
    freigegebenes Produkt > ReleasedProductsV2
    Kunde Lieferbedingung > CustomersV3.DeliveryTerms
    Debitor Lieferbedingungen > CustomersV3.DeliveryTerms
    Kreditor Währung > VendorsV2.CurrencyCode
    Debitor Kreditlimit > CustomersV3.CreditLimit
    Kreditor Zahlungsbedingung > VendorsV2.DefaultPaymentTermsName | VendorsV2.PaymentTerms
    Bestellung Lieferdatum > PurchaseOrderHeadersV2.RequestedDeliveryDate | PurchaseOrderLinesV2.RequestedDeliveryDate
  `,
  ),
  ...ask(
    'value',
    /* the value of an enumeration, or the enumeration behind a word */ `
    on hold for payment > CustVendorBlocked.Payment | CustomersV3.OnHoldStatus | VendorsV2.OnHoldStatus | CustVendorBlocked
    blocked all > CustVendorBlocked.All | CustVendorBlocked
    sales status invoiced > SalesStatus.Invoiced
    sales status backorder > SalesStatus.Backorder
    purchase status received > PurchStatus.Received
    purch status canceled > PurchStatus.Canceled
    SalesStatus delivered > SalesStatus.Delivered
    account type bank > LedgerJournalACType.Bank
    journal account type vendor > LedgerJournalACType.Vend
    product type service > EcoResProductType.Service
    product type > EcoResProductType
    work status closed > WHSWorkStatus.Closed
    work status > WHSWorkStatus
    yes no > NoYes
    NoYes Yes > NoYes.Yes
    v3 blocked invoice > CustVendorBlocked.Invoice
    sales type journal > SalesType.Journal
    sales type > SalesType
    returned order > SalesType.ReturnItem | ReturnOrderHeaders | ReturnOrderLines
    debit credit > DebitCredit | DebCredProposal
    weekday monday > WeekDays.Monday
    approved > ReqPOType.Approved | VersioningDocumentState.Approved | WorkflowState.Approved | PurchReqRequisitionStatus.Approved
    purchase order draft > VersioningDocumentState.Draft
    gender female > HcmPersonGender.Female | Gender.Female
    project type fixed price > ProjType.FixedPrice | ProjectType.FixedPrice
  `,
  ),
  ...ask(
    'action',
    `
    get balance > CustomersV3.getBalance
    getBalance of customer > CustomersV3.getBalance
    post journal > LedgerJournalHeaders.post
    confirm purchase order > PurchaseOrderHeadersV2.confirm
    confirm bank deposit > BankDepositHeaders.confirm
    reverse bank deposit > BankDepositSchedules.reverse
    print bank reconciliation > BankReconciliationAttributes.print | BankReconciliationCodes.print | BankReconciliationEntries.print
    post bank transfer > BankTransferCodes.post
    status of bank payment > BankPaymentCategories.getStatus
    approve bank facility request > BankFacilityRequests.approve
    close asset revaluation > FixedAssetRevaluationHeaders.close | FixedAssetRevaluationJournalLines.close
    validate ledger consolidation > LedgerConsolidationJournalNames.validate | LedgerConsolidationSetupRecords.validate
    post ledger closing > LedgerClosingAddressesV2.post
  `,
  ),
  ...ask(
    'combination',
    /* the entity and its field */ `
    customer delivery terms > CustomersV3.DeliveryTerms
    delivery terms customer > CustomersV3.DeliveryTerms
    customer credit limit > CustomersV3.CreditLimit
    customer invoice account > CustomersV3.InvoiceAccount
    customer sales tax group > CustomersV3.SalesTaxGroup
    vendor payment terms > VendorsV2.DefaultPaymentTermsName | VendorsV2.PaymentTerms
    vendor delivery terms > VendorsV2.DefaultDeliveryTermsCode | VendorsV2.DeliveryTerms
    vendor currency > VendorsV2.CurrencyCode
    currency of customer > CustomersV3.SalesCurrencyCode | CustomersV3.CurrencyCode
    customer group on sales order > SalesOrderHeadersV2.CustomerGroup | SalesOrderHeadersV2.CustomersOrderReference | SalesOrderHeadersV2.CustomerGroupId
    sales order requested receipt date > SalesOrderHeadersV2.RequestedReceiptDate
    sales order line item number > SalesOrderLinesV2.ItemNumber
    sales line quantity > SalesOrderLinesV2.OrderedSalesQuantity
    purchase order line price > PurchaseOrderLinesV2.PurchasePrice
    purchase order vendor account > PurchaseOrderHeadersV2.OrderVendorAccountNumber
    released product weight > ReleasedProductsV2.NetProductWeight | ReleasedProductsV2.GrossProductWeight
    item model group of product > ReleasedProductsV2.ItemModelGroupId
    warehouse site > Warehouses.OperationalSiteId | Warehouses.SiteId
    main account type > MainAccounts.MainAccountType
    cust dlv mode > CustomersV3.DeliveryMode
    vendor hold status > VendorsV2.OnHoldStatus
    customer primary contact > CustomersV3.ContactPersonId | CustomersV3.PrimaryContactEmail | CustomersV3.PrimaryContactPhone
    exchange rate start date > ExchangeRates.StartDate
    customer payment method name > CustomerPaymentMethods.Name | CustomersV3.PaymentMethod
  `,
  ),
  ...ask(
    'label',
    /* ids out of code and screens */ `
    @SYS28112 > @SYS28112
    sys28112 > @SYS28112
    @AccountsReceivable:CustCustomerGroupEntityLabel > @AccountsReceivable:CustCustomerGroupEntityLabel
    CustCustomerGroupEntityLabel > @AccountsReceivable:CustCustomerGroupEntityLabel
  `,
  ),
];

/** One a line: `text > answer | answer`. */
function ask(kind: QuestionKind, lines: string): readonly JudgedQuestion[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [text = '', answers = ''] = line.trim().split(' > ');
      return { kind, text, answers: answers.split(' | ') };
    });
}
