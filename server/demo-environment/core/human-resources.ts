import { parseCoreEntities } from './notation.ts';

/** Texts of these entities live in the label file HumanResources. */
export const humanResourcesCore = parseCoreEntities(
  'HumanResources',
  `
Workers Worker HcmWorkerEntity Master+shared|Workers|Arbeitskräfte
  #PersonnelNumber FirstName* MiddleName LastName* LastNamePrefix NameAlias KnownAs WorkerStatus
  WorkerType:HcmEmploymentType Gender:HcmPersonGender BirthDate MaritalStatus:DirPersonMaritalStatus LanguageId
  NationalityCountryRegionId OfficeLocation PrimaryContactEmail PrimaryContactPhone AddressStreet AddressCity
  AddressZipCode AddressState AddressCountryRegionId PartyNumber SeniorityDate OriginalHireDateTime=
  AnniversaryDateTime= EducationLevel:string IsDisabled DeceasedDate ProfessionalTitle ProfessionalSuffix
  > Party DirParty PartyNumber=PartyNumber
  > Employments Employment PersonnelNumber=PersonnelNumber multiple
Employees Employee HcmEmployeeV2Entity Master+shared|Employees|Mitarbeiter
  #PersonnelNumber FirstName* LastName* EmploymentLegalEntityId EmploymentStartDate:datetime
  EmploymentEndDate:datetime PositionId JobId DepartmentNumber ManagerPersonnelNumber PrimaryContactEmail
  > Worker Worker PersonnelNumber=PersonnelNumber
Employments Employment HcmEmploymentEntity Master+shared|Employments|Beschäftigungen
  #PersonnelNumber #LegalEntityId #EmploymentStartDate:datetime EmploymentEndDate:datetime
  EmploymentType:HcmEmploymentType LastDateWorked:date ProbationPeriodEndDate NoticePeriodUnit
  EmployerNoticeAmount:int TransitionDate TerminationReason
  > Worker Worker PersonnelNumber=PersonnelNumber
  > LegalEntity LegalEntity LegalEntityId=LegalEntityId
Jobs Job HcmJobEntity Master+shared|Jobs|Stellenprofile
  #JobId JobTitle Description FullTimeEquivalent:real MaximumNumberOfPositions:int JobTypeId JobFunctionId
  CompensationLevelId ValidFrom ValidTo
PositionsV2 PositionV2 HcmPositionV2Entity Master+shared|Positions V2|Stellen V2
  #PositionId Description JobId* DepartmentNumber PositionTypeId FullTimeEquivalent:real
  AvailableForAssignment:datetime ReportsToPositionId AssignmentStatus:HcmPositionAssignmentStatus
  Activation:datetime Retirement:datetime
  > Job Job JobId=JobId
  > Department Department DepartmentNumber=DepartmentNumber
PositionWorkerAssignments PositionWorkerAssignment HcmPositionWorkerAssignmentEntity Master+shared|Position worker assignments|Stellenzuweisungen
  #PositionId #PersonnelNumber #ValidFrom ValidTo AssignmentReasonCode IsPrimary
  > Position PositionV2 PositionId=PositionId
  > Worker Worker PersonnelNumber=PersonnelNumber
Applicants Applicant HcmApplicantEntity Master+shared|Applicants|Bewerber
  #ApplicantId FirstName* LastName* EmailAddress PhoneNumber IsCurrentWorker LanguageId Resume
Skills Skill HcmSkillEntity Reference+shared|Skills|Fähigkeiten
  #SkillId Description SkillTypeId RatingModelId
PersonSkills PersonSkill HcmPersonSkillEntity Master+shared|Person skills|Fähigkeiten von Personen
  #PartyNumber #SkillId #LevelType LevelDate RatingLevelId YearsOfExperience:real
Courses Course HcmCourseEntity Master|Courses|Kurse
  #CourseId Description CourseTypeId StartDateTime EndDateTime MaximumParticipants:int MinimumParticipants:int
  Status LocationId InstructorPersonnelNumber
LeaveRequests LeaveRequest HcmLeaveRequestEntity Transaction|Leave requests|Abwesenheitsanträge
  #LeaveRequestId PersonnelNumber* LeaveTypeId RequestStatus StartDate EndDate Amount Comment
  > Worker Worker PersonnelNumber=PersonnelNumber
  ! submit instance NoYes
BenefitPlans BenefitPlan HcmBenefitPlanEntity Configuration+shared|Benefit plans|Leistungspläne
  #BenefitPlanId Description BenefitTypeId ProviderVendorAccountNumber IsPayrollEnabled ValidFrom ValidTo
CompensationFixedPlans CompensationFixedPlan HcmFixedCompPlanEntity Configuration|Fixed compensation plans|Feste Vergütungspläne
  #PlanId Description CurrencyCode PlanType PayRateConversionId EffectiveDate ExpirationDate
PayrollEarningCodes PayrollEarningCode PayrollEarningCodeEntity Configuration|Earning codes|Verdienstcodes
  #EarningCode Description UnitOfMeasure:PayrollEarningCodeUnit DefaultRate IsProductive
  IncludeInPaymentType:NoYes
PayrollPayStatements PayrollPayStatement PayrollPayStatementEntity Transaction+readonly|Pay statements|Lohnabrechnungen
  #PayStatementNumber PersonnelNumber PaymentDate GrossPayAmount NetPayAmount CurrencyCode PayCycleId
PayrollPositionDetails PayrollPositionDetail PayrollPositionDetailEntity Master+shared|Payroll position details|Lohnstellendetails
  #PositionId #ValidFrom PayCycleId PaidByLegalEntityId AnnualRegularHours:real ValidTo
`,
);
