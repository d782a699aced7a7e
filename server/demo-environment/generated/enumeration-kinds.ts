/** Kinds of enumerations with members that belong together: `Kind|Member~english~deutsch,…`. */
const KINDS = `
Status|Draft~Draft~Entwurf,InReview~In review~In Überprüfung,Approved~Approved~Genehmigt,Rejected~Rejected~Abgelehnt,Confirmed~Confirmed~Bestätigt,InProcess~In process~In Bearbeitung,OnHold~On hold~Gesperrt,Posted~Posted~Gebucht,Closed~Closed~Geschlossen,Canceled~Canceled~Storniert,Reversed~Reversed~Rückgebucht,Archived~Archived~Archiviert,Expired~Expired~Abgelaufen
Type|None~None~Keine,Customer~Customer~Debitor,Vendor~Vendor~Kreditor,Item~Item~Artikel,Ledger~Ledger~Sachkonto,Project~Project~Projekt,FixedAsset~Fixed asset~Anlage,Bank~Bank~Bank,Worker~Worker~Arbeitskraft,Service~Service~Service,Intercompany~Intercompany~Unternehmensintern,Manual~Manual~Manuell,Other~Other~Sonstige
Method|None~None~Keine,Average~Average~Durchschnitt,Percentage~Percentage~Prozentsatz,FixedAmount~Fixed amount~Fester Betrag,PerUnit~Per unit~Pro Einheit,Proportional~Proportional~Anteilig,Formula~Formula~Formel,Standard~Standard~Standard,LastPrice~Last price~Letzter Preis,Weighted~Weighted~Gewichtet,Equally~Equally~Gleichmäßig,Tiered~Tiered~Gestaffelt
Category|General~General~Allgemein,Direct~Direct~Direkt,Indirect~Indirect~Indirekt,Internal~Internal~Intern,External~External~Extern,Domestic~Domestic~Inland,Foreign~Foreign~Ausland,Recurring~Recurring~Wiederkehrend,OneTime~One-time~Einmalig,Statutory~Statutory~Gesetzlich,Voluntary~Voluntary~Freiwillig
Level|Company~Company~Unternehmen,Header~Header~Kopf,Line~Line~Position,Group~Group~Gruppe,Table~Table~Tabelle,All~All~Alle,Site~Site~Standort,Warehouse~Warehouse~Lagerort,Location~Location~Lagerplatz,LicensePlate~License plate~Ladungsträger
Policy|NotAllowed~Not allowed~Nicht zulässig,Allowed~Allowed~Zulässig,Warning~Warning~Warnung,Error~Error~Fehler,Accept~Accept~Annehmen,AskUser~Ask user~Benutzer fragen,Inherit~Inherit~Übernehmen
Mode|Automatic~Automatic~Automatisch,Manual~Manual~Manuell,Batch~Batch~Stapel,Immediate~Immediate~Sofort,Deferred~Deferred~Aufgeschoben,Prompt~Prompt~Nachfragen,Simulation~Simulation~Simulation
Direction|Inbound~Inbound~Eingehend,Outbound~Outbound~Ausgehend,Both~Both~Beide,Internal~Internal~Intern
Frequency|Once~Once~Einmalig,Daily~Daily~Täglich,Weekly~Weekly~Wöchentlich,BiWeekly~Biweekly~Zweiwöchentlich,Monthly~Monthly~Monatlich,Quarterly~Quarterly~Vierteljährlich,SemiAnnually~Semiannually~Halbjährlich,Annually~Annually~Jährlich,OnDemand~On demand~Bei Bedarf
Basis|Gross~Gross~Brutto,Net~Net~Netto,Quantity~Quantity~Menge,Weight~Weight~Gewicht,Volume~Volume~Volumen,Amount~Amount~Betrag,Hours~Hours~Stunden,Distance~Distance~Entfernung,DueDate~Due date~Fälligkeitsdatum,InvoiceDate~Invoice date~Rechnungsdatum,DeliveryDate~Delivery date~Lieferdatum
Scope|Organization~Organization~Organisation,LegalEntity~Legal entity~Juristische Person,Department~Department~Abteilung,Team~Team~Team,Person~Person~Person,Role~Role~Rolle,Global~Global~Global,Shared~Shared~Gemeinsam
Priority|Low~Low~Niedrig,Normal~Normal~Normal,High~High~Hoch,Urgent~Urgent~Dringend,Critical~Critical~Kritisch
Reason|None~None~Keine,Damaged~Damaged~Beschädigt,Missing~Missing~Fehlend,WrongQuantity~Wrong quantity~Falsche Menge,WrongPrice~Wrong price~Falscher Preis,Late~Late~Verspätet,Duplicate~Duplicate~Doppelt,Quality~Quality~Qualität,CustomerRequest~Customer request~Kundenwunsch,Expired~Expired~Abgelaufen,Other~Other~Sonstige
Format|Text~Text~Text,Xml~XML~XML,Excel~Excel~Excel,Pdf~PDF~PDF,Csv~CSV~CSV,Json~JSON~JSON,Edifact~EDIFACT~EDIFACT,Image~Image~Bild
Sign|Positive~Positive~Positiv,Negative~Negative~Negativ,Debit~Debit~Soll,Credit~Credit~Haben
Stage|New~New~Neu,Qualified~Qualified~Qualifiziert,Planned~Planned~Geplant,Started~Started~Gestartet,Suspended~Suspended~Ausgesetzt,Finished~Finished~Beendet,Evaluated~Evaluated~Bewertet,Won~Won~Gewonnen,Lost~Lost~Verloren
`;

export interface EnumerationKind {
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly en: string; readonly de: string }[];
}

export const enumerationKinds: readonly EnumerationKind[] = KINDS.trim()
  .split('\n')
  .map((line) => {
    const [name = '', members = ''] = line.split('|');
    return {
      name,
      members: members.split(',').map((member) => {
        const [memberName = '', en = '', de = ''] = member.split('~');
        return { name: memberName, en, de };
      }),
    };
  });
