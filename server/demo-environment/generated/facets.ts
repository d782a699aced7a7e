/**
 * What can be kept about a subject, one a line:
 * `Name|english plural|deutscher Plural|category|key|weight|usual fields`.
 * `?` in a key or field stands for the subject.
 */
const FACETS = `
Header|headers|Köpfe|Transaction|?Number|8|DocumentDate,CurrencyCode,?Status,ReasonCode,Description,WorkflowStatus
Line|lines|Positionen|Transaction|?Number,LineNumber|10|Quantity,UnitSymbol,LineAmount,Description,ItemNumber,DefaultDimensionDisplayValue
Group|groups|Gruppen|Reference|?GroupId|7|Description,Name,DisplayOrder
Type|types|Typen|Reference|?TypeId|5|Description,Name,IsDefault
Code|codes|Codes|Reference|?Code|5|Description,Name
Status|statuses|Status|Reference|?StatusId|3|Description,IsInactive
Reason|reasons|Gründe|Reference|ReasonCode|3|Description,DefaultComment
Template|templates|Vorlagen|Configuration|TemplateId|5|Description,Name,IsActive,OwnerPersonnelNumber
Assignment|assignments|Zuweisungen|Master|?Id,AssignmentNumber|6|ValidFrom,ValidTo,PersonnelNumber,IsPrimary
Rule|rules|Regeln|Configuration|RuleId|6|Description,Priority,IsActive,ValidFrom,ValidTo
Policy|policies|Richtlinien|Configuration|PolicyName|5|Description,EffectiveDate,ExpirationDate,LegalEntityId
Setup|setup|Einrichtung|Parameters|SetupKey|4|NumberSequenceCode,IsEnabled,DefaultJournalName
Parameter|parameters|Parameter|Parameters|ParametersKey|4|NumberSequenceCode,IsEnabled,DefaultCurrencyCode
Allocation|allocations|Zuordnungen|Transaction|AllocationId,LineNumber|4|AllocationPercentage,AllocationAmount,CurrencyCode
Translation|translations|Übersetzungen|Reference|?Id,LanguageId|4|Name,Description
Attachment|attachments|Anhänge|Document|?Id,DocumentId|4|FileName,DocumentType,Notes,CreatedDateTime
Note|notes|Notizen|Document|?Id,LineNumber|3|Notes,CreatedBy,CreatedDateTime
History|history|Historie|Transaction|?Id,ModifiedDateTime|4|ModifiedBy,Description,OldValue,NewValue
Schedule|schedules|Zeitpläne|Configuration|ScheduleId|5|StartDate,EndDate,Frequency,Description
Version|versions|Versionen|Master|?Id,VersionNumber|5|Description,IsActive,ApprovedDateTime,ApproverPersonnelNumber
Limit|limits|Limits|Configuration|?Id,CurrencyCode|3|LimitAmount,ValidFrom,ValidTo
Period|periods|Perioden|Configuration|PeriodName|3|StartDate,EndDate,FiscalYearName
Balance|balances|Salden|Transaction|?Id,BalanceDate|4|BalanceAmount,CurrencyCode,AccountDisplayValue
Transaction|transactions|Buchungen|Transaction|Voucher,TransactionDate|7|Amount,CurrencyCode,TransactionText,PostingProfile,AccountDisplayValue
Journal|journals|Erfassungen|Transaction|JournalNumber|6|JournalName,Description,IsPosted,PostedDateTime
JournalLine|journal lines|Erfassungspositionen|Transaction|JournalNumber,LineNumber|6|TransactionDate,DebitAmount,CreditAmount,CurrencyCode,AccountDisplayValue
JournalName|journal names|Erfassungsbezeichnungen|Configuration|JournalName|3|Description,VoucherSeriesCode
Account|accounts|Konten|Configuration|AccountCode,AccountRelation|4|MainAccountId,AccountDisplayValue
Relation|relations|Beziehungen|Master|?Id,RelatedId|4|RelationType,ValidFrom,ValidTo
Hierarchy|hierarchies|Hierarchien|Configuration|HierarchyName|3|Description,ParentName
Category|categories|Kategorien|Reference|CategoryName|5|ParentCategoryName,Description,CategoryCode
Attribute|attributes|Attribute|Reference|AttributeName|4|Description,IsMandatory,DefaultText
AttributeValue|attribute values|Attributwerte|Master|?Id,AttributeName|4|TextValue,DecimalValue,DateTimeValue
Default|defaults|Standardwerte|Configuration|?Id|3|SiteId,WarehouseId,CurrencyCode
Request|requests|Anforderungen|Transaction|RequestId|5|RequesterPersonnelNumber,RequestedDate,Description,WorkflowStatus
Entry|entries|Einträge|Transaction|EntryNumber|5|TransactionDate,Amount,CurrencyCode,Description
Detail|details|Details|Master|?Id|5|Description,Comments
Profile|profiles|Profile|Configuration|ProfileId|4|Description,Name,IsDefault
Condition|conditions|Bedingungen|Configuration|ConditionId|3|Description,FromValueText,ToValueText
Reference|references|Referenzen|Reference|ReferenceNumber|3|ReferenceType,Description
Range|ranges|Bereiche|Configuration|?Id,RangeFrom|3|RangeTo,Description
Forecast|forecasts|Planungen|Transaction|ForecastModelId,?Id|4|ForecastDate,ForecastQuantity,CurrencyCode
Log|log|Protokoll|Transaction|RecordId|3|LogDateTime,Message,UserId
Mapping|mappings|Abbildungen|Configuration|?Id,ExternalCode|4|ExternalDescription,SystemName
Filter|filters|Filter|Configuration|FilterId|2|Description,FilterText
Step|steps|Schritte|Configuration|?Id,StepNumber|3|Description,IsCompleted,DueDate
Task|tasks|Aufgaben|Transaction|TaskId|4|Description,OwnerPersonnelNumber,DueDate,Priority
Charge|charges|Zuschläge|Transaction|?Number,ChargeCode|4|ChargeAmount,CurrencyCode,SalesTaxGroupCode
Discount|discounts|Rabatte|Master|DiscountCode|3|DiscountPercentage,DiscountAmount,CurrencyCode,ValidFrom,ValidTo
Price|prices|Preise|Master|ItemNumber,PriceDate|4|Price,CurrencyCode,UnitSymbol,FromQuantity
Tax|taxes|Steuern|Transaction|?Number,SalesTaxCode|1|TaxAmount,TaxBaseAmount,CurrencyCode
Contact|contacts|Kontakte|Master|?Id,ContactNumber|1|FirstName,LastName,EmailAddress,PhoneNumber
Address|addresses|Adressen|Master|?Id,AddressLocationId|4|AddressStreet,AddressCity,AddressZipCode,AddressCountryRegionId
Team|teams|Teams|Reference|TeamName|1|Description,ManagerPersonnelNumber
Worker|workers|Arbeitskräfte|Master|PersonnelNumber|1|Name,DepartmentNumber,ValidFrom,ValidTo
Calendar|calendars|Kalender|Configuration|CalendarId|3|Description,TimeZone
Threshold|thresholds|Schwellenwerte|Configuration|?Id,ThresholdLevel|2|ThresholdAmount,CurrencyCode
Approval|approvals|Genehmigungen|Transaction|?Number,ApprovalSequence|3|ApproverPersonnelNumber,ApprovedDateTime,Comments
Statistic|statistics|Statistiken|Transaction|?Id,PeriodName|2|Quantity,Amount,CurrencyCode
Snapshot|snapshots|Momentaufnahmen|Transaction|SnapshotId|2|SnapshotDateTime,Description
`;

export interface Facet {
  readonly name: string;
  readonly en: string;
  readonly de: string;
  readonly category: string;
  readonly keys: readonly string[];
  readonly weight: number;
  readonly fields: readonly string[];
}

export const facets: readonly Facet[] = FACETS.trim()
  .split('\n')
  .map((line) => {
    const [name = '', en = '', de = '', category = '', keys = '', weight, fields = ''] =
      line.split('|');
    return {
      name,
      en,
      de,
      category,
      keys: keys.split(','),
      weight: Number(weight),
      fields: fields.split(','),
    };
  });
