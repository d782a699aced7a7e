import type { LabelTexts } from '../vocabulary/compose-label.ts';

/** Fields whose label is not what their name says, and ids that the product is known for. */
const FIELD_LABELS = `
dataAreaId|Company|Unternehmen|@SYS13342
AccountStatement|Account statement|Kontoauszug|@SYS14680
CustomerAccount|Customer account|Debitorenkonto
CustomerAccountNumber|Customer account|Debitorenkonto
OrderingCustomerAccountNumber|Customer account|Debitorenkonto
InvoiceCustomerAccountNumber|Invoice account|Rechnungskonto
VendorAccountNumber|Vendor account|Kreditorenkonto
OrderVendorAccountNumber|Vendor account|Kreditorenkonto
InvoiceVendorAccountNumber|Invoice account|Rechnungskonto
OnHoldStatus|Invoicing and delivery on hold|Fakturierung und Lieferung gesperrt
DeliveryTerms|Delivery terms|Lieferbedingung
DeliveryTermsCode|Delivery terms|Lieferbedingung
DeliveryTermsId|Delivery terms|Lieferbedingung
DefaultDeliveryTermsCode|Delivery terms|Lieferbedingung
DeliveryMode|Mode of delivery|Lieferart
DeliveryModeCode|Mode of delivery|Lieferart
DeliveryModeId|Mode of delivery|Lieferart
DefaultDeliveryModeId|Mode of delivery|Lieferart
ModeCode|Mode of delivery|Lieferart
ModeDescription|Description|Beschreibung
TermsCode|Delivery terms|Lieferbedingung
TermsDescription|Description|Beschreibung
PaymentTerms|Terms of payment|Zahlungsbedingung
PaymentTermsName|Terms of payment|Zahlungsbedingung
DefaultPaymentTermsName|Terms of payment|Zahlungsbedingung
PaymentTermId|Terms of payment|Zahlungsbedingung
TermsOfPayment|Terms of payment|Zahlungsbedingung
PaymentMethod|Method of payment|Zahlungsmethode
MethodOfPayment|Method of payment|Zahlungsmethode
CustomerPaymentMethodName|Method of payment|Zahlungsmethode
VendorPaymentMethodName|Method of payment|Zahlungsmethode
InvoiceAccount|Invoice account|Rechnungskonto
SalesTaxGroup|Sales tax group|Mehrwertsteuergruppe
SalesTaxGroupCode|Sales tax group|Mehrwertsteuergruppe
CustomerGroupId|Customer group|Debitorengruppe
VendorGroupId|Vendor group|Kreditorengruppe
SalesCurrencyCode|Currency|Währung
CreditLimitIsMandatory|Mandatory credit limit|Kreditlimit obligatorisch
KnownAs|Known as|Bekannt als
NameAlias|Search name|Suchname
PartyNumber|Party ID|Partei-ID
SalesOrderNumber|Sales order|Verkaufsauftrag
SalesOrderStatus|Status|Status
SalesOrderLineStatus|Line status|Positionsstatus
PurchaseOrderNumber|Purchase order|Bestellung
PurchaseOrderStatus|Status|Status
ItemNumber|Item number|Artikelnummer
InventoryLotId|Lot ID|Los-ID
SalesOrderPromisingMethod|Delivery date control|Lieferterminkontrolle
LanguageId|Language|Sprache
PersonnelNumber|Personnel number|Personalnummer
MainAccountId|Main account|Hauptkonto
LegalEntityId|Company|Unternehmen
SiteId|Site|Standort
WarehouseId|Warehouse|Lagerort
TaxExemptNumber|Tax exempt number|USt-IdNr.
IsOneTimeCustomer|One-time customer|Einmaliger Debitor
IsOneTimeVendor|One-time vendor|Einmaliger Kreditor
ParametersKey|Key|Schlüssel
URL|Internet address|Internetadresse
IBAN|IBAN|IBAN
SWIFTCode|SWIFT code|SWIFT-Code
CreditCardAddressVerificationIsAuthorizationVoidedOnFailure|Void authorization on failure|Autorisierung bei Fehler stornieren
WarehouseIsASNGenerated|Generate ASN|Lieferavis generieren
WarehouseIsEntireShipmentFilled|Fill entire shipment|Gesamte Lieferung ausführen
IsSalesTaxIncludedInPrices|Prices include sales tax|Preise inklusive Mehrwertsteuer
IsSalesTaxIncludedInPrice|Prices include sales tax|Preise inklusive Mehrwertsteuer
ArePricesIncludingSalesTax|Prices include sales tax|Preise inklusive Mehrwertsteuer
IsExcludedFromInterestChargeCalculation|Exclude from interest charges|Von Zinsberechnung ausschließen
IsExcludedFromCollectionFeeCalculation|Exclude from collection fees|Von Mahngebühren ausschließen
OrganizationNumberOfEmployees|Number of employees|Anzahl der Mitarbeiter
EmployeeResponsibleNumber|Employee responsible|Zuständiger Mitarbeiter
PaymentCashDiscount|Cash discount|Skonto
PaymentUseCashDiscount|Use cash discount|Skonto verwenden
PaymentIdType|Payment ID type|Zahlungs-ID-Typ
GiroType|Payment attachment|Zahlungsanhang
GiroTypeFreeTextInvoice|Payment attachment on free text invoice|Zahlungsanhang für Freitextrechnung
GiroTypeInterestNote|Payment attachment on interest note|Zahlungsanhang für Zinsrechnung
GiroTypeCollectionletter|Payment attachment on collection letter|Zahlungsanhang für Mahnschreiben
GiroTypeProjInvoice|Payment attachment on project invoice|Zahlungsanhang für Projektrechnung
GiroTypeAccountStatement|Payment attachment on account statement|Zahlungsanhang für Kontoauszug
IRS1099CIndicator|Federal classification|Bundesklassifizierung
IsTransactionPostedAsShipment|Post as shipment|Als Lieferung buchen
IsOrderNumberReferenceUsed|Use order number reference|Auftragsnummer als Referenz verwenden
FrenchSiret|Siret|Siret
CalculateWithholdingTax|Calculate withholding tax|Quellensteuer berechnen
PreferentialCustomer|Preferential customer|Vorzugsdebitor
PreferentialVendor|Preferential vendor|Vorzugskreditor
NatureOfAssessee|Nature of assessee|Art des Steuerpflichtigen
PanStatus|PAN status|PAN-Status
PANStatus|PAN status|PAN-Status
IsFinalUser|Final user|Endverbraucher
IsServiceDeliveryAddressBased|Service code on delivery address|Servicecode für Lieferadresse
HasSuframaDiscountPISandCOFINS|Discount PIS and COFINS|Rabatt PIS und COFINS
WriteoffReason|Write-off reason|Ausbuchungsgrund
ForeignerId|Foreigner ID|Ausländer-ID
ResidenceForeignCountryRegionId|Residence country/region|Wohnsitzland/-region
IsPurchRequestUsed|Use purchase request|Einkaufsanforderung verwenden
IsAllowCreateIndirectOrderLines|Allow indirect order lines|Indirekte Auftragspositionen zulassen
DirPartyLocationRecordId|Party location record ID|Datensatz-ID des Parteistandorts
InterCompanyAutoCreateOrders|Autocreate intercompany orders|Intercompany-Aufträge automatisch erstellen
CredManCustCreditMaxAlt|Credit limit in eligible currency|Kreditlimit in zulässiger Währung
CredManCustomerSince|Customer since|Debitor seit
CredManBusinessStarted|Business started|Geschäftsbeginn
CredManTitleHeld|Title held|Titel vorhanden
CredManWithAgency|With agency|Bei Agentur
CredManExclude|Exclude from credit management|Vom Kreditmanagement ausschließen
CredManNextSchedReviewDate|Next scheduled review|Nächste geplante Prüfung
CredManLastReviewDate|Last review|Letzte Prüfung
CredManCustUnlimitedCredit|Unlimited credit|Unbegrenzter Kredit
StateInscription|State inscription|Staatliche Registrierung
MerchantID|Merchant ID|Händler-ID
CustomerType|Customer type|Debitortyp
PartyType|Party type|Parteityp
InvoiceValidFrom|Effective|Gültig ab
WillAutomaticInventoryReservationConsiderBatchAttributes|Same batch selection|Gleiche Charge auswählen
FormattedDelveryAddress|Delivery address|Lieferadresse
FormattedInvoiceAddress|Invoice address|Rechnungsadresse
FullPrimaryAddress|Address|Adresse
FormattedPrimaryAddress|Address|Adresse
IsPrimaryEmailAddressIMEnabled|Instant message|Sofortnachricht
IsPrimaryPhoneNumberMobile|Mobile phone|Mobiltelefon
PrimaryContactEmailIsIM|Instant message|Sofortnachricht
PrimaryContactPhoneIsMobile|Mobile phone|Mobiltelefon
CollectionLetterCode|Collection letter code|Mahnschreibencode
WithholdingTaxGroupCode|Withholding tax group|Quellensteuergruppe
Tax1099Amount|1099 amount|1099-Betrag
Tax1099FederalTaxId|Federal tax ID|Bundessteuer-ID
IsReportingTax1099|Report 1099|1099 melden
`;

export interface FieldLabel extends LabelTexts {
  readonly id: string | null;
}

export const fieldLabels: ReadonlyMap<string, FieldLabel> = new Map(
  FIELD_LABELS.trim()
    .split('\n')
    .map((line) => {
      const [field = '', en = '', de = '', id = null] = line.split('|');
      return [field, { en, de, id }] as const;
    }),
);
