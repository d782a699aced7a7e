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
