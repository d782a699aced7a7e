import { parseCoreEntities } from './notation.ts';

/** Texts of these entities live in the label file SystemAdministration. */
export const organizationCore = parseCoreEntities(
  'SystemAdministration',
  `
LegalEntities LegalEntity OMLegalEntity Master+shared|Legal entities|Juristische Personen
  #LegalEntityId Name* NameAlias CompanyType LanguageId AddressDescription AddressStreet AddressZipCode
  AddressCity AddressState AddressCountryRegionId AddressTimeZone PartyNumber VATNum:string
  TaxRegistrationNumber FiscalCode RoutingNumber BankAccountNumber ConsolidationCompany:NoYes
  EliminationCompany:NoYes PrimaryContactEmail PrimaryContactPhone PrimaryContactURL
  > Party DirParty PartyNumber=PartyNumber
Companies Company DataAreaEntity Master+shared+readonly|Companies|Unternehmen
  #DataArea Name TimeZone:Timezone KnownAs
OperatingUnits OperatingUnit OMOperatingUnitEntity Master+shared|Operating units|Organisationseinheiten
  #OperatingUnitNumber #OperatingUnitType:OMOperatingUnitType Name* NameAlias ManagerPersonnelNumber PartyNumber
  LanguageId AddressCity AddressCountryRegionId
Departments Department OMDepartmentEntity Master+shared|Departments|Abteilungen
  #DepartmentNumber Name* ManagerPersonnelNumber ParentDepartmentNumber
CostCenters CostCenter OMCostCenterEntity Master+shared|Cost centers|Kostenstellen
  #CostCenterNumber Name* ManagerPersonnelNumber
OrganizationHierarchies OrganizationHierarchy OMOrganizationHierarchyEntity Configuration+shared|Organization hierarchies|Organisationshierarchien
  #HierarchyType #ParentOrganizationPartyId #ChildOrganizationPartyId ValidFrom ValidTo
Parties DirParty DirPartyEntity Master+shared|Global address book|Globales Adressbuch
  #PartyNumber PartyType:DirPartyType Name* NameAlias KnownAs LanguageId PersonFirstName PersonMiddleName PersonLastName
  PersonGender:Gender PersonMaritalStatus:DirPersonMaritalStatus OrganizationNumber DUNSNumber AddressBooks
  PrimaryAddressCity PrimaryAddressStreet PrimaryAddressCountryRegionId PrimaryContactEmail PrimaryContactPhone
PartyPostalAddresses PartyLocationPostalAddressV2 DirPartyPostalAddressV2Entity Master+shared|Party postal addresses V2|Postadressen von Parteien V2
  #PartyNumber #LocationId #ValidFrom Description Street StreetNumber ZipCode City CountyId StateId
  CountryRegionId DistrictName BuildingCompliment PostBox Latitude Longitude TimeZone ValidTo IsPrimary
  IsPrivate Roles
  > Party DirParty PartyNumber=PartyNumber
PartyContacts PartyContactV3 DirPartyContactV3Entity Master+shared|Party contacts V3|Parteikontakte V3
  #PartyNumber #ElectronicAddressId Type:LogisticsElectronicAddressMethodType Locator Description Extension
  IsPrimary IsMobilePhone IsInstantMessage Purpose
  > Party DirParty PartyNumber=PartyNumber
ContactPersons ContactPerson SmmContactPersonV2Entity Master|Contact persons|Ansprechpartner
  #ContactPersonId PartyNumber AssociatedPartyNumber FirstName MiddleName LastName JobTitle Department
  PhoneNumber EmailAddress IsInactive DecisionMakingRole Language
AddressCountryRegions AddressCountryRegion LogisticsAddressCountryRegionEntity Reference+shared|Country/regions|Länder/Regionen
  #CountryRegion ShortName LongName ISOCode AddressFormatId CurrencyCode TimeZone IsImmutable
AddressStates AddressState LogisticsAddressStateEntity Reference+shared|States/provinces|Bundesländer/Provinzen
  #CountryRegionId #State Description IntrastatCode TimeZone
  > CountryRegion AddressCountryRegion CountryRegionId=CountryRegion
AddressZipCodes AddressZipCode LogisticsAddressZipCodeEntity Reference+shared|ZIP/postal codes|Postleitzahlen
  #CountryRegionId #ZipCode #City StateId CountyId DistrictName TimeZone
AddressCities AddressCity LogisticsAddressCityEntity Reference+shared|Cities|Orte
  #CountryRegionId #StateId #CountyId #CityName Description
NumberSequences NumberSequenceV2 NumberSequenceTableV2Entity Configuration+shared|Number sequence references V2|Nummernkreisreferenzen V2
  #NumberSequenceCode #Scope Name Format Smallest:int64 Largest:int64 Next:int64 IsContinuous IsManual IsInUse
  IsStopped
SystemUsers SystemUser SystemUserEntity Master+shared|Users|Benutzer
  #UserID UserName Alias NetworkDomain Email Enabled:NoYes AccountType:UserAccountType UserInfo_language
  UserInfo_defaultPartition:NoYes Company DefaultCountryRegion PersonName SqmEnabled:NoYes ExternalUser:NoYes
  > CompanyEntity Company Company=DataArea
SecurityRoles SecurityRole SecurityRoleEntity Configuration+shared|Security roles|Sicherheitsrollen
  #SecurityRoleIdentifier SecurityRoleName Description UserLicenseType AccessToSensitiveData:NoYes
SecurityUserRoles SecurityUserRole SecurityUserRoleEntity Configuration+shared|Security user role assignments|Sicherheitsrollenzuweisungen
  #UserId #SecurityRoleIdentifier AssignmentMode AssignmentStatus
  > User SystemUser UserId=UserID
  > Role SecurityRole SecurityRoleIdentifier=SecurityRoleIdentifier
SystemNotifications SystemNotification SystemNotificationEntity Configuration+shared+readonly|System notifications|Systembenachrichtigungen
  #RecordId:int64 RuleId Title Message ExpirationDateTime State Severity
  ! GetInstalledModules set Edm.String[]
DataManagementEntities DataManagementEntity DMFEntityExportEntity Configuration+shared|Data management entities|Datenverwaltungsentitäten
  #EntityName TargetName StagingTableName EntityKey Category:EntityCategory Modules Tags IsShared
  EntityIsEnabled:NoYes ChangeTrackingType CountryRegionCodes ConfigurationKeyName EntityType:DMFEntityType
  ! GetApplicationBuildVersion set Edm.String
  ! GetPlatformBuildVersion set Edm.String
  ! GetApplicationVersion set Edm.String
  ! query set DataManagementEntity[] DataManagementEntity:DataManagementEntity[]
DataManagementDefinitionGroups DataManagementDefinitionGroup DMFDefinitionGroupEntity Configuration+shared|Data projects|Datenprojekte
  #Name Description OperationType ProjectCategory ModifiedDateTime= TruncateEntityData:NoYes
  ! ExportToPackage unbound Edm.String definitionGroupId:Edm.String,packageName:Edm.String,executionId:Edm.String,reExecute:Edm.Boolean,legalEntityId:Edm.String
  ! ImportFromPackage unbound Edm.String packageUrl:Edm.String,definitionGroupId:Edm.String,executionId:Edm.String,execute:Edm.Boolean,overwrite:Edm.Boolean,legalEntityId:Edm.String
  ! GetExecutionSummaryStatus unbound Edm.String executionId:Edm.String
  ! GetExportedPackageUrl unbound Edm.String executionId:Edm.String
BatchJobs BatchJob BatchJobEntity Transaction+shared|Batch jobs|Batchaufträge
  #BatchJobRecId:int64 BatchJobDescription Status:BatchStatus ScheduledStartDateTime ActualStartDateTime
  ActualEndDateTime CompanyAccounts IsCritical RecurrenceText:string
WorkflowWorkItems WorkflowWorkItem WorkflowWorkItemEntity Transaction+shared+readonly|Workflow work items|Workflowarbeitselemente
  #Id Subject Description Status:WorkflowWorkItemStatus DueDateTime User Company DocumentId
  ! complete instance NoYes comment:Edm.String
  ! reject instance NoYes comment:Edm.String
Cases CaseDetail CaseDetailEntity Transaction|Cases|Anfragen
  #CaseId Description CaseCategoryName Status:CaseStatus Priority:string OwnerPersonnelNumber DepartmentNumber
  CreatedDateTime= ClosedDateTime= CaseProcess
Languages Language LanguageTableEntity Reference+shared|Languages|Sprachen
  #LanguageId LanguageName DateFormat
ServiceOrders ServiceOrder SMAServiceOrderEntity Transaction|Service orders|Serviceaufträge
  #ServiceOrderId Description ServiceOrderStatus:SMAServiceOrderStatus CustomerAccountNumber ProjectId
  ServiceAgreementId ServiceDateTime PreferredTechnicianPersonnelNumber
  > Customer CustomerV3 CustomerAccountNumber=CustomerAccount
MaintenanceRequests MaintenanceRequest EntAssetRequestEntity Transaction|Maintenance requests|Wartungsanforderungen
  #RequestId Description Status:EntAssetRequestStatus MaintenanceAssetId FunctionalLocationId ServiceLevel:int
  StartedByPersonnelNumber ActualStartDateTime
`,
);
