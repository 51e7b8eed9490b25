"""Sentences whose meaning something turns round: a denial, the past, others who are meant; and all they state."""

NOTHING: tuple[str, ...] = (
    "We review applications even if the Step 2 CK score has not been received.",
    "You may apply even if you have not taken Step 2 CK.",
    "You will be invited to interview even if your Step 2 CK score is not available.",
    "Do not wait for your Step 2 CK score before you apply.",
    "You do not have to wait for your Step 2 CK score to apply.",
    "There is no need to wait for your Step 2 CK results before applying.",
    "We will interview applicants even though ECFMG certification is pending.",
    "Applications are reviewed before Step 2 CK scores are available.",
    "We do not require Step 2 CK at the time of application.",
    "You can be ranked even if Step 3 has not been passed.",
    "Step 2 CK results may arrive after the application.",
    "We will not sponsor visas for applicants who are not ECFMG certified.",
    "The hospital does not restrict applicants by visa type.",
    "All visa types are considered.",
    "There are no restrictions on visas that we sponsor.",
    "We have sponsored J-1 visas in previous years but cannot guarantee it this year.",
    "International graduates are not excluded.",
    "International graduates are not at a disadvantage.",
    "We do not have a minimum score, but most interviewed applicants have more than 230 on Step 2.",
    "Applicants with Step 2 CK scores below 220 are encouraged to contact us before applying.",
    "A failed attempt does not exclude an applicant.",
    "Applicants with failed attempts are not automatically excluded.",
    "We do not have a graduation cutoff of five years as some programs do.",
    "Observerships are not considered US clinical experience.",
    "Research experience does not replace clinical experience in the US.",
    "We do not require letters from US physicians.",
    "Letters of recommendation need not be from the specialty.",
    "More than three letters will not be read.",
    "Only three letters will be read.",
    "No more than four letters, please.",
    "Interviews were virtual last season; this year they will be in person.",
    "Interviews are no longer virtual.",
    "We have not decided whether interviews will be virtual or in person.",
    "In-person interviews are not offered.",
    "Applications received after November 15 are reviewed only if positions remain.",
    "You do not need to be ECFMG certified to apply.",
    "We no longer require Step 2 CS.",
    "We require neither Step 2 CK nor an ECFMG certificate before the interview.",
    "Applications will not be reviewed until September 24.",
    "Applicants who graduated more than five years ago should contact us before applying.",
    "Neither Step 2 CK nor Step 3 is required at the time of application.",
    "Neither ECFMG certification nor a PTAL is required before ranking.",
    "You don't need Step 2 CK to apply.",
    "No ECFMG certificate is needed at the time of application.",
    "There is no need to submit Step 2 CK before the interview.",
    ("While ECFMG certification is not required to interview, it must be obtained before the start of training."),
    "ECFMG certification at the time of application is no longer required.",
    "Until 2022, ECFMG certification was required at the time of application.",
    "Do you have a Step 2 CK cut-off of 220? No.",
    "Is a Step 2 CK score of 230 required? No, but most of our residents scored higher.",
    "We do not require a Step 2 CK score of 240, as rumored on online forums.",
    "A Step 2 CK of 240 is by no means required.",
    "A Step 2 CK score below 220 does not automatically rule you out.",
    "A Step 2 CK score under 220 will not disqualify you.",
    "Even if your Step 2 CK score is below 230, we encourage you to apply.",
    "Applicants with a Step 2 CK score below 215 are still encouraged to apply.",
    "Applicants with scores under 220 on Step 2 CK should not be discouraged from applying.",
    "The minimum Step 2 CK score of 220 has been removed.",
    "We abolished the minimum Step 2 CK score of 220 in 2023.",
    "In the past we asked for a Step 1 score of at least 215.",
    "The former minimum of 210 on Step 1 no longer applies.",
    "Applicants do not have to pass Step 1 on the first attempt.",
    "You need not have passed all exams on the first attempt.",
    "A pass on the first attempt is not a must for Step 2 CK.",
    "More than two failed attempts on Step 1 will not be held against you.",
    "We used to accept no more than one failed attempt on the Step exams.",
    "Step 3 is neither required nor preferred.",
    "We neither require nor prefer Step 3.",
    "Having passed Step 3 is far from required.",
    "Step 3 was required until 2021.",
    "We used to prefer applicants with Step 3.",
    "There is no preference for applicants who have passed Step 3.",
    "Step 3 is not preferred.",
    "We do not favor applicants who have passed Step 3.",
    "Passing Step 3 is not an advantage.",
    "Is Step 3 preferred? Not really.",
    "We recommend that you not take Step 3 before residency.",
    "Passing Step 3 before graduation from residency is strongly encouraged.",
    "We strongly recommend that residents take Step 3 during internship.",
    "The PTAL requirement was eliminated on January 1, 2020.",
    "PTAL was replaced by the PTL in 2020.",
    "Until 2020, IMGs needed a California Applicant Status Letter.",
    "The Medical Board of California used to require a PTAL.",
    "Visiting students must have passed Step 1 before the rotation with a score of 210.",
    "Sub-interns need a minimum Step 1 score of 205.",
    "Visiting medical students must have passed Step 2 CK before applying for an elective.",
    "Applicants for observerships must submit Step 2 CK scores with their application.",
    "Observers must have their ECFMG certificate before applying.",
    "Faculty who are IMGs must be ECFMG certified prior to the start of employment.",
    "Residents who fail Step 3 in two attempts are placed on probation.",
    "Medical students may not take Step 1 more than three attempts.",
    "Students must pass Step 1 within two attempts to remain enrolled in the medical school.",
    "Maximum of two attempts on the clinical skills exam.",
    "No more than three attempts at the in-training exam.",
    "No more than 2 failures in clerkships and no more than 1 failure on the USMLE.",
    "No more than two attempts on any COMLEX level or three attempts on any USMLE Step.",
    "COMLEX Level 2 is required before ranking; Step 2 CK is not.",
    "We do not insist that Step 2 CK be completed before ranking.",
    "It is fine to apply before taking Step 2 CK.",
    "Applicants lacking ECFMG certification at the time of application are welcome to apply.",
    "Having ECFMG certification at the time of application does not improve your chances.",
    "You may obtain your ECFMG certificate after the rank list deadline.",
    "ECFMG certification isn't required for Canadian graduates at the time of application.",
    "Our sister program asks for an ECFMG certificate at the time of application.",
    "Our combined program at Mercy Hospital requires a Step 2 CK score of 235; we do not.",
    "Most schools require students to take Step 2 CK by December.",
    "Few of our applicants have Step 2 CK scores before the interview.",
    "Interview invitations are sent before Step 2 CK scores are due.",
    "By December, you will hear whether we received your Step 2 CK score.",
    "The ECFMG will issue the certificate by March if your school responds promptly.",
    "To take Step 3, you must be ECFMG certified before you apply for the examination.",
    "Our interviewed applicants had a Step 2 CK score of 245 or above in the last cycle.",
    "Applicants with Step 2 CK scores above 250 are automatically offered an interview.",
    "Applicants with a Step 1 score below 210 must have Step 2 CK at the time of application.",
    "Applicants with a Step 1 score of 240 or above need not submit Step 2 CK.",
    "The minimum passing score on Step 2 CK is set by the NBME and is currently 218.",
    "A letter from the Medical Board confirming your training permit will be issued after you match.",
    "It is a myth that we require a Step 2 CK score of 250.",
    "Our policy on J-1 and H-1B visas has not changed: we sponsor both.",
    "Gone are the days of H-1B sponsorship.",
    "Through the 2024-2025 season, our program accepted H-1B visas.",
    "H-1B sponsorship was suspended in 2020 and has been reinstated.",
    "We stopped sponsoring J-1 visas in 2021 but resumed in 2023.",
    "Whether we sponsor H-1B visas depends on state law; at this time the answer is no.",
    "It would be wrong to assume that we sponsor H-1B visas.",
    "FREIDA states that we sponsor H-1B visas, which is outdated.",
    "FREIDA incorrectly shows that we do not sponsor J-1 visas.",
    "Some websites list us as sponsoring H-1B visas. This is an error.",
    "If our program sponsored H-1B visas, we would say so here.",
    "Should the policy change and H-1B visas be sponsored, we will update this page.",
    "We wish we could sponsor H-1B visas.",
    "We have asked the hospital to sponsor H-1B visas and await a decision.",
    "Starting July 2027 the hospital intends to offer H-1B sponsorship.",
    "When the program begins H-1B sponsorship, it will be announced here.",
    "All visas bar the H-1B are sponsored.",
    "We sponsor all visas except O-1.",
    "Your need for a J-1 visa won't hurt your application.",
    "Requiring an H-1B visa does not preclude an interview.",
    "We cannot sponsor H-1B visas before the contract is signed.",
    "J-1 visas are not granted until a contract is signed.",
    "H-1B visas are not subject to the lottery here.",
    "We do not sponsor J-1 visas for those who already hold an H-1B.",
    "Graduating residents hired as hospitalists can get H-1B sponsorship.",
    "Nurses can be sponsored for an H-1B visa.",
    "H-1B candidates are exempt from having Step 3 at the time of application.",
    "If you are asking for an H-1B, Step 3 results arriving after February 15 are too late.",
    "We do not accept IMGs' letters by email.",
    "We don't accept IMGs from schools not listed in the World Directory.",
    "We do not take IMGs into our preliminary year; categorical positions are open to them.",
    "US citizens who are IMGs are welcome; non-US citizen IMGs are not considered.",
    "International graduates seldom fail to thrive here.",
    "The program accepts DO and MD graduates of US schools; IMGs should apply to our community program.",
    "We do not close applications on October 1, contrary to the date shown in ERAS.",
    "The application deadline in ERAS says October 1, but ignore it.",
    "It is not too late to apply after November 1.",
    "Deadline to withdraw an application: January 31.",
    "The deadline to accept an interview is October 30.",
    "Rank lists open February 2 and close March 4.",
    "We lowered our Step 2 CK minimum from 230 to 220.",
    "Please do not send a PTAL.",
    "We can rank you before you are ECFMG certified.",
    "Applicants who were not ECFMG certified before ranking have matched here.",
    "It is not the case that we require ECFMG certification at the time of application.",
    "It would be wrong to assume that we require Step 2 CK before the interview.",
    "We have done away with the requirement that Step 2 CK be passed before the interview.",
    "We ceased requiring ECFMG certification before ranking in 2021.",
    "Step 3 ceased to be required in 2022.",
    "The requirement to have passed Step 3 has lapsed.",
    "We dispensed with the Step 2 CK minimum of 225 two cycles ago.",
    "Our Step 2 CK threshold of 230 was scrapped after the 2022 match.",
    "Our program has discarded the limit of 5 years since graduation.",
    "We have relaxed our policy of no failed attempts.",
    ("Contrary to what some websites state, we do not screen out applicants with a Step 2 CK score under 230."),
    "FREIDA lists a minimum Step 2 CK score of 220, but this is out of date.",
    "Doximity says our minimum Step 1 score is 215. It isn't.",
    "You may have read that we require a Step 2 CK score of 240; this is incorrect.",
    "AMA FREIDA wrongly shows that we require graduation within the last 3 years.",
    "Some sites report a maximum of 1 failed attempt for our program; please disregard this.",
    "An earlier version of this page stated a minimum Step 2 CK score of 230.",
    "We never reject an applicant for having a Step 2 CK score below 220.",
    "Scoring below 220 on Step 2 CK is okay.",
    "A Step 2 CK score lower than 220 calls for an explanation.",
    "We see no reason to exclude applicants with more than two attempts on a Step.",
    "We refuse to use a Step 2 CK cutoff of 220 as a filter.",
    "It does not matter to us whether you passed on the first attempt.",
    "An applicant with no failed attempts may still be rejected.",
    "Applicants with zero failed attempts make up 90% of our class.",
    "No more than one in ten residents had more than one attempt on Step 1.",
    "More than one failed attempt must be explained in the personal statement.",
    "Applicants with more than two attempts will need a Step 2 CK of 230.",
    "Applicants with a failed Step 1 attempt need a Step 2 CK score of at least 235.",
    "Up to four attempts per Step are permitted by the NBME.",
    ("The shadowing program is open to graduates within 3 years of graduation with a Step 2 CK of at least 220."),
    "Residents need a Step 2 CK score of at least 230 to moonlight.",
    "Diplomas must be uploaded within 1 year of graduation.",
    "Nearly all interviewees were within 5 years of graduation.",
    "We look at everyone, whether within 5 years of graduation or not.",
    "We give no weight to graduation within 5 years.",
    "Applicants may have graduated no fewer than three years ago.",
    "We have thought about a minimum Step 2 CK score of 220 but decided against it.",
    "You can update us with your Step 2 CK score before the interview.",
    "None of our programs is on probation.",
    "Nobody has ever put the program on probation.",
    "The program was on probation from 2016 to 2018.",
    "Interns start on probation for six months.",
    "An applicant who is on probation at another program cannot transfer.",
    "The program's status went from continued accreditation with warning to continued accreditation.",
    "Ask whether the program is on probation or has continued accreditation with warning.",
    "We have applied for initial accreditation.",
    "Initial accreditation is expected in 2027.",
    "Our application for initial accreditation is pending.",
    "Since our initial accreditation in 2014 we have graduated 40 residents.",
    "The simulation center received initial accreditation from the ACS in 2022.",
    "We are no longer unable to host visiting students.",
    "We do not accept requests from visiting students by phone.",
    "We do not accept visiting students from unaffiliated schools.",
    "After much debate, we decided against in-person interviews.",
    "Virtual interviews belong to the past.",
    "The era of virtual interviews is over.",
    "We have said goodbye to virtual interviews.",
    "Interviews had been virtual through 2024.",
    "Residents may use vacation days for in-person interviews.",
    "Interviews for chief resident are held in person.",
    "We scrapped the 3-month US clinical experience requirement in 2024.",
    "US clinical experience used to be a requirement (3 months), but we dropped it two years ago.",
    "Whether you have 3 months of US clinical experience or none, we will read your application.",
    "You can apply with less than 3 months of US clinical experience.",
    ("Applicants with at least one year of US clinical experience may be excused from the graduation-year limit."),
    "US clinical experience may, but need not, be hands-on.",
    "US clinical experience, hands-on or not, is valued.",
    "Not only hands-on experience but also observerships are valued as US clinical experience.",
    "Our observership provides one month of US clinical experience and two letters of recommendation.",
    "No one is excluded for want of US clinical experience.",
    "US clinical experience plays no role.",
    "USCE 3 months (waived for US citizens)",
    "Our current IMG residents had between 3 and 12 months of hands-on US clinical experience.",
    "Applicants must disclose any malpractice claims in clinical practice within the past 10 years.",
    "The program director must have been in clinical practice within the last 5 years.",
    "Applicants who have finished 12 months of accredited US training are not eligible.",
    "To sit for the ABIM exam, candidates must have completed 36 months of accredited US training.",
    "Gone are the days when we required four letters of recommendation.",
    "Nobody needs four letters of recommendation to apply here.",
    "A file with two letters of recommendation is incomplete.",
    "Nothing is gained by sending four letters of recommendation.",
    "To be appointed to the medical staff, you need three letters of recommendation.",
    "Pharmacy residency candidates must submit three letters of recommendation.",
    "We do not take 20 residents a year as larger programs do; our class is 6.",
    "Number of applicants per position: 80",
    "Number of positions filled by US seniors: 7",
    "In 1995 the program had 4 residents per year.",
    "Our ICU team consists of 4 interns and 2 residents.",
    "We send 3 residents per year to the national meeting.",
    "Our sister residency accepts 6 residents per year.",
    "We do not offer US clinical experience for international graduates.",
    "There is no minimum amount of US clinical experience required.",
    "Is there a minimum amount of USCE? No, but most of our interns have had 6 months.",
    "There is no 5-year limit on time since graduation.",
    "We do not use a 5 year cutoff since graduation.",
    "Applicants do not have to be within 5 years of graduation.",
    "Graduation from medical school need not be within the last 5 years.",
    "Applicants are no longer required to have graduated within the last 5 years.",
    "We no longer require graduation within the last 3 years.",
    "We have removed the requirement that applicants graduate within the last 5 years.",
    "The previous cutoff of 5 years since graduation has been lifted.",
    "US clinical experience is far from required.",
    "US clinical experience is neither required nor preferred.",
    "We do not waive the requirement of US clinical experience.",
    "It is not true that US clinical experience is not required.",
    "US clinical experience older than 3 years does not count.",
    "US clinical experience does not have to be hands-on.",
    "US clinical experience includes electives and sub-internships; observerships are excluded.",
    "US clinical experience can be anything except an observership.",
    "Observerships, while valuable, will not satisfy the US clinical experience requirement.",
    "Observerships, externships and research do not count toward the 3 months of US clinical experience.",
    "US clinical experience should not be limited to observerships.",
    "Observerships are not only accepted but encouraged as US clinical experience.",
    "We do not distinguish between observerships and hands-on US clinical experience.",
    "We are unable to offer hands-on US clinical experience or observerships.",
    "We cannot help you find US clinical experience.",
    "US clinical experience is not considered in our selection.",
    "We place little weight on US clinical experience.",
    "US clinical experience is not mandatory, nor will it give you an advantage.",
    "US clinical experience need not be recent.",
    "US clinical experience need not have been within the last 2 years.",
    "US clinical experience within the last 2 years is not required.",
    "The requirement of 3 months of US clinical experience has been suspended.",
    "US clinical experience was required in the past.",
    "US clinical experience is not required if you have graduated within the last 2 years.",
    "US clinical experience of one year is required only for those who graduated more than 5 years ago.",
    "Applicants with more than 12 months of US clinical experience will not be considered.",
    "US clinical experience need not exceed 3 months.",
    "One year of US residency training may be substituted for US clinical experience.",
    "The externship gives international graduates 3 months of US clinical experience.",
    ("Applicants who graduated within the last 3 years are exempt from the US clinical experience requirement."),
    "If you graduated within the past three years, no additional experience is required.",
    "Graduation within the past 5 years is neither required nor preferred.",
    "We do not give preference to applicants who graduated within the last 5 years.",
    "No preference is given to applicants within 3 years of graduation.",
    "Applicants should not be discouraged if they are more than five years from graduation.",
    "Until last year we required graduation within the last five years; this is no longer the case.",
    "In previous years, applicants had to have graduated within the last 3 years.",
    "Minimum of 5 years since graduation.",
    "Applicants must have graduated not less than 5 years ago.",
    "All residents must take Step 3 within one year of graduation from medical school.",
    "Residents must obtain a full license within 3 years of graduation.",
    "ERAS transcripts must be sent within 1 year of graduation.",
    "Students from our school must apply within 2 years of graduation.",
    "Visiting students: must be in their final year and graduate within 12 months.",
    "Observers must have graduated within 5 years.",
    "Fellows must have graduated from residency within the last 3 years.",
    "Externship applicants must have graduated from medical school within the past 3 years.",
    "Our surgery program requires graduation within 3 years, but internal medicine does not.",
    "Our sister program in Brooklyn requires graduation within the past 4 years.",
    "Alumni who have graduated within the past 5 years are practising in 20 states.",
    "It is a common misconception that applicants must have graduated within the last 5 years.",
    "Applicants need not have been in clinical practice within the last 3 years.",
    "No clinical experience within the last 5 years is needed.",
    "Faculty must have been in active clinical practice within the last 2 years.",
    "Volunteers must have had clinical practice within the past 5 years.",
    "Applicants must have no more than 12 months of prior US residency training.",
    "We do not accept applicants who have completed 12 months of ACGME-accredited training.",
    "Candidates need not have completed 12 months of ACGME-accredited training.",
    "J-1 physicians must have completed 24 months of accredited US training before a waiver.",
    "Total positions: 36",
    "Fellowship positions: 4",
    "We used to offer 8 positions per year; beginning in 2025 we will offer 10.",
    "Instead of 8 residents per year we now take 10.",
    "We no longer offer the 4 preliminary positions.",
    "We are not offering any of our 6 positions in this Match.",
    "10 of our 12 positions are categorical.",
    "Positions filled by IMGs: 5",
    "Open positions: 2 (PGY-3)",
    "We had 2 unfilled positions that were offered in SOAP.",
    "Our sister program offers 5 positions per year.",
    "We offer 4 research positions to residents each year.",
    "We have applied to the ACGME for an increase to 14 positions per year.",
    "We do not pay the fees for J-1 visas.",
    "IMGs who have failed any Step will not be accepted.",
    "Current residents with J-1 visas may not moonlight.",
    "We do not require applicants to have a visa at the time of application.",
    "Do I need a J-1 visa at the time of application? No.",
    "Is a visa a problem? No.",
    "Do you have a limit on J-1 visas? No.",
    "Do you pay for the H-1B visa? No, the applicant pays.",
    "Are there any visas you don't sponsor? No, we sponsor all of them.",
    "Are there visa types that you do not sponsor? Yes, H-1B.",
    ("If you have not passed Step 3 by the date of your interview, we will be unable to sponsor an H-1B visa."),
    "We no longer require Step 3 at the time of application for H-1B visas.",
    "Is Step 3 required before interview for H-1B applicants? No, but it must be passed before ranking.",
    "Until last year we sponsored H-1B visas.",
    "We used to accept IMGs.",
    "Before 2020 the program did not accept IMGs; today more than half of our residents are IMGs.",
    "Previously our program was unable to sponsor H-1B visas. That is no longer the case.",
    "H-1B sponsorship is under review and is not offered at present.",
    "We hope to be able to sponsor H-1B visas in the future.",
    "The GME office is evaluating whether H-1B visas can be sponsored.",
    ("Although the hospital sponsors H-1B visas for attending physicians, it does not do so for residents."),
    "Our sister program at Mercy Hospital sponsors H-1B visas; we do not.",
    "Our affiliate, St. Luke's, does not sponsor visas.",
    "You do not have to be a US citizen or green card holder to apply.",
    "Applicants are not required to be citizens or permanent residents of the United States.",
    "We do not accept international medical graduates for clinical electives.",
    "We do not accept emailed applications from IMGs.",
    "It is a common misconception that we do not accept IMGs.",
    "Rarely does a year go by without an IMG matching into our program.",
    "IMGs rarely have difficulty obtaining a visa through us.",
    "We do not distinguish between J-1 and H-1B visas.",
    "There is no cap on H-1B visas at our institution because we are cap-exempt.",
    "Applicants who need an H-1B should look elsewhere.",
    "We do not require visas.",
    "The program is not on probation.",
    "The program has never been placed on probation or warning.",
    "Residents on probation may not moonlight.",
    "New residents are on probation for the first 90 days.",
    "Applicants who have been placed on probation in medical school must explain this.",
    "The GMEC must inform residents when a program is placed on probationary accreditation.",
    ("The Graduate Medical Education Committee reviews every program with continued accreditation with warning."),
    "The program's continued accreditation with warning was lifted in 2022.",
    "Our fellowship has initial accreditation while the residency has continued accreditation.",
    "The program will be applying for initial accreditation next year.",
    "We anticipate continued accreditation after our site visit next spring.",
    ("Applicants from programs with initial accreditation or continued accreditation by the ACGME may transfer."),
    "The deadline to apply is not November 1, as stated on FREIDA, but December 15.",
    "The application deadline at our sister program is October 1; ours is November 1.",
    "Applications submitted by October 1 do not receive preference over those submitted later.",
    "The application deadline is not yet set; last year it was November 10.",
    "Applications for summer research for medical students are due February 1.",
    "Signals must be sent by September 24.",
    "Applications for GME housing open on March 15 and close on April 30.",
    "The application deadline for interns applying to the chief residency is March 1.",
    "Virtual interviews were discontinued in 2023.",
    "In-person interviews were discontinued in 2020 and have not resumed.",
    "Neither in-person interviews nor in-person second looks are offered.",
    "Virtual interviews are being considered for 2027.",
    "Faculty candidates interview in person.",
    "Our students may choose a virtual or in-person interview for medical school admission.",
    "We do not accept visiting students through VSLO; please email the coordinator.",
    "We do not accept visiting students in the first three months of the academic year.",
    "We do not accept visiting students who have already graduated.",
    "We do not accept international visiting students.",
    "International students cannot apply through VSLO and should email us directly.",
    "At least one letter must be from a physician who is not in internal medicine.",
    "At least one letter must be from someone other than a family physician.",
    "At least one letter must be from a non-US physician who supervised you.",
    "Having one letter from an anesthesiologist is far from required.",
    "Applicants without a letter from a pathologist are still considered.",
    "We previously asked for two letters from US physicians but this is no longer the case.",
    "We used to require four letters of recommendation; now we ask only for three.",
    "Three letters of recommendation were required until the 2023 season; two are required now.",
    "It is a myth that you need two SLOEs to match here.",
    "Instead of requiring two letters from US physicians, we now ask for one.",
    "Rather than three letters of recommendation, we ask for two SLOEs.",
    "Do all three letters have to be from US physicians? No, but we prefer at least one.",
    "Few applicants have three letters from US physicians, and we do not expect it.",
    "Incomplete files (for example, only two letters of recommendation) will not be reviewed.",
    "Having fewer than three letters of recommendation is not a problem.",
    "Applicants with only two letters of recommendation will be asked to supply a third.",
    "Four letters of recommendation are too many; send three.",
    "Observership applicants must submit two letters of recommendation and a CV.",
    "Visiting students rotating with us must submit two letters of recommendation.",
    "Applicants for chief resident must submit two letters of recommendation by March 1.",
    "Faculty applicants must provide three letters of recommendation.",
    "The program director writes two letters of recommendation for every graduating resident.",
    "Our medical students need three letters of recommendation when they apply to residency.",
    "Letters from faculty at your home institution: 2 at most",
    "ECFMG certification must be obtained before you apply for a state license.",
    "Step 2 CK must be passed before you apply for ECFMG certification.",
    "Step 2 CK is required before you apply to graduate.",
    "Failing Step 2 CK once is not a reason for us to decline your application, nor is failing it twice.",
    "Having failed Step 1 once or twice is not the end of the road.",
    "Applicants who passed on the second attempt should explain what changed.",
    ("Applicants who passed Step 1 on the second attempt should have passed Step 2 CK on the first attempt."),
    "Applicants who failed Step 1 must pass Step 2 CK on the first attempt.",
    "Step 2 CK must be passed on the first attempt if Step 1 took more than one attempt.",
    "Letters are recommended for applicants more than 7 years from graduation.",
    "We encourage applicants more than 5 years since graduation to contact us.",
    "Our 5-year rule applies to time since last clinical practice, not since graduation.",
    "Proof that you have registered for Step 2 CK is required before the interview.",
    "Virtual observerships are not US clinical experience, but in-person observerships are.",
    "We require graduation from an accredited college within 4 years before medical school.",
    ("Step 3 results do not need to be in by the time you apply, but H-1B applicants need them by March 1."),
    "J-1: no problem.",
    "H-1B: not an issue.",
    "H-1B visas: no limit.",
    "J-1: no restrictions.",
    "For J-1 visas no prior approval is needed.",
    "No special paperwork is needed for J-1 visas.",
    "J-1 visas: no separate application needed.",
    "We do not limit ourselves to J-1 visas.",
    "H-1B: no longer capped for us.",
    "H-1B visas are not difficult to get here.",
    "Not every applicant needs a J-1 visa.",
    "Not all IMGs need an H-1B.",
    "We can't answer questions about J-1 visas by phone.",
    "We don't give advice on H-1B visas.",
    "We don't ask about J-1 or H-1B status at interview.",
    "There are no IMGs among this year's chief residents.",
    "Last year's class had no IMGs.",
    "Residents who currently hold an H-1B visa through the institution may complete their training.",
    "Total number of residents: 60",
    "Late letters will be accepted up to November 10.",
    "Thank you letters received after January 31 will not be read.",
    "Updates sent after January 15 will not be reviewed.",
    "Applications received before September 24 will be treated alike.",
    "Didactics are virtual; interviews are not.",
    "We will tell you in November whether interviews are virtual or in person.",
    "The hospital's Joint Commission accreditation is on probation.",
    "The hospital has continued accreditation from the Joint Commission.",
)
"""Nothing is read in these. Before the eleventh version most were, many as the opposite of what they say.

Some do state something: whoever teaches the extractor to read it rightly moves them below.
"""

SOMETHING: dict[str, tuple[str, ...]] = {
    "Letters of recommendation, three (3) in number, by faculty physicians are required.": ("letters=3 required",),
    "We require one SLOE and prefer to see two.": (
        "letters_specialty=1 required",
        "letters_specialty=2 preferred",
    ),
    "J-1 visas are accepted by way of the ECFMG.": ("visa_j1=yes",),
    "Step 2 CK is not needed for an interview, but you must have passed it before we rank you.": (
        "step2_by=ranking required",
    ),
    "IMGs may interview while their ECFMG certificate is pending, but it must be in hand by ranking.": (
        "accepts_img=yes",
        "ecfmg_certificate_by=ranking required",
    ),
    "We can consider your application before Step 2 CK has been taken; it must be passed by February 1.": (
        "step2_by=ranking required",
    ),
    "Scores of Step 1 and Step 2 CK; without them we cannot consider anyone for an interview.": (
        "step2_by=interview required",
    ),
    "US clinical experience of three months or more is recommended.": ("usce_months=3 preferred",),
    "Letters of recommendation: three as a minimum, by internists.": ("letters=3 required",),
    "H-1B visas are not sponsored unless Step 3 has been passed by the time of ranking.": (
        "h1b_step3_by=ranking required",
        "visa_h1b=yes",
    ),
    "We do not discriminate against applicants who need visas; J-1 visas are sponsored through ECFMG.": (
        "visa_j1=yes",
    ),
    "We regret that we can no longer sponsor H-1B visas, but J-1 visas remain available.": (
        "visa_h1b=no",
        "visa_j1=yes",
    ),
    "Until further notice, H-1B sponsorship is suspended.": ("visa_h1b=no",),
    "Applicants who require H-1B sponsorship should not apply.": ("visa_h1b=no",),
    "Applicants needing visa sponsorship need not apply.": (
        "visa_h1b=no",
        "visa_j1=no",
        "visa_other=none_sponsored",
    ),
    "Please do not apply if you require a visa.": (
        "visa_h1b=no",
        "visa_j1=no",
        "visa_other=none_sponsored",
    ),
    "Please do not apply if you require an H-1B visa.": ("visa_h1b=no",),
    "We do not accept IMGs at this time.": ("accepts_img=no",),
    "IMGs are rarely accepted.": ("accepts_img=rarely",),
    "We are not able to accept international medical graduates who need visa sponsorship.": (
        "visa_h1b=no",
        "visa_j1=no",
        "visa_other=none_sponsored",
    ),
    "More than one failed attempt will exclude an applicant.": ("max_failed_attempts=1 required",),
    "Applicants with more than two attempts on any Step will not be interviewed.": (
        "max_failed_attempts=1 required any",
    ),
    "We do not consider applicants with a failed attempt at either Step.": ("max_failed_attempts=0 required any",),
    "One failure on Step 1 or Step 2 is acceptable.": ("max_failed_attempts=1 any",),
    ("There is no cutoff for year of graduation, although recent graduates within five years are preferred."): (
        "max_years_since_graduation=5 preferred",
    ),
    "Graduates of more than five years ago must show recent clinical practice.": (
        "max_years_since_graduation=5 considered_without unless active practice",
    ),
    "US clinical experience is helpful but not required.": (
        "usce_kind=us_experience_unspecified preferred",
        "usce_months=0",
    ),
    "US clinical experience is not mandatory, though three months are strongly recommended.": (
        "usce_kind=us_experience_unspecified preferred",
        "usce_months=0",
    ),
    "At least three months of US clinical experience is required; observerships do not count.": (
        "usce_kind=hands_on_only required",
        "usce_months=3 required",
    ),
    "At least one month of US clinical experience is required; observerships are acceptable.": (
        "usce_kind=observership_counts required",
        "usce_months=1 required",
    ),
    "Applicants may choose between virtual and in-person interviews.": ("interview_format=either",),
    "The deadline of October 15 has been extended to November 1.": ("application_deadline=--11-01",),
    "We do not accept applications before September 24.": ("application_opens=--09-24",),
    "ECFMG certification is not required at the time of application but must be obtained before June 1.": (
        "ecfmg_certificate_by=start required",
    ),
    "We do not sponsor visas other than the J-1.": (
        "visa_h1b=no",
        "visa_j1=yes",
    ),
    "The J-1 visa is not the only visa we sponsor.": ("visa_j1=yes",),
    "The only visa we do not sponsor is the H-1B.": ("visa_h1b=no",),
    "The program accepts applicants with an EAD; no visa is sponsored.": (
        "visa_h1b=no",
        "visa_j1=no",
        "visa_other=none_sponsored",
    ),
    "We are unable to sponsor visas except J-1.": (
        "visa_h1b=no",
        "visa_j1=yes",
    ),
    "We do not sponsor H-1B visas for applicants who have not passed Step 3.": ("visa_h1b=yes",),
    "We do not sponsor visas for applicants who need them.": (
        "visa_h1b=no",
        "visa_j1=no",
        "visa_other=none_sponsored",
    ),
    "The deadline was extended from October 15 to November 1.": ("application_deadline=--11-01",),
    "Applications that are not complete by November 1 will not be reviewed.": ("application_deadline=--11-01",),
    "Neither letters from US physicians nor US clinical experience is required.": ("usce_months=0",),
    "Nobody should apply before September 4.": ("application_opens=--09-04",),
    "Step 2 CK is required not at application but by ranking.": ("step2_by=ranking required",),
    "We sponsor J-1 visas and will consider H-1B on a case-by-case basis.": (
        "visa_h1b=case_by_case",
        "visa_j1=yes",
    ),
    "J-1 visas are sponsored and H-1B visas are reviewed on a case-by-case basis.": (
        "visa_h1b=case_by_case",
        "visa_j1=yes",
    ),
    "The hospital supports J-1 visas and, for outstanding candidates, H-1B visas.": (
        "visa_h1b=case_by_case",
        "visa_j1=yes",
    ),
    "The institution supports J-1 visas sponsored by ECFMG and, for selected candidates, H-1B visas.": (
        "visa_h1b=case_by_case",
        "visa_j1=yes",
    ),
    "H-1B visas are sponsored for selected candidates.": ("visa_h1b=case_by_case",),
    "Sponsorship of H-1B visas has been paused following the September 2025 proclamation.": ("visa_h1b=no",),
    "H-1B sponsorship is frozen until further notice.": ("visa_h1b=no",),
    "For the 2026 Match we will pause J-1 sponsorship.": ("visa_j1=no",),
    "Save for the J-1, no visas are sponsored.": (
        "visa_h1b=no",
        "visa_j1=yes",
    ),
    "Anything but an H-1B can be sponsored.": ("visa_h1b=no",),
    "We will not withdraw J-1 sponsorship during training.": ("visa_j1=yes",),
    "Step 3 is usually taken before the start of PGY-2; H-1B visas are sponsored.": ("visa_h1b=yes",),
    "US clinical experience of at least three months, preferably within the past year, is required.": (
        "usce_months=3 required",
        "usce_recency=1 preferred",
    ),
    "Three letters of recommendation (need not be from the US)": ("letters=3 required",),
    "All three letters can be from outside the US.": ("letters=3",),
    "Three letters of recommendation, either from US physicians or from your home country.": ("letters=3",),
    "Preliminary positions: 4; categorical positions: 10": ("positions=4 P",),
    "Neither US clinical experience nor research is required.": ("usce_months=0",),
    "US clinical experience is not only preferred, it is required.": ("usce_kind=us_experience_unspecified required",),
    ("US clinical experience is not required for Canadian graduates, but other IMGs need at least 6 months."): (
        "accepts_img=yes",
    ),
    "Approved positions: 36 (12-12-12)": ("positions=12",),
    "We have 30 categorical positions in total, 10 per year.": ("positions=10 C",),
    "We accept 8 interns each year, 2 of whom are preliminary.": ("positions=8",),
    "International medical graduates without ECFMG certification will not be considered.": (
        "ecfmg_certificate_by=application required",
    ),
    "We will not sponsor an H-1B for an applicant who has not passed Step 3.": ("visa_h1b=yes",),
    "Without a Step 3 score at the time of application, only J-1 sponsorship is possible.": ("visa_j1=yes",),
    ("Step 3 need not be passed at the time of application for H-1B sponsorship, but must be passed before July 1."): (
        "h1b_step3_by=start required",
        "visa_h1b=yes",
    ),
    (
        "Applicants for H-1B visas should have passed Step 3 by the time of interview; those on J-1 "
        "visas need not have taken it."
    ): (
        "h1b_step3_by=interview required",
        "visa_h1b=yes",
        "visa_j1=yes",
    ),
    "J-1 applicants need not take Step 3 before ranking; H-1B applicants must.": (
        "h1b_step3_by=ranking required",
        "visa_h1b=yes",
        "visa_j1=yes",
    ),
    "The Department sponsors H-1B visas for faculty physicians but residents must hold a J-1.": ("visa_j1=yes",),
    "Please note that ECFMG, not the hospital, sponsors J-1 visas.": ("visa_j1=yes",),
    "Our hospital does not act as the J-1 sponsor; that is the role of ECFMG/Intealth.": ("visa_j1=yes",),
    "J-1 visa holders are not considered differently from US citizens.": ("visa_j1=yes",),
    "We do not have any issue sponsoring J-1 or H-1B visas.": (
        "visa_h1b=yes",
        "visa_j1=yes",
    ),
    "The J-1 is the only visa we do not sponsor.": ("visa_j1=no",),
    "You do not need sponsorship if you hold an EAD.": ("visa_other=ead_accepted",),
    "Visa types: J-1 (yes) / H-1B (no) / EAD (yes) / F-1 OPT (no)": (
        "visa_h1b=no",
        "visa_j1=yes",
    ),
    "Accreditation Status: Continued Accreditation (previously on Probation)": ("accreditation_status=continued",),
    "We moved from initial accreditation to continued accreditation in January 2024.": (
        "accreditation_status=continued",
    ),
    "The program received initial accreditation in 2015 and continued accreditation in 2018.": (
        "accreditation_status=continued",
    ),
    "The program holds continued accreditation, not initial accreditation.": ("accreditation_status=continued",),
    "Applications are not accepted before September 24, 2025.": ("application_opens=2025-09-24",),
    "No applications will be accepted until September 24.": ("application_opens=--09-24",),
    "The application deadline has been extended from October 15 to November 1, 2025.": (
        "application_deadline=2025-11-01",
    ),
    "The original deadline of October 1 has been moved to October 20.": ("application_deadline=--10-20",),
    "The deadline of October 15 no longer applies; applications are reviewed until January 10.": (
        "application_deadline=--01-10",
    ),
    ("Applications received before October 15 will be reviewed first, but we accept applications until January 15."): (
        "application_deadline=--01-15",
        "application_deadline=--10-15 preferred",
    ),
    "Before 2020, we interviewed in person. Today, all interviews are virtual.": ("interview_format=virtual",),
    "We are unable to accept visiting students without a VSLO application.": ("visiting_students=vslo",),
    "We do not accept applications from visiting students outside VSLO.": ("visiting_students=vslo",),
    "Three letters of recommendation are required, none of which needs to be from a surgeon.": ("letters=3 required",),
    "Three letters of recommendation, none of which has to be from a US physician, are required.": (
        "letters=3 required",
    ),
    "Three letters of recommendation, only one of which may be from a non-US physician.": ("letters=3",),
    "We ask for no US clinical experience.": ("usce_months=0",),
    "A Step 2 CK score of 260 is nice, but we require only 220.": ("min_step2=220 required",),
    "ECFMG certification must be in hand before the visa interview at the consulate.": (
        "ecfmg_certificate_by=start required",
    ),
    "Step 2 CK: 220 required, 240 preferred.": (
        "min_step2=220 required",
        "min_step2=240 preferred",
    ),
    "H-1B: no": ("visa_h1b=no",),
    "H-1B visas: not accepted at this time": ("visa_h1b=no",),
    "J-1 visas: not sponsored by the hospital but by ECFMG; we accept them.": ("visa_j1=yes",),
    "IMGs need not apply through a separate portal.": ("accepts_img=yes",),
    "IMGs cannot submit applications by email.": ("accepts_img=yes",),
    "We sponsor J-1 visas for residents and H-1B visas for fellows.": (
        "visa_h1b=no",
        "visa_j1=yes",
    ),
    "Letters of recommendation: three required; one from a pediatrician preferred.": (
        "letters=3 required",
        "letters_specialty=1 preferred",
    ),
    "Interviews may be in person or virtual, at the applicant's choice.": ("interview_format=either",),
    (
        "You must have done at least two months of direct patient care in the United States within "
        "the past three years."
    ): (
        "usce_kind=hands_on_only required",
        "usce_months=2 required",
        "usce_recency=3 required",
    ),
    "You must have at least two months of direct patient care in the United States.": (
        "usce_kind=hands_on_only required",
        "usce_months=2 required",
    ),
    "At least two months of direct patient care experience in the United States is required.": (
        "usce_kind=hands_on_only required",
        "usce_months=2 required",
    ),
    "Applicants need two months of hands-on patient care in a US hospital.": (
        "usce_kind=hands_on_only required",
        "usce_months=2 required",
    ),
    "We need to have a copy of the ECFMG certificate before your program ranks you.": (
        "ecfmg_certificate_by=ranking required",
    ),
    (
        "The hospital supports the J-1 visa and, for residents whose program director requests it in "
        "writing, considers H-1B sponsorship case by case."
    ): (
        "visa_h1b=case_by_case",
        "visa_j1=yes",
    ),
    "We would rather have your Step 2 CK score in the file when you apply.": ("step2_by=application preferred",),
    "We prefer a Step 2 CK score above 240 and do not interview candidates who have failed a USMLE Step.": (
        "max_failed_attempts=0 required any",
        "min_step2=240 preferred",
    ),
    (
        "You must have graduated no more than eight years ago and have been clinically active within "
        "the last two years."
    ): ("max_years_since_graduation=8 required",),
    "Our hospital does not accept international medical graduates for any of its residencies.": ("accepts_img=no",),
    "Applicants who graduated before 2020 will not be considered for the 2026-2027 season.": (
        "max_years_since_graduation=7 required",
    ),
}

ALL = {"nothing": dict.fromkeys(NOTHING, ()), "something": SOMETHING}

PIECES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        (
            "<ul><li>We require three letters of recommendation.</li><li>One of these must be from the "
            "Chair of your Department of Medicine.</li></ul>"
        ),
        ("letters=3 required", "letters_specialty=1 required"),
    ),
    (
        (
            "<p>Three letters of recommendation are required.</p><p>At least one of these should be from "
            "an internist.</p>"
        ),
        ("letters=3 required", "letters_specialty=1 required"),
    ),
    (
        "<p>One SLOE is required. We prefer to see two.</p>",
        ("letters_specialty=1 required", "letters_specialty=2 preferred"),
    ),
    (
        (
            "<p>We prefer that Step 2 is there too when you apply, but a passing result is needed only "
            "once we begin ranking.</p>"
        ),
        ("step2_by=application preferred", "step2_by=ranking required"),
    ),
    ("<p>The J-1 is sponsored by ECFMG. Our hospital takes no other kind of visa.</p>", ("visa_h1b=no", "visa_j1=yes")),
    (
        "<p>Applicants must be ECFMG certified before July 1, without exception.</p>",
        ("ecfmg_certificate_by=start required",),
    ),
    ("<h3>Do you require a minimum Step 1 score of 220?</h3><p>We do not.</p>", ()),
    ("<h3>What we do not require to apply</h3><ul><li>USMLE Step 3</li><li>California PTAL</li></ul>", ()),
    (
        (
            "<h3>Not required</h3><ul><li>Step 3</li><li>Step 2 CK score at time of "
            "application</li><li>ECFMG certificate at time of application</li></ul>"
        ),
        (),
    ),
    ("<h3>Optional documents</h3><ul><li>Step 2 CK score report</li><li>ECFMG certificate</li></ul>", ()),
    ("<h3>Visiting students</h3><ul><li>Step 1 score of at least 210</li><li>Three letters</li></ul>", ()),
    ("<h3>Requirements for observers</h3><ul><li>Step 2 CK score of 220 or more</li></ul>", ()),
    ("<h3>Promotion to PGY-3</h3><p>Step 3 must be passed.</p>", ()),
    (("<h3>Requirements for PGY-2 transfer applicants</h3><ul><li>Step 3 passed</li><li>Step 2 CK 220</li></ul>"), ()),
    (
        (
            "<h3>Myths about our program</h3><ul><li>You need a Step 2 CK score of 250</li><li>You must "
            "be ECFMG certified before applying</li><li>No failed attempts are accepted</li></ul>"
        ),
        (),
    ),
    (
        (
            "<h2>Eligibility</h2><ul><li>US clinical experience: minimum 3 months, hands-on, within the "
            "last 2 years</li><li>Three letters of recommendation, two from US "
            "physicians</li></ul><h2>Visiting students</h2><p>Apply through VSLO. One letter of "
            "recommendation is required.</p><h2>Interviews</h2><p>All interviews are virtual this "
            "season.</p>"
        ),
        (
            "interview_format=virtual",
            "letters=3 required",
            "letters_us=2 required",
            "usce_kind=hands_on_only required",
            "usce_months=3 required",
            "usce_recency=2 required",
            "visiting_students=vslo",
        ),
    ),
    (
        (
            "<h2>Eligibility</h2><p>We sponsor J-1 visas only.</p><p>Step 2 CK must be passed before "
            "ranking.</p><h2>Visiting students</h2><p>Apply through VSLO.</p><h2>Interviews</h2><p>All "
            "interviews are virtual this season.</p>"
        ),
        (
            "interview_format=virtual",
            "step2_by=ranking required",
            "visa_h1b=no",
            "visa_j1=yes",
            "visiting_students=vslo",
        ),
    ),
    ("<h3>Is an H-1B preferred over a J-1?</h3><p>No. We prefer the J-1.</p>", ("visa_j1=yes",)),
    ("<h3>Must I already hold an H-1B visa?</h3><p>No.</p>", ()),
    ("<h3>Do you only take US citizens and permanent residents?</h3><p>No.</p>", ()),
    ("<h3>Does the program charge for the J-1 visa?</h3><p>No.</p>", ()),
    ("<h3>Does the H-1B lottery apply?</h3><p>No, we are cap-exempt.</p>", ()),
    ("<h3>Do you sponsor H-1B visas after J-1 training?</h3><p>No.</p>", ()),
    ("<h3>Which visas are off the table?</h3><p>H-1B</p>", ("visa_h1b=no",)),
    (
        (
            "<p>Step 1 score: 220 | Step 2 CK score: 225 | Attempts: 1 | YOG: 5 years | ECFMG "
            "certificate: required to apply</p>"
        ),
        ("ecfmg_certificate_by=application required", "max_years_since_graduation=5"),
    ),
    (
        (
            "<h3>Applicant data 2024</h3><ul><li>Step 2 CK: 246</li><li>Years since graduation: "
            "3</li><li>Failed attempts: 0</li></ul>"
        ),
        (),
    ),
    (
        (
            "<h3>Requirements that have been discontinued</h3><ul><li>PTAL</li><li>Minimum Step 2 CK of "
            "220</li><li>No more than one failed attempt</li></ul>"
        ),
        (),
    ),
    (("<h3>Before you apply</h3><p>An ECFMG certificate need not be in hand; a Step 2 CK score must be.</p>"), ()),
    (("<h3>Chief resident eligibility</h3><ul><li>Step 3 passed</li><li>No failed attempts on Steps</li></ul>"), ()),
    (
        (
            "<h3>Rotators</h3><p>Must be ECFMG certified at the time of application and within 3 years of "
            "graduation.</p>"
        ),
        (),
    ),
    (("<h3>Do you require at least 6 months of US clinical experience?</h3><p>We do not have a set minimum.</p>"), ()),
    (("<h3>Not required</h3><ul><li>US clinical experience</li><li>Graduation within the last 5 years</li></ul>"), ()),
    (
        (
            "<h3>Visiting students</h3><ul><li>At least 2 months of hands-on US clinical experience is "
            "required</li></ul>"
        ),
        (),
    ),
    (
        (
            "<h3>Observership program</h3><p>Applicants must have graduated within the last 5 years and "
            "have no US clinical experience.</p>"
        ),
        (),
    ),
    (
        (
            "<h3>Common myths</h3><ul><li>You must have graduated within 5 years</li><li>One year of US "
            "clinical experience is required</li></ul>"
        ),
        (),
    ),
    (
        (
            ""
            "<table><tr><th>Track</th><th>Positions</th></tr><tr><td>Categorical</td><td>8</td></tr><tr><td>"
            "Fellowship</td><td>3</td></tr></table>"
        ),
        ("positions=8 C",),
    ),
    (
        (
            "<h3>Sponsorship costs</h3><p>The program does not reimburse J-1 visa application fees or "
            "premium processing of H-1B petitions.</p>"
        ),
        (),
    ),
    ("<h3>Moonlighting</h3><p>Moonlighting is not permitted for residents on J-1 or H-1B visas.</p>", ()),
    (
        (
            "<h3>Can I apply if I don't have a J-1 visa yet?</h3><p>Yes. You do not need the visa at the "
            "time of application.</p>"
        ),
        (),
    ),
    ("<h3>Do I need a visa to interview?</h3><p>No. Interviews are virtual.</p>", ("interview_format=virtual",)),
    ("<h3>Visas not accepted</h3><p>J-1, O-1</p>", ("visa_j1=no",)),
    ("<h3>Faculty positions</h3><p>We sponsor H-1B visas for qualified candidates.</p>", ()),
    (
        (
            "<table><tr><th>Program</th><th>H-1B</th></tr><tr><td>Internal "
            "Medicine</td><td>No</td></tr><tr><td>Cardiology</td><td>Yes</td></tr></table>"
        ),
        ("visa_h1b=no",),
    ),
    (
        (
            "<table><tr><td>Visa sponsorship</td><td>None for H-1B; J-1 "
            "available</td></tr><tr><td>IMG</td><td>Considered</td></tr></table>"
        ),
        ("accepts_img=yes", "visa_h1b=no", "visa_j1=yes"),
    ),
    (
        (
            "<h3>Visiting Medical Students</h3><p>We do not accept international medical graduates. "
            "International students need a B-1 visa.</p>"
        ),
        (),
    ),
    (
        (
            "<h3>Sub-internship Scholarship</h3><ul><li>Letter of recommendation: 1</li><li>Application "
            "deadline: March 15, 2026</li></ul>"
        ),
        (),
    ),
    ("<h3>Not required</h3><ul><li>Two letters from US physicians</li><li>SLOE</li></ul>", ()),
    ("<h3>Optional materials</h3><ul><li>One letter from a urologist</li></ul>", ()),
    (
        (
            "<table><tr><th></th><th>Residency</th><th>Fellowship</th></tr><tr><td>Letters of "
            "recommendation</td><td>3</td><td>4</td></tr></table>"
        ),
        ("letters=3",),
    ),
    (
        (
            "<table><tr><th>Program</th><th>Letters of recommendation</th></tr><tr><td>Pediatrics "
            "residency</td><td>3</td></tr><tr><td>Neonatology fellowship</td><td>4</td></tr></table>"
        ),
        ("letters=3",),
    ),
    ("<table><tr><td>Maximum letters</td><td>4</td></tr></table>", ()),
    (
        ("<h2>Medical Student Electives</h2><p>Two letters of recommendation are required. IMGs are not eligible.</p>"),
        (),
    ),
    (
        (
            "<h2>For Medical Students</h2><ul><li>Two letters of recommendation</li><li>No visas are "
            "sponsored</li><li>Application deadline: April 1</li></ul>"
        ),
        (),
    ),
    (
        (
            "<h2>Careers</h2><p>We are hiring hospitalists. H-1B visas are sponsored. Interviews take "
            "place in person.</p>"
        ),
        (),
    ),
    (
        (
            "<h2>Summer Externship</h2><p>IMGs are not accepted. One letter of recommendation is "
            "required. Interviews are in person.</p>"
        ),
        (),
    ),
    (
        (
            ""
            "<table><tr><th>Track</th><th>Positions</th><th>NRMP</th></tr><tr><td>Categorical</td><td>12</td><td>"
            "1234140C0</td></tr><tr><td>Preliminary</td><td>5</td><td>1234140P0</td></tr><tr><td>Total "
            "residents</td><td>46</td><td></td></tr></table>"
        ),
        ("nrmp_code=1234140C0 C", "nrmp_code=1234140P0 P", "positions=12 C", "positions=5 P"),
    ),
    (
        (
            "<h2>Transfers</h2><p>We have one PGY-2 position available for July 2026. Applicants must "
            "submit two letters of recommendation, one from the current program director. H-1B transfers "
            "are accepted.</p><h2>Incoming PGY-1</h2><p>Applicants must submit three letters of "
            "recommendation. We sponsor J-1 visas.</p>"
        ),
        ("letters=3 required", "visa_j1=yes"),
    ),
    ("<h3>How many letters do I need?</h3><p>Three. Four are fine, too.</p>", ("letters=3 required",)),
    ("<h3>Do you sponsor H-1B visas?</h3><p>Unfortunately, we do not.</p>", ("visa_h1b=no",)),
    ("<h3>Do you sponsor H-1B visas?</h3><p>Regrettably, no.</p>", ("visa_h1b=no",)),
    ("<h3>Do you sponsor J-1 visas?</h3><p>We certainly do!</p>", ("visa_j1=yes",)),
    ("<h3>When do you stop accepting applications?</h3><p>October 20.</p>", ("application_deadline=--10-20",)),
)
