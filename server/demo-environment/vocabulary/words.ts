/**
 * The words of F&O names in both languages, one entry as `Key:english:deutsch:Kompositum:gender`.
 * The fourth part is the form before another noun (Kunde, Kundengruppe). Genders m, f, n, p are nouns,
 * `a` is an adjective, `w` a word that ends a compound. A key of several words wins over its parts.
 */
const WORDS = `
ABC:ABC:ABC:ABC-:n;ABCCode:ABC code:ABC-Code::m;AbcCode:ABC code:ABC-Code::m;Acceptance:acceptance:Annahme:Annahme:f
Accepted:accepted:akzeptiert::a;Access:access:Zugriff:Zugriffs:m;Account:account:Konto:Konten:n
AccountNumber:account number:Kontonummer:Kontonummern:f;AccountStatement:account statement:Kontoauszug:Kontoauszugs:m
Accounting:accounting:Buchhaltung:Buchhaltungs:f;AccountingDate:accounting date:Buchungsdatum:Buchungsdatums:n
Accounts:accounts:Konten:Konten:p;Accrual:accrual:Abgrenzung:Abgrenzungs:f;Accrued:accrued:abgegrenzt::a
Accumulated:accumulated:kumuliert::a;Acquisition:acquisition:Anschaffung:Anschaffungs:f;Action:action:Aktion:Aktions:f
Activated:activated:aktiviert::a;Activation:activation:Aktivierung:Aktivierungs:f;Active:active:aktiv::a
Activity:activity:Aktivität:Aktivitäts:f;Actual:actual:tatsächlich::a;AdatumPipe:Adatum pipe:Adatum-Rohr:Adatum-Rohr:n
Additional:additional:zusätzlich::a;Address:address:Adresse:Adress:f;AddressBook:address book:Adressbuch:Adressbuch:n
AddressBooks:address books:Adressbücher:Adressbücher:p;AddressLocation:address location:Adressstandort:Adressstandort:m
Adjustment:adjustment:Regulierung:Regulierungs:f;Advance:advance:Vorschuss:Vorschuss:m;Advanced:advanced:erweitert::a
Agency:agency:Agentur:Agentur:f;Agent:agent:Agent:Agenten:m;Aging:aging:Fälligkeit:Fälligkeits:f
Agreement:agreement:Vereinbarung:Vereinbarungs:f;Aisle:aisle:Gang:Gang:m;Alert:alert:Warnung:Warn:f;Alias:alias:Alias:Alias-:m
All:all:alle::w;Allergen:allergen:Allergen:Allergen-:n;Allocation:allocation:Zuordnung:Zuordnungs:f;Allow:allow:Zulassen:Zulassungs:n
Allowance:allowance:Zulage:Zulagen:f;Allowed:allowed:zulässig::a;Alternate:alternate:alternativ::a;Alternative:alternative:alternativ::a
Amendment:amendment:Nachtrag:Nachtrags:m;Amount:amount:Betrag:Betrags:m;And:and:und::w;Anniversary:anniversary:Jahrestag:Jahrestags:m
Annual:annual:jährlich::a;Applicable:applicable:anwendbar::a;Applicant:applicant:Bewerber:Bewerber:m
Application:application:Anwendung:Anwendungs:f;Applied:applied:angewendet::a;Appointment:appointment:Termin:Termin:m
Approval:approval:Genehmigung:Genehmigungs:f;Approved:approved:genehmigt::a;Approver:approver:Genehmiger:Genehmiger:m
Archive:archive:Archiv:Archiv:n;Archiving:archiving:Archivierung:Archivierungs:f;Area:area:Bereich:Bereichs:m
Arrival:arrival:Wareneingang:Wareneingangs:m;Article:article:Artikel:Artikel:m;As:as:als::w;Assembly:assembly:Montage:Montage:f
Asset:asset:Anlage:Anlagen:f;AssetManagement:asset management:Anlagenverwaltung:Anlagenverwaltungs:f;Assigned:assigned:zugewiesen::a
Assignment:assignment:Zuweisung:Zuweisungs:f;Associated:associated:zugeordnet::a;Association:association:Zuordnung:Zuordnungs:f
Assortment:assortment:Sortiment:Sortiments:n;At:at:an::w;Attached:attached:angehängt::a;Attachment:attachment:Anhang:Anhangs:m
Attention:attention:Aufmerksamkeit:Aufmerksamkeits:f;Attribute:attribute:Attribut:Attribut:n;Attributes:attributes:Attribute:Attribut:p
Audit:audit:Prüfung:Prüfungs:f;Authority:authority:Behörde:Behörden:f;Authorization:authorization:Autorisierung:Autorisierungs:f
Auto:automatic:automatisch::a;Automatic:automatic:automatisch::a;Automatically:automatically:automatisch::w
Availability:availability:Verfügbarkeit:Verfügbarkeits:f;Available:available:verfügbar::a;Average:average:Durchschnitt:Durchschnitts:m
Award:award:Zuschlag:Zuschlags:m;BOM:BOM:Stückliste:Stücklisten:f;Balance:balance:Saldo:Saldo:m;Balancing:balancing:Ausgleich:Ausgleichs:m
Bank:bank:Bank:Bank:f;BankAccount:bank account:Bankkonto:Bankkonto:n;BankTransfer:bank transfer:Überweisung:Überweisungs:f
BarCode:bar code:Strichcode:Strichcode:m;Barcode:bar code:Strichcode:Strichcode:m;Base:base:Basis:Basis:f;Based:based:basiert::a
Basis:basis:Basis:Basis:f;Batch:batch:Charge:Chargen:f;BatchNumber:batch number:Chargennummer:Chargennummern:f;Before:before:vor::w
Behavior:behavior:Verhalten:Verhaltens:n;Benefit:benefit:Leistung:Leistungs:f
BestBefore:best before:Mindesthaltbarkeit:Mindesthaltbarkeits:f;BestBeforeDate:best before date:Mindesthaltbarkeitsdatum::n
Bid:bid:Angebot:Angebots:n;Bill:bill:Beleg:Beleg:m;BillOfExchange:bill of exchange:Wechsel:Wechsel:m
BillOfLading:bill of lading:Frachtbrief:Frachtbrief:m;BillOfMaterials:bill of materials:Stückliste:Stücklisten:f
BillSch:billing schedule:Abrechnungsplan:Abrechnungsplan:m;Billing:billing:Abrechnung:Abrechnungs:f;Bin:bin:Fach:Fach:n
Birth:birth:Geburt:Geburts:f;BirthDate:date of birth:Geburtsdatum:Geburtsdatums:n;Block:block:Sperre:Sperr:f;Blocked:blocked:gesperrt::a
Blocking:blocking:Sperrung:Sperr:f;Bom:BOM:Stückliste:Stücklisten:f;Book:book:Buch:Buch:n;Box:box:Karton:Karton:m
Branch:branch:Filiale:Filial:f;Brand:brand:Marke:Marken:f;Brazilian:Brazilian:brasilianisch::a;Bridging:bridging:Interims:Interims:n
Broker:broker:Makler:Makler:m;Budget:budget:Budget:Budget:n;Building:building:Gebäude:Gebäude:n;Bundle:bundle:Bündel:Bündel:n
Business:business:Geschäft:Geschäfts:n;Buyer:buyer:Einkäufer:Einkäufer:m;BuyerGroup:buyer group:Einkäufergruppe:Einkäufergruppen:f
Buying:buying:Einkauf:Einkaufs:m;By:by:nach::w;Calculate:calculate:Berechnen:Berechnungs:n;Calculated:calculated:berechnet::a
Calculation:calculation:Berechnung:Berechnungs:f;Calendar:calendar:Kalender:Kalender:m;Calibration:calibration:Kalibrierung:Kalibrierungs:f
Campaign:campaign:Kampagne:Kampagnen:f;Cancellation:cancellation:Storno:Storno:n;Capacity:capacity:Kapazität:Kapazitäts:f
Card:card:Karte:Karten:f;Carrier:carrier:Spediteur:Spediteur:m;CarryingCost:carrying cost:Lagerhaltungskosten:Lagerhaltungskosten:p
Case:case:Anfrage:Anfragen:f;CaseManagement:case management:Anfragenverwaltung:Anfragen:f;Cash:cash:Kasse:Kassen:f
CashDiscount:cash discount:Skonto:Skonto:n;CashFlow:cash flow:Cashflow:Cashflow:m;Catalog:catalog:Katalog:Katalog:m
Catch:catch weight:Istgewicht:Istgewichts:n;CatchWeight:catch weight:Istgewicht:Istgewichts:n;Category:category:Kategorie:Kategorie:f
Center:center:Stelle:Stellen:f;Central:central:zentral::a;CentralBank:central bank:Zentralbank:Zentralbank:f
Certificate:certificate:Zertifikat:Zertifikats:n;Certification:certification:Zertifizierung:Zertifizierungs:f;Chain:chain:Kette:Ketten:f
Change:change:Änderung:Änderungs:f;ChangeManagement:change management:Änderungsverwaltung:Änderungsverwaltungs:f
Channel:channel:Kanal:Kanal:m;Charge:charge:Zuschlag:Zuschlags:m;Charges:charges:Zuschläge:Zuschlags:p
ChargesGroup:charges group:Zuschlagsgruppe:Zuschlagsgruppen:f;ChargesPercentage:charges percentage:Zuschlagsprozentsatz::m
Chart:chart:Diagramm:Diagramm:n;ChartOfAccounts:chart of accounts:Kontenplan:Kontenplan:m;Check:check:Scheck:Scheck:m
Checking:checking:Prüfung:Prüf:f;Children:children:Kinder:Kinder:p;Chinese:Chinese:chinesisch::a;City:city:Ort:Orts:m
Claim:claim:Forderung:Forderungs:f;Class:class:Klasse:Klassen:f;Classification:classification:Klassifizierung:Klassifizierungs:f
Clearing:clearing:Verrechnung:Verrechnungs:f;Close:close:Schließen:Schließ:n;CloseDate:close date:Abschlussdatum::n
Closed:closed:geschlossen::a;Closing:closing:Abschluss:Abschluss:m;Cluster:cluster:Cluster:Cluster:n;Code:code:Code:Code:m
CodeTax:tax code:Steuercode::m;Codes:codes:Codes:Code:p;Collaboration:collaboration:Zusammenarbeit:Zusammenarbeits:f
Collection:collection:Inkasso:Inkasso:n;CollectionLetter:collection letter:Mahnschreiben:Mahnschreiben:n
Collections:collections:Inkasso:Inkasso:n;Color:color:Farbe:Farb:f;Column:column:Spalte:Spalten:f;Comment:comment:Kommentar:Kommentar:m
Comments:comments:Kommentare:Kommentar:p;Commercial:commercial:Handel:Handels:m
CommercialRegister:commercial register:Handelsregister:Handelsregister:n;Commission:commission:Provision:Provisions:f
Commitment:commitment:Obligo:Obligo:n;Committed:committed:zugesagt::a;Commodity:commodity:Ware:Waren:f
CommodityCode:commodity code:Warennummer:Warennummern:f;Company:company:Unternehmen:Unternehmens:n
Comparison:comparison:Vergleich:Vergleichs:m;Compensation:compensation:Vergütung:Vergütungs:f;Competency:competency:Kompetenz:Kompetenz:f
Competitor:competitor:Wettbewerber:Wettbewerber:m;Complement:complement:Ergänzung:Ergänzungs:f;Completed:completed:abgeschlossen::a
Completion:completion:Fertigstellung:Fertigstellungs:f;Compliance:compliance:Compliance:Compliance-:f
Compliment:complement:Ergänzung:Ergänzungs:f;Component:component:Komponente:Komponenten:f;Condition:condition:Bedingung:Bedingungs:f
Configuration:configuration:Konfiguration:Konfigurations:f;Confirmation:confirmation:Bestätigung:Bestätigungs:f
Confirmed:confirmed:bestätigt::a;Consent:consent:Einwilligung:Einwilligungs:f;Consignment:consignment:Konsignation:Konsignations:f
Consolidated:consolidated:konsolidiert::a;Consolidation:consolidation:Konsolidierung:Konsolidierungs:f;Constant:constant:konstant::a
Constraint:constraint:Einschränkung:Einschränkungs:f;Consumption:consumption:Verbrauch:Verbrauchs:m;Contact:contact:Kontakt:Kontakt:m
ContactPerson:contact person:Ansprechpartner:Ansprechpartner:m;Container:container:Container:Container:m;Content:content:Inhalt:Inhalts:m
Continuity:continuity:Kontinuität:Kontinuitäts:f;Continuous:continuous:fortlaufend::a;ContosoCore:Contoso:Contoso:Contoso-:f
Contract:contract:Vertrag:Vertrags:m;Contractor:contractor:Auftragnehmer:Auftragnehmer:m;Contribution:contribution:Beitrag:Beitrags:m
Contributor:contributor:Beitragszahler:Beitragszahler:m;Control:control:Steuerung:Steuerungs:f;Controller:controller:Controller:Controller:m
Conversion:conversion:Umrechnung:Umrechnungs:f;Correction:correction:Korrektur:Korrektur:f;Cost:cost:Kosten:Kosten:p
CostAccounting:cost accounting:Kostenrechnung:Kostenrechnungs:f;CostCenter:cost center:Kostenstelle:Kostenstellen:f
CostGroup:cost group:Kostengruppe:Kostengruppen:f;CostObject:cost object:Kostenträger:Kostenträger:m
CostPrice:cost price:Einstandspreis:Einstandspreis:m;Costing:costing:Nachkalkulation:Nachkalkulations:f;Count:count:Anzahl:Zähl:f
Counter:counter:Zähler:Zähler:m;Counting:counting:Inventur:Inventur:f;Country:country:Land:Länder:n
CountryRegion:country/region:Land/Region:Länder:n;CountryRegionISOCode:ISO country/region code:ISO-Ländercode::m
CountryRegionId:country/region:Land/Region:Länder:n;County:county:Kreis:Kreis:m;Coupon:coupon:Coupon:Coupon:m;Course:course:Kurs:Kurs:m
Coverage:coverage:Disposition:Dispositions:f;CoverageTimeFence:coverage time fence:Dispositionszeitraum:Dispositionszeitraum:m
Create:create:Erstellen:Erstellungs:n;Created:created:erstellt::a;CreatedBy:created by:Erstellt von::m
CreatedDateTime:created date and time:Erstellt am::m;Creation:creation:Erstellung:Erstellungs:f
CreationDate:creation date:Erstellungsdatum::n;CredMan:credit management:Kreditmanagement:Kreditmanagement:n;Credit:credit:Haben:Haben:n
CreditCard:credit card:Kreditkarte:Kreditkarten:f;CreditLimit:credit limit:Kreditlimit:Kreditlimit:n
CreditManagement:credit management:Kreditmanagement:Kredit:n;CreditMax:credit limit:Kreditlimit:Kreditlimit:n
CreditNote:credit note:Gutschrift:Gutschrift:f;CreditRating:credit rating:Bonität:Bonitäts:f;Creditor:creditor:Gläubiger:Gläubiger:m
Criteria:criteria:Kriterien:Kriterien:p;Criterion:criterion:Kriterium:Kriterien:n;Critical:critical:kritisch::a;Crop:crop:Ernte:Ernte:f
Cross:cross:Kreuz:Kreuz:n;CrossDocking:cross docking:Cross-Docking:Cross-Docking-:n;Currency:currency:Währung:Währungs:f
CurrencyCode:currency:Währung:Währungs:f;Current:current:aktuell::a;Cust:customer:Debitor:Debitoren:m;Customer:customer:Debitor:Debitoren:m
CustomerAccount:customer account:Debitorenkonto:Debitorenkonten:n;CustomerAccountNumber:customer account:Debitorenkonto:Debitorenkonten:n
CustomerGroup:customer group:Debitorengruppe:Debitorengruppen:f;Customers:customer's:Kunden:Kunden:p
CustomersLineNumber:customer line number:Debitorenpositionsnummer::f;CustomersOrderReference:customer reference:Debitorenreferenz::f
Customs:customs:Zoll:Zoll:m;Cycle:cycle:Zyklus:Zyklus:m;CycleCount:cycle count:Inventurzählung:Inventurzählungs:f
Cylinder:cylinder:Zylinder:Zylinder:m;DUNSNumber:DUNS number:DUNS-Nummer::f;Data:data:Daten:Daten:p;Date:date:Datum:Datums:n
DateTime:date and time:Datum und Uhrzeit::n;Day:day:Tag:Tages:m;Days:days:Tage:Tage:p;Deadline:deadline:Frist:Fristen:f
Deal:deal:Abschluss:Abschluss:m;Dealer:dealer:Händler:Händler:m;Debit:debit:Soll:Soll:n;Decimal:decimal:Dezimal:Dezimal:f
Declaration:declaration:Meldung:Melde:f;Deduction:deduction:Abzug:Abzugs:m;Default:default:Standard:Standard:m
Deferral:deferral:Abgrenzung:Abgrenzungs:f;Definition:definition:Definition:Definitions:f;Delay:delay:Verzögerung:Verzögerungs:f
Delivered:delivered:geliefert::a;Delivery:delivery:Lieferung:Liefer:f;DeliveryAddress:delivery address:Lieferadresse:Lieferadress:f
DeliveryDate:delivery date:Lieferdatum:Lieferdatums:n;DeliveryMode:mode of delivery:Lieferart:Lieferart:f
DeliveryReason:delivery reason:Liefergrund:Liefergrund:m;DeliveryTerms:delivery terms:Lieferbedingung:Lieferbedingungs:f
Delvery:delivery:Lieferung:Liefer:f;DelveryAddress:delivery address:Lieferadresse:Lieferadress:f;Demand:demand:Bedarf:Bedarfs:m
Density:density:Dichte:Dichte:f;Department:department:Abteilung:Abteilungs:f;Departure:departure:Abfahrt:Abfahrts:f
Dependency:dependency:Abhängigkeit:Abhängigkeits:f;Deposit:deposit:Einzahlung:Einzahlungs:f;Deposits:deposits:Pfand:Pfand:n
Depreciation:depreciation:Abschreibung:Abschreibungs:f;Depth:depth:Tiefe:Tiefen:f;Description:description:Beschreibung:Beschreibungs:f
Design:design:Entwurf:Entwurfs:m;Destination:destination:Ziel:Ziel:n;Detail:detail:Detail:Detail:n;Details:details:Details:Detail:p
Deviation:deviation:Abweichung:Abweichungs:f;Device:device:Gerät:Geräte:n;Difference:difference:Differenz:Differenz:f
Digital:digital:digital::a;Digits:digits:Ziffern:Ziffern:p;Dimension:dimension:Dimension:Dimensions:f
Dir:directory:Verzeichnis:Verzeichnis:n;Direct:direct:direkt::a;DirectDebit:direct debit:Lastschrift:Lastschrift:f
DirectDebitMandate:direct debit mandate:Lastschriftmandat:Lastschriftmandats:n;Direction:direction:Richtung:Richtungs:f
Directive:directive:Richtlinie:Richtlinien:f;Directly:directly:direkt::w;Disabled:disabled:deaktiviert::a
Disbursement:disbursement:Auszahlung:Auszahlungs:f;Discount:discount:Rabatt:Rabatt:m;DiscountCode:discount code:Rabattcode::m
Discounts:discounts:Rabatte:Rabatt:p;Dispatch:dispatch:Versand:Versand:m;Display:display:Anzeige:Anzeige:f
DisplayOrder:display order:Anzeigereihenfolge::f;DisplayValue:display value:Anzeigewert::m;Disposal:disposal:Abgang:Abgangs:m
Disposition:disposition:Disposition:Dispositions:f;Distribution:distribution:Verteilung:Verteilungs:f;District:district:Bezirk:Bezirks:m
DistrictName:district name:Bezirksname::m;Division:division:Abteilung:Abteilungs:f;Dock:dock:Dock:Dock:n
Document:document:Dokument:Dokument:n;DocumentDate:document date:Belegdatum::n;DocumentNumber:document number:Belegnummer::f
Domain:domain:Domäne:Domänen:f;Draft:draft:Entwurf:Entwurfs:m;Driver:driver:Fahrer:Fahrer:m;Due:due:fällig::a
DueDate:due date:Fälligkeitsdatum:Fälligkeits:n;DunsNumber:DUNS number:DUNS-Nummer::f;Duplicate:duplicate:Duplikat:Duplikat:n
Duration:duration:Dauer:Dauer:f;Duty:duty:Abgabe:Abgaben:f;EInvoice:e-invoice:E-Rechnung:E-Rechnungs:f;Earning:earning:Verdienst:Verdienst:m
EarningCode:earning code:Verdienstcode:Verdienstcode:m;Education:education:Ausbildung:Ausbildungs:f;Effective:effective:gültig::a
EffectiveDate:effective date:Gültigkeitsdatum::n;Electronic:electronic:elektronisch::a
ElectronicInvoice:electronic invoice:E-Rechnung:E-Rechnungs:f;ElectronicReporting:electronic reporting:Elektronische Berichterstellung:ER-:f
Eligibility:eligibility:Berechtigung:Berechtigungs:f;Eligible:eligible:zulässig::a;Elimination:elimination:Eliminierung:Eliminierungs:f
Email:email:E-Mail:E-Mail-:f;EmailAddress:email address:E-Mail-Adresse::f;Emission:emission:Emission:Emissions:f
Employee:employee:Mitarbeiter:Mitarbeiter:m;EmployeeResponsible:employee responsible:Zuständiger Mitarbeiter::m
Employees:employees:Mitarbeiter:Mitarbeiter:p;Employer:employer:Arbeitgeber:Arbeitgeber:m
Employment:employment:Beschäftigung:Beschäftigungs:f;Empties:empties:Leergut:Leergut:n;Enabled:enabled:aktiviert::a
Encumbrance:encumbrance:Vorbelastung:Vorbelastungs:f;End:end:Ende:End:n;EndDate:end date:Enddatum:Enddatums:n
EndDateTime:end date and time:Enddatum und -uhrzeit::n;EndTime:end time:Endzeit::f;Ending:ending:End:End:n;Energy:energy:Energie:Energie:f
Engineering:engineering:Entwicklung:Entwicklungs:f;EngineeringChange:engineering change:Konstruktionsänderung:Konstruktions:f
Enrollment:enrollment:Anmeldung:Anmelde:f;Enterprise:enterprise:Unternehmen:Unternehmens:n
EnterpriseNumber:enterprise number:Unternehmensnummer::f;Entire:entire:gesamt::a;Entity:entity:Entität:Entitäts:f
Entry:entry:Eintrag:Eintrags:m;Equipment:equipment:Ausrüstung:Ausrüstungs:f;Error:error:Fehler:Fehler:m
Escalation:escalation:Preissteigerung:Preissteigerungs:f;Establishment:establishment:Niederlassung:Niederlassungs:f
Estimate:estimate:Kalkulation:Kalkulations:f;Estimated:estimated:geschätzt::a;Event:event:Ereignis:Ereignis:n
Exception:exception:Ausnahme:Ausnahme:f;ExchRate:exchange rate:Wechselkurs:Wechselkurs:m;Exchange:exchange:Umtausch:Umtausch:m
ExchangeRate:exchange rate:Wechselkurs:Wechselkurs:m;ExchangeRateType:exchange rate type:Wechselkurstyp:Wechselkurstyp:m
Excise:excise:Verbrauchsteuer:Verbrauchsteuer:f;Exclude:exclude:Ausschluss:Ausschluss:m;Excluded:excluded:ausgeschlossen::a
Exempt:exempt:befreit::a;Exemption:exemption:Befreiung:Befreiungs:f;Existing:existing:vorhanden::a;Expected:expected:erwartet::a
Expense:expense:Spesen:Spesen:p;ExpenseReport:expense report:Spesenabrechnung:Spesenabrechnungs:f;Expiration:expiration:Ablauf:Ablauf:m
ExpirationDate:expiration date:Ablaufdatum::n;Expiry:expiry:Ablauf:Ablauf:m;ExpiryDate:expiry date:Ablaufdatum::n
Export:export:Export:Export:m;ExportSale:export sale:Exportverkauf:Exportverkaufs:m;Express:express:Express:Express:m
Extension:extension:Durchwahl:Durchwahl:f;External:external:extern::a;Externally:externally:extern::w
FabrikamFood:Fabrikam food:Fabrikam-Lebensmittel:Fabrikam-Lebensmittel:n;Facebook:Facebook:Facebook:Facebook-:n
Facility:facility:Einrichtung:Einrichtungs:f;Factor:factor:Faktor:Faktor:m;Factoring:factoring:Factoring:Factoring-:n
Fallback:fallback:Ausweich:Ausweich:m;FallbackWarehouse:fallback warehouse:Ausweichlagerort:Ausweichlagerort:m
Family:family:Familie:Familien:f;Fault:fault:Störung:Störungs:f;Fax:fax:Fax:Fax:n;Feature:feature:Funktion:Funktions:f
Federal:federal:Bundes:Bundes:m;Fee:fee:Gebühr:Gebühren:f;Fence:fence:Grenze:Grenz:f;Field:field:Feld:Feld:n;Fields:fields:Felder:Feld:p
File:file:Datei:Datei:f;Filled:filled:erfüllt::a;Filter:filter:Filter:Filter:m;Final:final:endgültig::a;Financial:financial:finanziell::a
FinancialDimension:financial dimension:Finanzdimension:Finanzdimensions:f;FinancialReason:financial reason:Finanzgrund:Finanzgrund:m
Fine:fine:Verzugsgebühr:Verzugsgebühren:f;Finished:finished:fertig::a;First:first:erst::a;FirstName:first name:Vorname:Vornamen:m
Fiscal:fiscal:Steuer:Fiskal:m;FiscalCalendar:fiscal calendar:Steuerkalender:Steuerkalender:m;FiscalCode:fiscal code:Steuercode::m
FiscalDocument:fiscal document:Steuerbeleg:Steuerbeleg:m;FiscalYear:fiscal year:Geschäftsjahr:Geschäftsjahres:n;Fixed:fixed:fest::a
FixedAsset:fixed asset:Anlage:Anlagen:f;Fleet:fleet:Fuhrpark:Fuhrpark:m;FleetManagement:fleet management:Fuhrparkverwaltung:Fuhrpark:f
Flow:flow:Fluss:Fluss:m;Flushing:flushing:Entnahme:Entnahme:f;FlushingPrinciple:flushing principle:Entnahmeprinzip:Entnahmeprinzip:n
Folio:folio:Frachtakte:Frachtakten:f;For:for:für::w;Force:force:Kraft:Kraft:f;Forecast:forecast:Planung:Planungs:f
Foreign:foreign:ausländisch::a;ForeignTrade:foreign trade:Außenhandel:Außenhandels:m;Foreigner:foreigner:Ausländer:Ausländer:m
Form:form:Formular:Formular:n;Format:format:Format:Format:n;Formatted:formatted:formatiert::a;Formula:formula:Formel:Formel:f
Fourth:fourth:viert::a;FreeText:free text:Freitext:Freitext:m;FreeTextInvoice:free text invoice:Freitextrechnung:Freitextrechnungs:f
Freight:freight:Fracht:Fracht:f;French:French:französisch::a;Frequency:frequency:Häufigkeit:Häufigkeits:f
Freshness:freshness:Frische:Frische:f;Friendly:friendly:Anzeige:Anzeige:f;From:from:von::w;FromDate:from date:Von-Datum::n
Fuel:fuel:Kraftstoff:Kraftstoff:m;Fulfillment:fulfillment:Erfüllung:Erfüllungs:f;Full:full:vollständig::a
Function:function:Funktion:Funktions:f;Functional:functional:funktional::a;Fund:fund:Fonds:Fonds:m
Funding:funding:Finanzierung:Finanzierungs:f;GST:GST:GST:GST-:f;Gain:gain:Gewinn:Gewinn:m;Garnishment:garnishment:Pfändung:Pfändungs:f
Gender:gender:Geschlecht:Geschlechts:n;General:general:allgemein::a;GeneralJournal:general journal:Allgemeine Erfassung:Erfassungs:f
GeneralLedger:general ledger:Hauptbuch:Hauptbuch:n;Generated:generated:generiert::a;Generation:generation:Generierung:Generierungs:f
Gift:gift:Geschenk:Geschenk:n;GiftCard:gift card:Geschenkgutschein:Geschenkgutschein:m;Giro:giro:Giro:Giro:n;Goal:goal:Ziel:Ziel:n
Goods:goods:Waren:Waren:p;Grace:grace:Karenz:Karenz:f;GracePeriod:grace period:Karenzzeit:Karenzzeit:f;Grade:grade:Stufe:Stufen:f
Grant:grant:Zuschuss:Zuschuss:m;Gross:gross:Brutto:Brutto:n;GrossWeight:gross weight:Bruttogewicht::n;Group:group:Gruppe:Gruppen:f
GroupId:group:Gruppe:Gruppen:f;Grouping:grouping:Gruppierung:Gruppierungs:f;Grower:grower:Erzeuger:Erzeuger:m
Guarantee:guarantee:Bürgschaft:Bürgschafts:f;Handling:handling:Handhabung:Handhabungs:f;Hardware:hardware:Hardware:Hardware:f
Hazard:hazard:Gefahr:Gefahren:f;Header:header:Kopf:Kopf:m;Height:height:Höhe:Höhen:f;Held:held:gehalten::a;Help:help:Hilfe:Hilfe:f
Hierarchy:hierarchy:Hierarchie:Hierarchie:f;History:history:Historie:Historien:f;Hobbies:hobbies:Hobbys:Hobby:p;Hold:hold:Sperre:Sperr:f
Holder:holder:Inhaber:Inhaber:m;Holiday:holiday:Feiertag:Feiertags:m;Hour:hour:Stunde:Stunden:f;Hours:hours:Stunden:Stunden:p
HumanResources:human resources:Personalwesen:Personal:n;ISO:ISO:ISO:ISO-:f;Id:ID:ID:ID-:f
Identification:identification:Identifikation:Identifikations:f;IdentificationNumber:identification number:Identifikationsnummer::f
Identifier:identifier:Kennung:Kennungs:f;Ignore:ignore:Ignorieren:Ignorier:n;Import:import:Import:Import:m;In:in:in::w
Inactive:inactive:inaktiv::a;Inbound:inbound:Eingang:Eingangs:m;Include:include:Einschließen:Einschluss:n;Included:included:enthalten::a
Including:including:einschließlich::w;Income:income:Ertrag:Ertrags:m;Incoming:incoming:eingehend::a;Index:index:Index:Index:m
Indicator:indicator:Kennzeichen:Kennzeichen:n;Indirect:indirect:indirekt::a;Industry:industry:Branche:Branchen:f;Info:info:Info:Info:f
Information:information:Informationen:Informations:p;Initial:initial:anfänglich::a;Initials:initials:Initialen:Initialen:p
Input:input:Eingabe:Eingabe:f;Inspection:inspection:Inspektion:Inspektions:f;Installment:installment:Rate:Raten:f
Installments:installments:Raten:Raten:p;Insurance:insurance:Versicherung:Versicherungs:f;Insured:insured:versichert::a
Integration:integration:Integration:Integrations:f;InterCompany:intercompany:Unternehmensintern:Intercompany-:n
Intercompany:intercompany:Unternehmensintern:Intercompany-:n;Interest:interest:Zinsen:Zins:p
InterestNote:interest note:Zinsrechnung:Zinsrechnungs:f;Interface:interface:Schnittstelle:Schnittstellen:f;Internal:internal:intern::a
Interval:interval:Intervall:Intervall:n;Intrastat:Intrastat:Intrastat:Intrastat-:n;Invalid:invalid:ungültig::a
Invent:inventory:Lager:Lager:n;Inventory:inventory:Lager:Lager:n;InventoryStatus:inventory status:Lagerbestandsstatus:Lagerstatus:m
Investment:investment:Investition:Investitions:f;Invoice:invoice:Rechnung:Rechnungs:f;InvoiceAccount:invoice account:Rechnungskonto::n
InvoiceAddress:invoice address:Rechnungsadresse:Rechnungsadress:f;InvoiceDate:invoice date:Rechnungsdatum::n
InvoiceNumber:invoice number:Rechnungsnummer::f;Invoiced:invoiced:fakturiert::a;Is:is:ist::w;Issue:issue:Abgang:Abgangs:m
Issued:issued:ausgestellt::a;Item:item:Artikel:Artikel:m;ItemGroup:item group:Artikelgruppe:Artikelgruppen:f
ItemNumber:item number:Artikelnummer:Artikelnummern:f;ItemSalesTaxGroup:item sales tax group:Artikel-Mehrwertsteuergruppe::f
Items:items:Artikel:Artikel:p;Itinerary:itinerary:Reiseplan:Reiseplan:m;Job:job:Einzelvorgang:Vorgangs:m
Journal:journal:Erfassung:Erfassungs:f;JournalBatchNumber:journal batch number:Erfassungsstapelnummer::f
JournalName:journal name:Erfassungsbezeichnung:Erfassungs:f;JournalNumber:journal number:Erfassungsnummer::f
Journals:journals:Erfassungen:Erfassungs:p;Jurisdiction:jurisdiction:Zuständigkeitsbereich:Zuständigkeitsbereichs:m;Kana:Kana:Kana:Kana-:n
Kanban:kanban:Kanban:Kanban-:n;Key:key:Schlüssel:Schlüssel:m;Keyword:keyword:Schlüsselwort:Schlüsselwort:n;Kind:kind:Art:Art:f
Kit:kit:Kit:Kit-:n;Knowledge:knowledge:Wissen:Wissens:n;Known:known:bekannt::a;Label:label:Etikett:Etiketten:n;Labor:labor:Arbeit:Arbeits:f
LandedCost:landed cost:Frachtkosten:Frachtkosten:p;Language:language:Sprache:Sprach:f;LanguageId:language:Sprache:Sprach:f
Last:last:letzt::a;LastName:last name:Nachname:Nachnamen:m;Latest:latest:neuest::a;Latitude:latitude:Breitengrad::m
Layer:layer:Ebene:Ebenen:f;Layout:layout:Layout:Layout-:n;Lead:lead:Lead:Lead-:m;LeadTime:lead time:Lieferzeit:Lieferzeit:f
Lease:lease:Leasing:Leasing:n;Leave:leave:Abwesenheit:Abwesenheits:f;Ledger:ledger:Sachkonto:Sachkonten:n
LedgerAccount:ledger account:Sachkonto:Sachkonten:n;LedgerDimension:ledger dimension:Sachkontodimension::f
Leg:leg:Teilstrecke:Teilstrecken:f;Legal:legal:rechtlich::a;LegalEntity:legal entity:Juristische Person:Mandanten:f
LegalEntityId:legal entity:Juristische Person:Mandanten:f;Length:length:Länge:Längen:f;Letter:letter:Schreiben:Schreiben:n
LetterOfCredit:letter of credit:Akkreditiv:Akkreditiv:n;LetterOfGuarantee:letter of guarantee:Avalkredit:Avalkredit:m
Level:level:Ebene:Ebenen:f;License:license:Lizenz:Lizenz:f;LicensePlate:license plate:Ladungsträger:Ladungsträger:m
LifeCycle:life cycle:Lebenszyklus:Lebenszyklus:m;Lifecycle:lifecycle:Lebenszyklus:Lebenszyklus:m
LifecycleState:lifecycle state:Lebenszyklusstatus::m;Limit:limit:Limit:Limit:n;Line:line:Position:Positions:f
LineAmount:line amount:Positionsbetrag::m;LineDescription:line description:Positionsbeschreibung::f
LineDiscount:line discount:Positionsrabatt:Positionsrabatt:m;LineNumber:line number:Positionsnummer::f
LineOfBusiness:line of business:Branche:Branchen:f;LineStatus:line status:Positionsstatus::m;Lines:lines:Positionen:Positions:p
LinkedIn:LinkedIn:LinkedIn:LinkedIn-:n;List:list:Liste:Listen:f;Lists:lists:Listen:Listen:p
LitwareMeter:Litware metering:Litware-Messwesen:Litware-:n;Load:load:Ladung:Ladungs:f;Loan:loan:Darlehen:Darlehens:n
Located:located:gelegen::a;Location:location:Lagerplatz:Lagerplatz:m;LocationId:location:Standort-ID::f;Locked:locked:gesperrt::a
Log:log:Protokoll:Protokoll:n;LongName:long name:Langname::m;Longitude:longitude:Längengrad::m;Loss:loss:Verlust:Verlust:m
Lower:lower:unter::a;Loyalty:loyalty:Treue:Treue:f;Machine:machine:Maschine:Maschinen:f;Main:main:Haupt:Haupt:n
MainAccount:main account:Hauptkonto:Hauptkonten:n;MainContact:main contact:Hauptansprechpartner:Hauptkontakt:m
MainContactWorker:main contact:Hauptansprechpartner::m;Maintained:maintained:gepflegt::a;Maintenance:maintenance:Wartung:Wartungs:f
Management:management:Verwaltung:Verwaltungs:f;Manager:manager:Vorgesetzter:Leiter:m;Mandate:mandate:Mandat:Mandats:n
Mandatory:mandatory:obligatorisch::a;Manual:manual:manuell::a;Manufacturing:manufacturing:Produktion:Produktions:f
Mapping:mapping:Zuordnung:Zuordnungs:f;Margin:margin:Deckungsbeitrag:Margen:m;Marital:marital:ehelich::a
MaritalStatus:marital status:Familienstand::m;Marked:marked:markiert::a;Markup:markup:Zuschlag:Zuschlags:m;Master:master:Stamm:Stamm:m
MasterPlan:master plan:Produktprogrammplan:Programmplan:m;MasterPlanning:master planning:Produktprogrammplanung:Planungs:f
Match:match:Abgleich:Abgleichs:m;Matching:matching:Abgleich:Abgleichs:m;Material:material:Material:Material:n;Max:max.:Höchstwert:Höchst:m
Maximum:maximum:Höchstwert:Höchst:m;Meal:meal:Mahlzeit:Mahlzeiten:f;Measure:measure:Maß:Maß:n;Measurement:measurement:Messung:Mess:f
Median:median:Median:Median:m;Member:member:Mitglied:Mitglieds:n;Memo:memo:Notiz:Notiz:f;Menu:menu:Menü:Menü:n
Merchandise:merchandise:Handelsware:Handelswaren:f;Merchant:merchant:Händler:Händler:m;Message:message:Nachricht:Nachrichten:f
Meter:meter:Zähler:Zähler:m;Method:method:Methode:Methoden:f;MiddleName:middle name:Zweiter Vorname::m;Mileage:mileage:Kilometer:Kilometer:p
Milestone:milestone:Meilenstein:Meilenstein:m;Minimum:minimum:Mindestwert:Mindest:m;Mixed:mixed:gemischt::a;Mobile:mobile:mobil::a
MobileDevice:mobile device:Mobilgerät:Mobilgeräte:n;Mode:mode:Modus:Modus:m;Model:model:Modell:Modell:n
ModelGroup:model group:Modellgruppe::f;Modified:modified:geändert::a;ModifiedBy:modified by:Geändert von::m
ModifiedDateTime:modified date and time:Geändert am::m;Module:module:Modul:Modul:n;Modules:modules:Module:Modul:p;Month:month:Monat:Monats:m
Months:months:Monate:Monats:p;Movement:movement:Bewegung:Bewegungs:f;MultiLineDiscount:multiline discount:Sammelrabatt:Sammelrabatt:m
MultilineDiscount:multiline discount:Sammelrabatt:Sammelrabatt:m;Multiple:multiple:mehrfach::a;Name:name:Name:Namens:m
NameAlias:search name:Suchname::m;Names:names:Namen:Namen:p;National:national:national::a
Nationality:nationality:Nationalität:Nationalitäts:f;Negative:negative:negativ::a;Net:net:Netto:Netto:n;NetAmount:net amount:Nettobetrag::m
NetWeight:net weight:Nettogewicht::n;Network:network:Netzwerk:Netzwerk:n;New:new:neu::a;Next:next:nächst::a
Nomenclature:nomenclature:Nomenklatur:Nomenklatur:f;NorthwindDealer:Northwind dealer:Northwind-Händler:Northwind-Händler:m
Note:note:Notiz:Notiz:f;Notes:notes:Notizen:Notiz:p;Notice:notice:Kündigung:Kündigungs:f
Notification:notification:Benachrichtigung:Benachrichtigungs:f;Now:now:jetzt::w;Number:number:Nummer:Nummern:f;NumberOf:number of:Anzahl::w
NumberSequence:number sequence:Nummernkreis:Nummernkreis:m;NumberSequenceCode:number sequence code:Nummernkreiscode::m
NumberSequenceGroup:number sequence group:Nummernkreisgruppe::f;Nutrient:nutrient:Nährwert:Nährwert:m;Object:object:Objekt:Objekt:n
Of:of:von::w;Offer:offer:Angebot:Angebots:n;Office:office:Amt:Amts:n;Offline:offline:Offline:Offline-:n;Offset:offset:Gegenbuchung:Gegen:f
OffsetAccount:offset account:Gegenkonto:Gegenkonto:n;On:on:bei::w;OnHand:on-hand:Lagerbestand:Lagerbestands:m
OnHold:on hold:Gesperrt:Sperr:m;OneTime:one-time:einmalig::a;Only:only:nur::w;Open:open:offen::a;Opened:opened:geöffnet::a
OpenedDate:opened:Eröffnet am::m;Opening:opening:Eröffnung:Eröffnungs:f;Operating:operating:Betrieb:Betriebs:m
OperatingUnit:operating unit:Organisationseinheit:Organisationseinheits:f;Operation:operation:Arbeitsgang:Arbeitsgang:m
OperationNumber:operation number:Arbeitsgangnummer::f;Operational:operational:operativ::a;Operator:operator:Betreiber:Betreiber:m
Opportunity:opportunity:Verkaufschance:Verkaufschancen:f;Option:option:Option:Options:f;Or:or:oder::w;Order:order:Auftrag:Auftrags:m
OrderNumber:order number:Auftragsnummer::f;OrderResponsible:sales responsible:Verkaufsverantwortlicher:Verkaufsverantwortlichen:m
OrderTaker:sales taker:Auftragserfasser:Auftragserfasser:m;Ordered:ordered:bestellt::a;Orderer:orderer:Besteller:Besteller:m
Orders:orders:Aufträge:Auftrags:p;Organization:organization:Organisation:Organisations:f
OrganizationName:organization name:Organisationsname::m;Origin:origin:Herkunft:Herkunfts:f;Original:original:ursprünglich::a
Originating:originating:ausgehend::a;Our:our:unser::a;OurAccountNumber:our account number:Unsere Kontonummer::f
Outbound:outbound:Ausgang:Ausgangs:m;Output:output:Ausgabe:Ausgabe:f;Overdelivery:overdelivery:Überlieferung:Überlieferungs:f
Overhead:overhead:Gemeinkosten:Gemeinkosten:p;Override:override:Überschreiben:Überschreibungs:n;Overtime:overtime:Überstunden:Überstunden:p
Own:own:eigen::a;Owner:owner:Besitzer:Besitzer:m;Ownership:ownership:Besitz:Besitz:m;POS:POS:POS:POS-:m;Pack:pack:Packung:Pack:f
Package:package:Paket:Paket:n;Packing:packing:Verpackung:Verpackungs:f;PackingSlip:packing slip:Lieferschein:Lieferschein:m
Page:page:Seite:Seiten:f;Paid:paid:bezahlt::a;Pallet:pallet:Palette:Paletten:f;Parameter:parameter:Parameter:Parameter:m
Parameters:parameters:Parameter:Parameter:p;Parent:parent:übergeordnet::a;Part:part:Teil:Teile:n;Partial:partial:teilweise::w
Participants:participants:Teilnehmer:Teilnehmer:p;Partner:partner:Partner:Partner:m;Party:party:Partei:Partei:f
PartyNumber:party ID:Partei-ID::f;Pay:pay:Lohn:Lohn:m;PayPeriod:pay period:Lohnzeitraum:Lohnzeitraum:m
PayStatement:pay statement:Lohnabrechnung:Lohnabrechnungs:f;Payee:payee:Zahlungsempfänger:Zahlungsempfänger:m
Payment:payment:Zahlung:Zahlungs:f;PaymentBankAccount:payment bank account:Zahlungsbankkonto::n
PaymentDay:payment day:Zahlungstag:Zahlungstag:m;PaymentMethod:method of payment:Zahlungsmethode:Zahlungsmethoden:f
PaymentSchedule:payment schedule:Zahlungsplan:Zahlungsplan:m;PaymentSpecification:payment specification:Zahlungsspezifikation::f
PaymentTerms:terms of payment:Zahlungsbedingung:Zahlungsbedingungs:f;Payments:payments:Zahlungen:Zahlungs:p;Payroll:payroll:Lohn:Lohn:m
Penalty:penalty:Vertragsstrafe:Strafen:f;Per:per:pro::w;PerDiem:per diem:Tagegeld:Tagegeld:n;Percent:percent:Prozent:Prozent:n
Percentage:percentage:Prozentsatz:Prozent:m;Performance:performance:Leistung:Leistungs:f;Period:period:Periode:Perioden:f
Periodic:periodic:periodisch::a;Periods:periods:Perioden:Perioden:p;Permission:permission:Berechtigung:Berechtigungs:f
Person:person:Person:Personen:f;PersonFirstName:first name:Vorname::m;PersonLastName:last name:Nachname::m
PersonMiddleName:middle name:Zweiter Vorname::m;Personal:personal:persönlich::a
PersonnelNumber:personnel number:Personalnummer:Personalnummern:f;Phantom:phantom:Phantom:Phantom:n;Pharmacy:pharmacy:Apotheke:Apotheken:f
Phase:phase:Phase:Phasen:f;Phone:phone:Telefon:Telefon:n;PhoneNumber:phone number:Telefonnummer::f;Phonetic:phonetic:phonetisch::a
Physical:physical:physisch::a;Pick:pick:Entnahme:Entnahme:f;Picking:picking:Entnahme:Entnahme:f
PickingList:picking list:Entnahmeliste:Entnahmelisten:f;Place:place:Ort:Orts:m;Plan:plan:Plan:Plan:m;Planned:planned:geplant::a
PlannedOrder:planned order:Planauftrag:Planauftrags:m;Planner:planner:Disponent:Disponenten:m;Planning:planning:Planung:Planungs:f
Plate:plate:Platte:Platten:f;Point:point:Punkt:Punkt:m;Policy:policy:Richtlinie:Richtlinien:f;Pool:pool:Pool:Pool-:m;Port:port:Hafen:Hafen:m
Portal:portal:Portal:Portal:n;Position:position:Stelle:Stellen:f;PositionId:position:Stelle:Stellen:f;Positions:positions:Stellen:Stellen:p
Positive:positive:positiv::a;Post:post:Buchen:Buchungs:n;PostBox:post box:Postfach:Postfach:n
PostalAddress:postal address:Postadresse:Postadress:f;Postbox:post box:Postfach:Postfach:n;Posted:posted:gebucht::a
Posting:posting:Buchung:Buchungs:f;PostingDate:posting date:Buchungsdatum::n;PostingProfile:posting profile:Buchungsprofil:Buchungsprofil:n
PostingType:posting type:Buchungsart::f;Potency:potency:Wirkstoffgehalt:Wirkstoff:m;Precision:precision:Genauigkeit:Genauigkeits:f
Preferred:preferred:bevorzugt::a;Prefix:prefix:Präfix:Präfix:n;Prepayment:prepayment:Vorauszahlung:Vorauszahlungs:f
Presence:presence:Präsenz:Präsenz:f;Previous:previous:vorherig::a;Price:price:Preis:Preis:m
PriceGroup:price group:Preisgruppe:Preisgruppen:f;Prices:prices:Preise:Preis:p;Pricing:pricing:Preisfindung:Preisfindungs:f
Primary:primary:primär::a;PrimaryContact:primary contact:Hauptansprechpartner:Hauptkontakt:m
PrimaryContactEmail:primary email:Primäre E-Mail:Primäre E-Mail-:f
PrimaryContactFacebook:primary Facebook:Primäres Facebook:Primäre Facebook-:n;PrimaryContactFax:primary fax:Primäres Fax:Primäre Fax-:n
PrimaryContactLinkedIn:primary LinkedIn:Primäres LinkedIn:Primäre LinkedIn-:n
PrimaryContactPhone:primary phone:Primäres Telefon:Primäre Telefon-:n;PrimaryContactTelex:primary telex:Primäres Telex:Primäre Telex-:n
PrimaryContactTwitter:primary Twitter:Primäres Twitter:Primäre Twitter-:n;PrimaryContactURL:primary URL:Primäre URL:Primäre URL-:f
Principle:principle:Prinzip:Prinzip:n;Print:print:Druck:Druck:m;Printed:printed:gedruckt::a;Printer:printer:Drucker:Drucker:m
Printing:printing:Druck:Druck:m;Priority:priority:Priorität:Prioritäts:f;Private:private:privat::a
Probability:probability:Wahrscheinlichkeit:Wahrscheinlichkeits:f;Procedure:procedure:Verfahren:Verfahrens:n
Process:process:Prozess:Prozess:m;ProcessManufacturing:process manufacturing:Prozessfertigung:Prozess:f;Processed:processed:verarbeitet::a
Processes:processes:Prozesse:Prozess:p;Processing:processing:Verarbeitung:Verarbeitungs:f;Procurement:procurement:Beschaffung:Beschaffungs:f
ProcurementCategory:procurement category:Beschaffungskategorie::f;Product:product:Produkt:Produkt:n
ProductConfiguration:product configuration:Produktkonfiguration:Konfigurations:f;ProductName:product name:Produktname::m
ProductNumber:product number:Produktnummer:Produktnummern:f;ProductReceipt:product receipt:Produktzugang:Produktzugangs:m
Production:production:Produktion:Produktions:f;ProductionOrder:production order:Produktionsauftrag:Produktionsauftrags:m
ProductionOrderNumber:production:Produktion::f;Products:products:Produkte:Produkt:p;Professional:professional:beruflich::a
Profile:profile:Profil:Profil:n;Profit:profit:Gewinn:Gewinn:m;Program:program:Programm:Programm:n
Progress:progress:Fortschritt:Fortschritts:m;Prohibited:prohibited:unzulässig::a;Project:project:Projekt:Projekt:n
ProjectId:project:Projekt:Projekt:n;Promised:promised:zugesagt::a;Promotion:promotion:Aktion:Aktions:f
Prompt:prompt:Aufforderung:Aufforderungs:f;Property:property:Eigenschaft:Eigenschafts:f;Proposal:proposal:Vorschlag:Vorschlags:m
Prospect:prospect:Interessent:Interessenten:m;Provider:provider:Anbieter:Anbieter:m;Provision:provision:Rückstellung:Rückstellungs:f
PublicSector:public sector:Öffentlicher Sektor:Verwaltungs:m;Purch:purchase:Einkauf:Einkaufs:m;Purchase:purchase:Einkauf:Einkaufs:m
PurchaseAgreement:purchase agreement:Rahmenbestellung:Rahmenbestellungs:f;PurchaseOrder:purchase order:Bestellung:Bestell:f
PurchaseOrderNumber:purchase order:Bestellung:Bestell:f;PurchasePrice:purchase price:Einkaufspreis::m
PurchaseRequisition:purchase requisition:Bestellanforderung:Bestellanforderungs:f;Purpose:purpose:Zweck:Zweck:m
Putaway:put away:Einlagerung:Einlagerungs:f;Qualification:qualification:Qualifikation:Qualifikations:f;Quality:quality:Qualität:Qualitäts:f
QualityManagement:quality management:Qualitätsmanagement:Qualitäts:n;QualityOrder:quality order:Qualitätsprüfauftrag:Qualitätsprüfauftrags:m
Quantity:quantity:Menge:Mengen:f;Quarantine:quarantine:Quarantäne:Quarantäne:f;Quarter:quarter:Quartal:Quartals:n
Question:question:Frage:Fragen:f;Questionnaire:questionnaire:Fragebogen:Fragebogen:m;Queue:queue:Warteschlange:Warteschlangen:f
Quotation:quotation:Angebot:Angebots:n;Quote:quote:Angebot:Angebots:n;Rack:rack:Regal:Regal:n;Range:range:Bereich:Bereichs:m
Rate:rate:Satz:Satz:m;Rating:rating:Bewertung:Bewertungs:f;Ratio:ratio:Verhältnis:Verhältnis:n
RawMaterial:raw material:Rohmaterial:Rohmaterial:n;Readiness:readiness:Bereitschaft:Bereitschafts:f;Reading:reading:Ablesung:Ablese:f
Reason:reason:Grund:Grund:m;ReasonCode:reason code:Ursachencode:Ursachencode:m;ReasonComment:reason comment:Kommentar zum Grund::m
Rebate:rebate:Bonus:Bonus:m;RebateManagement:rebate management:Bonusverwaltung:Bonus:f;RecId:record ID:Datensatz-ID::f
Recall:recall:Rückruf:Rückruf:m;Receipt:receipt:Zugang:Zugangs:m;ReceiptDate:receipt date:Zugangsdatum::n
Receipts:receipts:Zugänge:Zugangs:p;Receivable:receivable:Forderung:Forderungs:f;Received:received:empfangen::a
Receiver:receiver:Empfänger:Empfänger:m;Receiving:receiving:Wareneingang:Wareneingangs:m;Recipe:recipe:Rezeptur:Rezeptur:f
Recipient:recipient:Empfänger:Empfänger:m;Recognition:recognition:Realisierung:Realisierungs:f
Reconciliation:reconciliation:Abstimmung:Abstimmungs:f;Record:record:Datensatz:Datensatz:m;RecordId:record ID:Datensatz-ID::f
Recruitment:recruiting:Personalbeschaffung:Personalbeschaffungs:f;Recurring:recurring:wiederkehrend::a
Reduction:reduction:Minderung:Minderungs:f;Ref:reference:Referenz:Referenz:f;Reference:reference:Referenz:Referenz:f
ReferenceNumber:reference number:Referenznummer::f;Region:region:Region:Regions:f;Register:register:Kasse:Kassen:f
Registered:registered:registriert::a;Registration:registration:Registrierung:Registrierungs:f
RegistrationNumber:registration number:Registrierungsnummer::f;Registry:registry:Register:Register:n;Regular:regular:regulär::a
Rejected:rejected:abgelehnt::a;Related:related:zugehörig::a;Relation:relation:Beziehung:Beziehungs:f
Relationship:relationship:Beziehung:Beziehungs:f;Release:release:Freigabe:Freigabe:f;Released:released:freigegeben::a
ReleasedProduct:released product:Freigegebenes Produkt:Produktfreigabe:n;Relief:relief:Befreiung:Befreiungs:f
Remaining:remaining:verbleibend::a;Reminder:reminder:Erinnerung:Erinnerungs:f;Remittance:remittance:Überweisung:Überweisungs:f
Renewal:renewal:Verlängerung:Verlängerungs:f;Rental:rental:Miete:Miet:f;Repair:repair:Reparatur:Reparatur:f
Replacement:replacement:Ersatz:Ersatz:m;Replenishment:replenishment:Wiederauffüllung:Wiederauffüllungs:f;Report:report:Bericht:Berichts:m
Reporting:reporting:Berichterstattung:Berichts:f;ReportingCurrency:reporting currency:Berichtswährung::f;Reports:reports:Berichte:Berichts:p
Representative:representative:Vertreter:Vertreter:m;Request:request:Anforderung:Anforderungs:f
RequestForQuotation:request for quotation:Angebotsanforderung:Angebotsanforderungs:f;Requested:requested:gewünscht::a
Requester:requester:Anforderer:Anforderer:m;Required:required:erforderlich::a;Requirement:requirement:Bedarf:Bedarfs:m
Requirements:requirements:Anforderungen:Anforderungs:p;Requisition:requisition:Anforderung:Anforderungs:f
Reservation:reservation:Reservierung:Reservierungs:f;Reserve:reserve:Reservieren:Reservierungs:n;Reserved:reserved:reserviert::a
Residence:residence:Wohnsitz:Wohnsitz:m;Resident:resident:ansässig::a;Resource:resource:Ressource:Ressourcen:f
Responsibility:responsibility:Zuständigkeit:Zuständigkeits:f;Responsible:responsible:zuständig::a;Restricted:restricted:eingeschränkt::a
Result:result:Ergebnis:Ergebnis:n;Resume:resume:Lebenslauf:Lebenslauf:m;Retail:retail:Einzelhandel:Einzelhandels:m
RetailChannel:channel:Kanal:Kanal:m;RetailStore:store:Shop:Shop-:m;Retention:retention:Einbehalt:Einbehalts:m
Return:return:Rücklieferung:Rücklieferungs:f;RevRec:revenue recognition:Umsatzrealisierung:Umsatzrealisierungs:f
Revaluation:revaluation:Neubewertung:Neubewertungs:f;Revenue:revenue:Erlös:Erlös:m
RevenueRecognition:revenue recognition:Umsatzrealisierung:Umsatzrealisierungs:f;Reversal:reversal:Rückbuchung:Rückbuchungs:f
Reverse:reverse:Rückbuchung:Rückbuchungs:f;Review:review:Prüfung:Prüf:f;Reviewer:reviewer:Prüfer:Prüfer:m
Revision:revision:Revision:Revisions:f;Risk:risk:Risiko:Risiko:n;Role:role:Rolle:Rollen:f;Roles:roles:Rollen:Rollen:p
Roll:roll:Rolle:Rollen:f;RoundOff:rounding:Rundung:Rundungs:f;Rounding:rounding:Rundung:Rundungs:f;Route:route:Arbeitsplan:Arbeitsplan:m
Routing:routing:Bankleit:Bankleit:f;RoutingNumber:routing number:Bankleitzahl:Bankleitzahl:f;Royalty:royalty:Lizenzgebühr:Lizenzgebühren:f
Rule:rule:Regel:Regel:f;Safety:safety:Sicherheit:Sicherheits:f;SafetyStock:safety stock:Sicherheitsbestand:Sicherheitsbestands:m
Salary:salary:Gehalt:Gehalts:n;Sale:sale:Verkauf:Verkaufs:m;Sales:sales:Verkauf:Verkaufs:m
SalesAgreement:sales agreement:Rahmenauftrag:Rahmenauftrags:m;SalesMarketing:sales and marketing:Vertrieb:Vertriebs:m
SalesOrder:sales order:Verkaufsauftrag:Verkaufsauftrags:m;SalesOrderNumber:sales order:Verkaufsauftrag::m
SalesPrice:sales price:Verkaufspreis:Verkaufspreis:m;SalesQuotation:sales quotation:Verkaufsangebot:Verkaufsangebots:n
SalesRepresentative:sales representative:Vertriebsmitarbeiter:Vertriebsmitarbeiter:m
SalesResponsible:sales responsible:Verkaufsverantwortlicher:Verkaufsverantwortlichen:m;SalesTaker:sales taker:Auftragserfasser::m
SalesTax:sales tax:Mehrwertsteuer:Mehrwertsteuer:f;SalesTaxCode:sales tax code:Mehrwertsteuercode:Mehrwertsteuercode:m
SalesTaxGroup:sales tax group:Mehrwertsteuergruppe:Mehrwertsteuergruppen:f;Sample:sample:Stichprobe:Stichproben:f;Sampled:sampled:beprobt::a
Sampling:sampling:Stichprobe:Stichproben:f;Scale:scale:Waage:Waagen:f;Scanned:scanned:gescannt::a;Scanner:scanner:Scanner:Scanner:m
Scenario:scenario:Szenario:Szenario:n;Schedule:schedule:Zeitplan:Zeitplan:m;Scheduled:scheduled:geplant::a
Scheduling:scheduling:Terminierung:Terminierungs:f;Scheme:scheme:Schema:Schema:n;Scope:scope:Umfang:Umfangs:m;Score:score:Punktzahl:Punkt:f
Scrap:scrap:Ausschuss:Ausschuss:m;Seal:seal:Siegel:Siegel:n;Search:search:Suche:Such:f;SearchName:search name:Suchname::m
Season:season:Saison:Saison:f;Second:second:zweit::a;Secondary:secondary:sekundär::a;Section:section:Abschnitt:Abschnitts:m
Security:security:Sicherheit:Sicherheits:f;Segment:segment:Segment:Segment:n;Sell:sell:Verkauf:Verkaufs:m
Seller:seller:Verkäufer:Verkäufer:m;Seniority:seniority:Betriebszugehörigkeit:Betriebszugehörigkeits:f;Sensor:sensor:Sensor:Sensor:m
Separate:separate:separat::a;Sequence:sequence:Reihenfolge:Reihenfolge:f;SequenceNumber:sequence number:Reihenfolgenummer::f
Serial:serial:seriell::a;SerialNumber:serial number:Seriennummer:Seriennummern:f;Series:series:Serie:Serien:f
Service:service:Service:Service:m;ServiceManagement:service management:Servicemanagement:Service:n;Services:services:Services:Service:p
Session:session:Sitzung:Sitzungs:f;Set:set:Satz:Satz:m;Settle:settle:Ausgleich:Ausgleichs:m
SettleTransactions:settle transactions:Buchungen ausgleichen::p;SettleVoucher:settle voucher:Beleg ausgleichen::m
Settled:settled:ausgeglichen::a;Settlement:settlement:Ausgleich:Ausgleichs:m;Setup:setup:Einrichtung:Einrichtungs:f
Share:share:Anteil:Anteils:m;Shared:shared:gemeinsam::a;Shelf:shelf:Regal:Regal:n;ShelfAdvice:shelf advice:Regalhinweis:Regalhinweis:m
ShelfLife:shelf life:Haltbarkeitsdauer:Haltbarkeits:f;Shift:shift:Schicht:Schicht:f;Ship:ship:Versand:Versand:m
Shipment:shipment:Lieferung:Versand:f;Shipments:shipments:Lieferungen:Versand:p;Shipped:shipped:versendet::a
Shipping:shipping:Versand:Versand:m;ShippingDate:ship date:Versanddatum::n;Shop:shop:Geschäft:Geschäfts:n
Shopfloor:shop floor:Fertigung:Fertigungs:f;Short:short:kurz::a;ShortName:short name:Kurzname::m;Sign:sign:Vorzeichen:Vorzeichen:n
Signature:signature:Unterschrift:Unterschriften:f;Signoff:sign-off:Abnahme:Abnahme:f;Site:site:Standort:Standort:m
SiteId:site:Standort:Standort:m;Size:size:Größe:Größen:f;Skill:skill:Fähigkeit:Fähigkeits:f;Skip:skip:Überspringen:Übersprungs:n
SkipCreateAutoCharges:skip automatic charges:Automatische Zuschläge überspringen::p;Snapshot:snapshot:Momentaufnahme:Momentaufnahmen:f
Sort:sort:Sortierung:Sortier:f;SortOrder:sort order:Sortierreihenfolge::f;Source:source:Quelle:Quell:f;Sourcing:sourcing:Bezug:Bezugs:m
Spare:spare:Ersatz:Ersatz:m;SparePart:spare part:Ersatzteil:Ersatzteil:n;Special:special:speziell::a;Specific:specific:spezifisch::a
Specification:specification:Spezifikation:Spezifikations:f;Specified:specified:angegeben::a;Staff:staff:Personal:Personal:n
Stage:stage:Phase:Phasen:f;Staging:staging:Staging:Staging-:n;Standard:standard:Standard:Standard:m;Start:start:Start:Start:m
StartDate:start date:Startdatum:Startdatums:n;StartDateTime:start date and time:Startdatum und -uhrzeit::n;StartTime:start time:Startzeit::f
Started:started:gestartet::a;State:state:Bundesland:Bundesland:n;Statement:statement:Auszug:Auszugs:m
Statistic:statistic:Statistik:Statistik:f;Statistics:statistics:Statistik:Statistik:f;Status:status:Status:Status:m
Step:step:Schritt:Schritt:m;Stock:stock:Bestand:Bestands:m;Stop:stop:Stopp:Stopp:m;Stopped:stopped:gestoppt::a
Storage:storage:Lagerung:Lagerungs:f;StorageDimensionGroup:storage dimension group:Lagerungsdimensionsgruppe::f;Store:store:Shop:Shop-:m
Stored:stored:gespeichert::a;Street:street:Straße:Straßen:f;StreetNumber:street number:Hausnummer::f;Structure:structure:Struktur:Struktur:f
Style:style:Stil:Stil:m;Subcontractor:subcontractor:Subunternehmer:Subunternehmer:m;Subject:subject:Betreff:Betreff:m
Subledger:subledger:Nebenbuch:Nebenbuch:n;Subscription:subscription:Abonnement:Abonnement:n
SubscriptionBilling:subscription billing:Abonnementabrechnung:Abonnement:f;Subsegment:subsegment:Untersegment:Untersegment:n
Subtotal:subtotal:Zwischensumme:Zwischensummen:f;Subtype:subtype:Untertyp:Untertyp:m;Suffix:suffix:Zusatz:Zusatz:m;Sum:sum:Summe:Summen:f
Summary:summary:Zusammenfassung:Zusammenfassungs:f;Supervisor:supervisor:Vorgesetzter:Vorgesetzten:m
Supplement:supplement:Ergänzung:Ergänzungs:f;Supplementary:supplementary:ergänzend::a
SupplementaryItem:supplementary item:Zusatzartikel:Zusatzartikel:m;Supply:supply:Bereitstellung:Bereitstellungs:f
Surcharge:surcharge:Aufschlag:Aufschlags:m;Suspended:suspended:ausgesetzt::a;Symbol:symbol:Symbol:Symbol:n;Symptom:symptom:Symptom:Symptom:n
System:system:System:System:n;Table:table:Tabelle:Tabellen:f;Tag:tag:Etikett:Etiketten:n;Tags:tags:Tags:Tag-:p
Taker:taker:Annehmer:Annehmer:m;Tare:tare:Tara:Tara:f;Target:target:Ziel:Ziel:n;Tariff:tariff:Tarif:Tarif:m;Task:task:Aufgabe:Aufgaben:f
Tax:tax:Steuer:Steuer:f;TaxExemptNumber:tax exempt number:USt-IdNr.:USt-IdNr.-:f
TaxRegistration:tax registration:Steuerregistrierung:Steuerregistrierungs:f;Taxable:taxable:steuerpflichtig::a;Team:team:Team:Team:n
Technical:technical:technisch::a;Technician:technician:Techniker:Techniker:m;Technology:technology:Technologie:Technologie:f
Telex:telex:Telex:Telex:n;Template:template:Vorlage:Vorlagen:f;Tender:tender:Zahlungsmittel:Zahlungsmittel:n
TenderType:payment method:Zahlungsmittelart::f;Term:term:Frist:Fristen:f;Terminal:terminal:Terminal:Terminal:n
Termination:termination:Kündigung:Kündigungs:f;Terms:terms:Bedingungen:Bedingungs:p;TermsCode:terms code:Bedingungscode::m
Territory:territory:Gebiet:Gebiets:n;Test:test:Test:Test:m;TestGroup:test group:Testgruppe:Testgruppen:f;Text:text:Text:Text:m
Third:third:dritt::a;Threshold:threshold:Schwellenwert:Schwellenwert:m;Tier:tier:Ebene:Ebenen:f;Time:time:Zeit:Zeit:f
TimeFence:time fence:Zeitraum:Zeitraum:m;TimeZone:time zone:Zeitzone::f;Timesheet:timesheet:Stundenzettel:Stundenzettel:m
Timezone:time zone:Zeitzone:Zeitzonen:f;Title:title:Titel:Titel:m;To:to:bis::w;ToDate:to date:Bis-Datum::n
Tolerance:tolerance:Toleranz:Toleranz:f;Tool:tool:Werkzeug:Werkzeug:n;Total:total:Summe:Gesamt:f
TotalDiscount:total discount:Gesamtrabatt:Gesamtrabatt:m;Totals:totals:Summen:Summen:p;Touch:touch:Berührung:Berührungs:f
Tracking:tracking:Verfolgung:Verfolgungs:f;TrackingDimensionGroup:tracking dimension group:Verfolgungsdimensionsgruppe::f
TrackingNumber:tracking number:Sendungsnummer::f;Trade:trade:Handel:Handels:m
TradeAgreement:trade agreement:Handelsvereinbarung:Handelsvereinbarungs:f;Training:training:Schulung:Schulungs:f
Trans:transaction:Buchung:Buchungs:f;TransDate:date:Datum::n;Transaction:transaction:Buchung:Buchungs:f
TransactionDate:transaction date:Buchungsdatum::n;TransactionType:transaction type:Buchungsart::f
Transactions:transactions:Buchungen:Buchungs:p;Transfer:transfer:Umlagerung:Umlagerungs:f
TransferOrder:transfer order:Umlagerungsauftrag:Umlagerungsauftrags:m;Transit:transit:Transit:Transit:m;Translated:translated:übersetzt::a
Translation:translation:Übersetzung:Übersetzungs:f;Transport:transport:Transport:Transport:m
Transportation:transportation:Transport:Transport:m;Travel:travel:Reise:Reise:f;TreyExpense:Trey expense:Trey-Spesen:Trey-Spesen:p
Trip:trip:Reise:Reise:f;Truck:truck:LKW:LKW-:m;Twitter:Twitter:Twitter:Twitter-:n;Type:type:Typ:Typ:m
URL:internet address:Internetadresse::f;Underdelivery:underdelivery:Unterlieferung:Unterlieferungs:f
Union:union:Gewerkschaft:Gewerkschafts:f;Unique:unique:eindeutig::a;Unit:unit:Einheit:Einheiten:f;UnitCost:unit cost:Stückkosten::p
UnitOfMeasure:unit of measure:Maßeinheit:Maßeinheiten:f;UnitPrice:unit price:Einzelpreis::m;UnitSymbol:unit:Einheit::f
Units:units:Einheiten:Einheiten:p;Unlimited:unlimited:unbegrenzt::a;Update:update:Aktualisierung:Aktualisierungs:f
Updated:updated:aktualisiert::a;Upper:upper:ober::a;Url:URL:URL:URL-:f;Usage:usage:Verwendung:Verwendungs:f;Use:use:Verwendung:Verwendungs:f
Used:used:verwendet::a;User:user:Benutzer:Benutzer:m;UserId:user ID:Benutzer-ID::f;Utilization:utilization:Auslastung:Auslastungs:f
VAT:VAT:USt.:USt.-:f;Vacation:vacation:Urlaub:Urlaubs:m;Valid:valid:gültig::a;ValidFrom:effective:Gültig ab::m
ValidTo:expiration:Gültig bis::m;Validate:validate:Prüfen:Prüf:n;Validated:validated:validiert::a
Validation:validation:Validierung:Validierungs:f;Validity:validity:Gültigkeit:Gültigkeits:f;Valuation:valuation:Bewertung:Bewertungs:f
Value:value:Wert:Wert:m;Values:values:Werte:Werte:p;Variable:variable:variabel::a;Variance:variance:Abweichung:Abweichungs:f
Variant:variant:Variante:Varianten:f;VariantNumber:variant number:Variantennummer::f;Vehicle:vehicle:Fahrzeug:Fahrzeug:n
Vendor:vendor:Kreditor:Kreditoren:m;VendorAccount:vendor account:Kreditorenkonto:Kreditorenkonten:n
VendorAccountNumber:vendor account:Kreditorenkonto:Kreditorenkonten:n;VendorGroup:vendor group:Kreditorengruppe:Kreditorengruppen:f
VendorKnownAsName:known as:Bekannt als::m;Verification:verification:Prüfung:Prüfungs:f;Version:version:Version:Versions:f
Visit:visit:Besuch:Besuchs:m;Visual:visual:visuell::a;Volume:volume:Volumen:Volumen:n;Voucher:voucher:Beleg:Beleg:m
Voyage:voyage:Seereise:Seereise:f;Wage:wage:Lohn:Lohn:m;Warehouse:warehouse:Lagerort:Lagerort:m;WarehouseId:warehouse:Lagerort:Lagerort:m
WarehouseLocation:warehouse location:Lagerplatz:Lagerplatz:m;Warrantable:warrantable:garantiefähig::a;Warranty:warranty:Garantie:Garantie:f
Waste:waste:Abfall:Abfall:m;Wave:wave:Welle:Wellen:f;Week:week:Woche:Wochen:f;Weight:weight:Gewicht:Gewichts:n;Width:width:Breite:Breiten:f
With:with:mit::w;Withholding:withholding:Einbehaltung:Einbehalts:f;WithholdingTax:withholding tax:Quellensteuer:Quellensteuer:f
Within:within:innerhalb::w;Without:without:ohne::w;Work:work:Arbeit:Arbeits:f;WorkCenter:work center:Arbeitsplatz:Arbeitsplatz:m
WorkOrder:work order:Arbeitsauftrag:Arbeitsauftrags:m;Workbench:workbench:Workbench:Workbench-:f;Worker:worker:Arbeitskraft:Arbeitskräfte:f
Workflow:workflow:Workflow:Workflow-:m;WorkflowStatus:workflow status:Workflowstatus::m;Working:working:Arbeit:Arbeits:f
WriteOff:write-off:Abschreibung:Ausbuchungs:f;Year:year:Jahr:Jahres:n;Years:years:Jahre:Jahres:p;Yield:yield:Ertrag:Ertrags:m
ZipCode:ZIP/postal code:Postleitzahl:PLZ-:f;Zone:zone:Zone:Zonen:f
DeliveryAddressLocation:delivery address location:Lieferstandort:Lieferstandort:m;InvoiceAddressLocation:invoice address location:Rechnungsstandort:Rechnungsstandort:m;RoutePlan:route plan:Routenplan:Routenplan:m;SubType:subtype:Untertyp:Untertyp:m;CheckMethod:check method:Prüfmethode:Prüfmethoden:f;CheckDigits:check digits:Prüfziffern:Prüfziffern:p;ValidToDate:expiration date:Gültig-bis-Datum::n;ValidFromDate:effective date:Gültig-ab-Datum::n;TaxPayer:taxpayer:Steuerzahler:Steuerzahler:m;Taxation:taxation:Besteuerung:Besteuerungs:f;Substitution:substitution:Ersatz:Ersatz:m;Owned:owned:im Besitz::w;Woman:woman:Frau:Frauen:f;Minority:minority:Minderheit:Minderheiten:f;Locally:locally:örtlich::w;Consumed:consumed:verbraucht::a;Investor:investor:Investor:Investoren:m;Composition:composition:Zusammensetzung:Zusammensetzungs:f;Necessary:necessary:notwendig::a;Numerator:numerator:Zähler:Zähler:m;Denominator:denominator:Nenner:Nenner:m;Stocked:stocked:bevorratet::a
`;

export interface Word {
  readonly en: string;
  readonly de: string;
  /** The form before another noun; the same as `de` where German needs no joint. */
  readonly joint: string;
  readonly kind: 'm' | 'f' | 'n' | 'p' | 'a' | 'w';
}

export const words: ReadonlyMap<string, Word> = new Map(
  WORDS.trim()
    .split(/[;\n]/)
    .map((entry) => {
      const [key = '', en = '', de = '', joint = '', kind = 'm'] = entry.split(':');
      return [key, { en, de, joint: joint === '' ? de : joint, kind: asKind(kind) }] as const;
    }),
);

function asKind(letter: string): Word['kind'] {
  switch (letter) {
    case 'm':
    case 'f':
    case 'n':
    case 'p':
    case 'a':
    case 'w':
      return letter;
    default:
      throw new Error(`No such kind of word: ${letter}`);
  }
}
