/** Ways to make a field of a noun; `?` is the noun. The type follows from the name unless it is given. */
export const FIELD_PATTERNS: readonly string[] = (
  '?Id ?Code ?Name ?Description ?Number ?Amount ?Quantity ?Percentage ?Date ?DateTime ?Days ?Text ?Comment ' +
  '?GroupId ?Reference ?Price ?Rate ?Weight ?Factor ?Priority ?PersonnelNumber ?AccountDisplayValue ' +
  'Is?Required Is?Blocked Is?Approved Is?Allowed Is?Active Is?Excluded Is?Automatic Default?Code Default?Id ' +
  'Total?Amount Minimum?Quantity Maximum?Quantity Maximum?Amount Planned?Date Actual?Date Original?Amount ' +
  'Remaining?Quantity External?Number Internal?Number Last?Date Next?Date Requested?Date Confirmed?Date ' +
  '?RecordId ?Method ?Purpose ?Source ?SequenceNumber:int ?StartDate ?EndDate ?StartTime:time ?Class ?Zone ?Level ' +
  'Estimated?Cost Average?Cost ?Tolerance ?Limit ?Template ?Owner ?Url ?Version:int ?Key:guid ?Content:container'
).split(' ');

/** Nouns that turn up in every area. */
export const COMMON_NOUNS: readonly string[] = (
  'Approval Payment Delivery Invoice Receipt Shipment Budget Forecast Reservation Contract Document Order Item ' +
  'Product Service Transaction Voucher Journal Account Tax Discount Charge Cost Price Unit Batch Location Site ' +
  'Route Work Task Project Activity Category Group Contact Address Branch Calendar Period Season Catalog Campaign ' +
  'Agreement Quotation Inspection Sample Component Version Reason Workflow Template Report Certificate License ' +
  'Registration Settlement Adjustment Transfer Allocation Accrual Balance Posting Dimension Attribute Specification'
).split(' ');

/** Fields of a record's life, whatever it is about. */
export const COMMON_FIELDS: readonly string[] = (
  'Description Name Notes Comments CreatedBy CreatedDateTime ModifiedBy ModifiedDateTime ValidFrom ValidTo StartDate EndDate ' +
  'EffectiveDate ExpirationDate IsActive IsDefault IsInactive DisplayOrder:int Priority Quantity Amount Percentage ' +
  'DocumentNumber DocumentDate ReferenceNumber SearchName DefaultDimensionDisplayValue WorkflowStatus ReasonCode'
).split(' ');

/** Fields whose values come from another entity: `field target targetField relation`. */
export const REFERENCES: readonly {
  readonly field: string;
  readonly target: string;
  readonly targetField: string;
  readonly relation: string;
}[] = `
CurrencyCode Currency CurrencyCode Currency
CustomerAccountNumber CustomerV3 CustomerAccount Customer
VendorAccountNumber VendorV2 VendorAccountNumber Vendor
ItemNumber ReleasedProductV2 ItemNumber ReleasedProduct
SiteId OperationalSiteV2 SiteId OperationalSite
WarehouseId Warehouse WarehouseId Warehouse
MainAccountId MainAccount MainAccountId MainAccount
LegalEntityId LegalEntity LegalEntityId LegalEntity
PersonnelNumber Worker PersonnelNumber Worker
OwnerPersonnelNumber Worker PersonnelNumber OwnerWorker
ApproverPersonnelNumber Worker PersonnelNumber ApproverWorker
ProjectId Project ProjectID Project
DepartmentNumber Department DepartmentNumber Department
LanguageId Language LanguageId Language
UnitSymbol UnitOfMeasure UnitSymbol UnitOfMeasure
CountryRegionId AddressCountryRegion CountryRegion CountryRegion
SalesTaxGroupCode SalesTaxGroup TaxGroupCode SalesTaxGroup
SalesTaxCode SalesTaxCode TaxCode TaxCode
PaymentTermsName PaymentTerm Name TermsOfPayment
DeliveryTermsCode DeliveryTerm TermsCode TermsOfDelivery
DeliveryModeCode DeliveryModeV2 ModeCode ModeOfDelivery
FixedAssetNumber FixedAssetV2 FixedAssetNumber FixedAsset
BankAccountId BankAccount BankAccountId BankAccount
JournalName JournalName Name Journal
PartyNumber DirParty PartyNumber Party
UserId SystemUser UserID User
SalesOrderNumber SalesOrderHeaderV2 SalesOrderNumber SalesOrder
PurchaseOrderNumber PurchaseOrderHeaderV2 PurchaseOrderNumber PurchaseOrder
BuyerGroupId BuyerGroup GroupId BuyerGroup
ShippingCarrierId ShippingCarrier CarrierId ShippingCarrier
CostCenterNumber CostCenter CostCenterNumber CostCenter
ProductNumber ProductV2 ProductNumber Product
ProductCategoryName ProcurementProductCategory ProductCategoryName ProcurementCategory
NumberSequenceCode NumberSequenceV2 NumberSequenceCode NumberSequence
`
  .trim()
  .split('\n')
  .map((line) => {
    const [field = '', target = '', targetField = '', relation = ''] = line.split(' ');
    return { field, target, targetField, relation };
  });

export const ACTION_NAMES: readonly string[] =
  'post validate submit approve reject cancel release recalculate copy close reopen print reserve confirm schedule archive getStatus findByKey export reverse settle'.split(
    ' ',
  );
