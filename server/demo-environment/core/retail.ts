import { parseCoreEntities } from './notation.ts';

/** Texts of these entities live in the label file Retail. */
export const retailCore = parseCoreEntities(
  'Retail',
  `
RetailStores RetailStore RetailStoreEntity Master|Stores|Shops
  #RetailChannelId StoreNumber* Name OperatingUnitNumber WarehouseId Currency DefaultCustomerAccount LanguageId
  TimeZone SalesTaxGroupCode ChannelType:RetailChannelType StoreArea OpenFromTime:time OpenToTime:time
  ReturnTaxGroup FunctionalityProfileId OfflineProfileName EmailReceiptProfileId
  > Warehouse Warehouse WarehouseId=WarehouseId
  > DefaultCustomer CustomerV3 DefaultCustomerAccount=CustomerAccount
RetailChannels RetailChannel RetailChannelEntity Master+shared|Channels|Kanäle
  #RetailChannelId ChannelType:RetailChannelType Name OperatingUnitNumber Currency InventoryLocationId
  DefaultOrderPriceGroup StoreNumber
RetailTerminals RetailTerminal RetailTerminalEntity Master|Registers|Kassen
  #TerminalNumber Name StoreNumber HardwareProfileNumber VisualProfileNumber OfflineProfileName
  IsHybridAppEnabled
RetailTenderTypes RetailTenderType RetailTenderTypeEntity Reference|Payment methods|Zahlungsmittelarten
  #TenderTypeId Name DefaultFunction:RetailTenderFunction
RetailStoreTenderTypes RetailStoreTenderType RetailStoreTenderTypeEntity Configuration|Store payment methods|Shop-Zahlungsmittelarten
  #StoreNumber #TenderTypeId Name Function:RetailTenderFunction RoundingMethod:RoundOffType
  MaximumAmountAllowed:real MinimumAmountAllowed:real IsOverTenderAllowed IsDrawerOpened
  > TenderType RetailTenderType TenderTypeId=TenderTypeId
RetailLoyaltyCards RetailLoyaltyCard RetailLoyaltyCardEntity Master+shared|Loyalty cards|Treuekarten
  #CardNumber CardTenderType:RetailLoyaltyCardType PartyNumber LoyaltyEnrollmentDate ReplacementCardNumber
RetailLoyaltyPrograms RetailLoyaltyProgram RetailLoyaltyProgramEntity Configuration+shared|Loyalty programs|Treueprogramme
  #LoyaltyProgramId Name Description
RetailDiscounts RetailDiscount RetailDiscountEntity Master|Discounts|Rabatte
  #OfferId Name* Description PeriodicDiscountType:RetailPeriodicDiscountOfferType
  ConcurrencyMode:RetailConcurrencyMode CurrencyCode Status ValidFromDate ValidToDate IsDiscountCodeRequired
  PricingPriority:int DiscountPercentValue:real
RetailPriceGroups RetailPriceGroup RetailPriceGroupEntity Reference|Price groups|Preisgruppen
  #GroupId Name PricingPriority:int
RetailTransactions RetailTransaction RetailTransactionEntity Transaction|Retail transactions|Einzelhandelsbuchungen
  #TransactionNumber #Terminal #OperatingUnitNumber TransactionDate TransactionTime:time Staff CustomerAccount
  GrossAmount NetAmount DiscountAmount PaymentAmount CurrencyCode ReceiptNumber TransactionStatus EntryStatus
  SalesOrderNumber LoyaltyCardId DeliveryMode
  > Customer CustomerV3 CustomerAccount=CustomerAccount
RetailTransactionSalesLines RetailTransactionSalesLine RetailTransactionSalesLineEntity Transaction|Retail transaction sales lines|Einzelhandelsverkaufspositionen
  #TransactionNumber #Terminal #OperatingUnitNumber #LineNumber ItemId Barcode Quantity Price NetAmount
  DiscountAmount TaxAmount UnitSymbol Site Warehouse SalesTaxGroup
  > Transaction RetailTransaction TransactionNumber=TransactionNumber,Terminal=Terminal,OperatingUnitNumber=OperatingUnitNumber
RetailStaffMembers RetailStaffMember RetailStaffEntity Master+shared|Retail workers|Einzelhandelsmitarbeiter
  #PersonnelNumber StaffId NameOnReceipt EmploymentType POSPermissionGroupId LanguageId IsBlocked
  > Worker Worker PersonnelNumber=PersonnelNumber
RetailInfoCodes RetailInfoCode RetailInfoCodeEntity Reference|Info codes|Infocodes
  #InfoCodeId Description Prompt InputType IsInputRequired MinimumValue:real MaximumValue:real
RetailGiftCards RetailGiftCard RetailGiftCardEntity Master+shared|Gift cards|Geschenkgutscheine
  #GiftCardNumber Currency Balance ExpirationDate IsReserved
RetailCatalogs RetailCatalog RetailCatalogEntity Master|Catalogs|Kataloge
  #CatalogNumber Name* Description OwnerPersonnelNumber CatalogStatus ValidFrom ValidTo IsSnapshotEnabled
`,
);
