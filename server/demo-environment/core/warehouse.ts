import { parseCoreEntities } from './notation.ts';

/** Texts of these entities live in the label file WarehouseManagement. */
export const warehouseManagementCore = parseCoreEntities(
  'WarehouseManagement',
  `
WarehouseWorkHeaders WarehouseWorkHeader WHSWarehouseWorkHeaderEntity Transaction|Warehouse work headers|Lagerort-Arbeitsköpfe
  #WarehouseWorkId WarehouseWorkStatus:WHSWorkStatus= WarehouseWorkOrderType:WHSWorkTransType WarehouseId
  SourceOrderNumber ShipmentId LoadId WarehouseWorkPriority LockedUserId WorkPoolId IsFrozen WorkCreatedDateTime
  ContainerId
  > Warehouse Warehouse WarehouseId=WarehouseId
  > Lines WarehouseWorkLine WarehouseWorkId=WarehouseWorkId multiple
  ! cancel instance -
WarehouseWorkLines WarehouseWorkLine WHSWarehouseWorkLineEntity Transaction|Warehouse work lines|Lagerort-Arbeitspositionen
  #WarehouseWorkId #LineNumber WarehouseWorkLineType:WHSWorkType WarehouseWorkStatus:WHSWorkStatus ItemNumber
  InventoryWorkQuantity WorkQuantity UnitSymbol WarehouseLocationId WorkClassId UserId
  > Header WarehouseWorkHeader WarehouseWorkId=WarehouseWorkId
WarehouseShipments WarehouseShipment WHSShipmentEntity Transaction|Shipments|Lieferungen
  #ShipmentId ShipmentStatus:WHSShipmentStatus WarehouseId CustomerAccountNumber OrderNumber DeliveryTermsCode
  ModeOfDeliveryCode ShippingCarrierId BillOfLadingId LoadId WaveId ShipConfirmDateTime
  > DeliveryTermsOfShipment DeliveryTerm DeliveryTermsCode=TermsCode
WarehouseLoads WarehouseLoad WHSLoadEntity Transaction|Loads|Ladungen
  #LoadId LoadStatus:WHSLoadStatus LoadTemplateId LoadWeight LoadVolume ScheduledLoadShippingDateTime
  TrailerNumber SealNumber ShippingCarrierId RouteCode
WarehouseWaves WarehouseWave WHSWaveEntity Transaction|Waves|Wellen
  #WaveId WarehouseId WaveTemplateName WaveStatus WaveTypeCode ReleasedDateTime HeldDateTime
WarehouseWorkClasses WarehouseWorkClass WHSWorkClassEntity Reference|Work classes|Arbeitsklassen
  #WorkClassId Description WorkOrderType:WHSWorkTransType WorkPutawayType
WarehouseWorkTemplates WarehouseWorkTemplate WHSWorkTemplateEntity Configuration|Work templates|Arbeitsvorlagen
  #WorkTemplateName #WorkOrderType:WHSWorkTransType SequenceNumber:int IsValid IsAutomaticallyProcessed
  PickingWorkPriority
WarehouseLocationDirectives WarehouseLocationDirective WHSLocationDirectiveEntity Configuration|Location directives|Lagerplatzrichtlinien
  #WorkOrderType:WHSWorkTransType #WorkType:WHSWorkType #SequenceNumber:int LocationDirectiveName DirectiveCode
  SiteId WarehouseId IsMultipleSku
WarehouseLocationProfiles WarehouseLocationProfile WHSLocationProfileEntity Reference|Location profiles|Lagerplatzprofile
  #LocationProfileId LocationProfileName LocationFormatId LocationTypeId IsLicensePlateTracked
  IsMixedItemsAllowed IsCycleCountingAllowed PhysicalDimensionLength:real MaximumWeight
WarehouseMobileDeviceMenuItems WarehouseMobileDeviceMenuItem WHSMobileDeviceMenuItemEntity Configuration|Mobile device menu items|Menüelemente für mobile Geräte
  #MenuItemName Title Mode UseExistingWork:NoYes ActivityCode WorkCreationProcess DirectedBy
  IsLicensePlateGroupingAllowed AuditTemplateId
WarehouseWorkers WarehouseWorker WHSWorkerEntity Master|Warehouse workers|Lagerort-Arbeitskräfte
  #PersonnelNumber DefaultWarehouseId WorkPoolId IsSupervisor MenuName UserId
WarehouseContainerTypes WarehouseContainerType WHSContainerTypeEntity Reference|Container types|Containertypen
  #ContainerTypeCode Description TareWeight MaximumWeight Length:real Width Height MaximumVolume
LicensePlates LicensePlate WHSLicensePlateEntity Master|License plates|Ladungsträger
  #LicensePlateNumber ParentLicensePlateNumber WarehouseLocationId WarehouseId ContainerTypeCode Weight
WarehouseUnitSequenceGroups UnitSequenceGroup WHSUnitSequenceGroupEntity Reference|Unit sequence groups|Einheitenreihenfolgegruppen
  #UnitSequenceGroupId Description DefaultUnitSymbolForPurchase DefaultUnitSymbolForProduction
ShippingCarriers ShippingCarrier TMSShippingCarrierEntity Master|Shipping carriers|Spediteure
  #CarrierId CarrierName VendorAccountNumber ModeOfTransportation IsActivated StandardCarrierAlphaCode
  TrackingUrl:string
  > Vendor VendorV2 VendorAccountNumber=VendorAccountNumber
ShippingCarrierServices ShippingCarrierService TMSShippingCarrierServiceEntity Master|Shipping carrier services|Spediteurservices
  #CarrierId #CarrierServiceId CarrierServiceName ModeOfDeliveryCode TransitDays
  > Carrier ShippingCarrier CarrierId=CarrierId
  > DeliveryMode DeliveryModeV2 ModeOfDeliveryCode=ModeCode
FreightBills FreightBill TMSFreightBillEntity Transaction|Freight bills|Frachtrechnungen
  #FreightBillNumber CarrierId FreightBillAmount CurrencyCode FreightBillStatus InvoiceDate
`,
);
