"""The answers to the shipped queries, worked out by hand from the document.

Each table: the first line names the columns that are compared, then one row a line in the order of the
answer; ``-`` is an empty cell and ``# L…`` the lines of the document that say so. A key is a query's name,
then what its parameters are set to. ``COUNTED`` holds answers too long to write out: how many rows, why,
and some rows that must be among them.
"""

from __future__ import annotations

ANSWERS = {
    # --- goals and what they lack
    "goals-without-strategy": """
        goal_id | area_id | line
        KS4 | A2 | 78          # L545: the heading is followed by the notes of L547
    """,
    "goals-without-strategy area=A1": """
        goal_id
    """,
    "goals-without-indicator": """
        goal_id | area_id | possible_indicators | line
        KS1 | A1 | 22 | 36     # only goal 5 says "Mäts genom" (L695); L302-351 are the area's
        KS2 | A2 | 22 | 70     # L456-519: twenty-two indicators for three goals
        KS3 | A2 | 22 | 74
        KS4 | A2 | 22 | 78
        KS6 | A4 | 15 | 108    # L752-812, and the waiting time of L669
        KS7 | A5 | 1 | 122     # L881
        KS8 | A6 | 2 | 148     # L954, L956
    """,
    "goals-without-indicator basis=stated": """
        goal_id | area_id | possible_indicators
        KS1 | A1 | -           # only goal 5 says "Mäts genom" (L695)
        KS2 | A2 | -
        KS3 | A2 | -
        KS4 | A2 | -
        KS6 | A4 | -
        KS7 | A5 | -
        KS8 | A6 | -
    """,
    "goals-without-figure": """
        goal_id | possible_indicators | line
        KS1 | 11 | 36          # L302-345: with a number
        KS2 | 17 | 70
        KS3 | 17 | 74
        KS4 | 17 | 78
        KS5 | 16 | 92          # L697-701: three indicators without a result
        KS6 | 12 | 108
        KS7 | - | 122          # L881: words only
        KS8 | - | 148          # L954, L956: words only
    """,
    "goals-without-target": """
        goal_id | line
        KS1 | 36    # no ambition level yet: L194 says that the goals are to have one
        KS2 | 70
        KS3 | 74
        KS4 | 78
        KS5 | 92
        KS6 | 108
        KS7 | 122
        KS8 | 148
    """,
    "goals-without-activity": """
        goal_id | line
        KS1 | 36    # strategies and indicators, but no activity, are printed
        KS2 | 70
        KS3 | 74
        KS4 | 78
        KS5 | 92
        KS6 | 108
        KS7 | 122
        KS8 | 148
    """,
    "goals-without-responsible": """
        goal_id | line
        KS1 | 36    # the goals are the board's; nobody is named for any of them
        KS2 | 70
        KS3 | 74
        KS4 | 78
        KS5 | 92
        KS6 | 108
        KS7 | 122
        KS8 | 148
    """,
    "goals-without-lower-goal": """
        goal_id | possible_goals | line
        KF1a | 4 | 12          # the document links council goals to areas only
        KF1b | 1 | 16
        KF2 | 1 | 94
        KF3 | 3 | 54
        KF4 | 1 | 20
        KF5 | 1 | 128
        KF6 | 1 | 132
        KF7 | 1 | 82
        KF8 | 1 | 110
        KF9 | 3 | 58
        KF10 | 1 | 136
    """,
    "goals-not-taken-up": """
        goal_id | anomaly_id | line
        KF2 | A4.ANOM3 | 94    # L744: the board goal is about influence, not service or gender equality
        KF5 | A6.ANOM1 | 128   # L940, L974-978: no attitude between staff and politicians
        KF7 | A3.ANOM1 | 82    # L572: no grades
        KF8 | A5.ANOM3 | 110   # L864: international, not regional
        KF9 | A2.ANOM2 | 58    # L436-446: no leisure or culture
        KF10 | A6.ANOM1 | 136  # L940, L974-978: no forms of operation
    """,
    "steering-of-goals": """
        goal_id | steering_mode | ambition_level_id | line
        KS1 | inte avgjort | - | 36      # L194 "skall utvecklas till en tydlig ambitionsnivå", L212 "kan också välja"
        KS2 | inte avgjort | - | 70
        KS3 | inte avgjort | - | 74
        KS4 | inte avgjort | - | 78
        KS5 | inte avgjort | - | 92
        KS6 | inte avgjort | - | 108
        KS7 | inte avgjort | - | 122
        KS8 | inte avgjort | - | 148
    """,
    "decisions-made": """
        decision_id | goal_id
    """,  # L194, L212: the dialogue is still to come
    "open-proposals": """
        proposal_id | goal_id
    """,
    "forecasts-given": """
        occasion_id | goal_id
    """,
    "readiness-matrix": """
        goal_id | requirement_id | status
        KS1 | R1 | oklart         # L206-210: nothing is said goal by goal
        KS1 | R2 | oklart
        KS1 | R3 | oklart
        KS2 | R1 | oklart
        KS2 | R2 | oklart         # twenty-two indicators (L456-519), none of them chosen
        KS2 | R3 | oklart
        KS3 | R1 | oklart
        KS3 | R2 | oklart
        KS3 | R3 | oklart
        KS4 | R1 | oklart
        KS4 | R2 | oklart
        KS4 | R3 | oklart
        KS5 | R1 | oklart
        KS5 | R2 | oklart         # L697-701 have no value
        KS5 | R3 | oklart
        KS6 | R1 | oklart
        KS6 | R2 | oklart
        KS6 | R3 | oklart
        KS7 | R1 | oklart
        KS7 | R2 | oklart
        KS7 | R3 | oklart
        KS8 | R1 | oklart
        KS8 | R2 | oklart
        KS8 | R3 | oklart
    """,
    "readiness-matrix lang=en goal=KS5": """
        goal_id | requirement_id | requirement_label | status
        KS5 | R1 | Influence | unclear
        KS5 | R2 | Measure | unclear
        KS5 | R3 | Resources | unclear
    """,
    "dialogue-agenda goal=KS2": """
        goal_id | requirement_id | requirement_label | status | reason
        KS2 | R1 | Påverka | oklart | ansvar och påverkan är inte bedömda
        KS2 | R2 | Mäta | oklart | inget mått är valt
        KS2 | R3 | Resurser | oklart | resurserna är inte bedömda
    """,
    "dialogue-agenda goal=KS5": """
        goal_id | requirement_id | status | reason
        KS5 | R1 | oklart | ansvar och påverkan är inte bedömda
        KS5 | R2 | oklart | mått utan värde
        KS5 | R3 | oklart | resurserna är inte bedömda
    """,
    "strategies-of-goal goal=KS3": """
        goal_id | strategy_id | strategy_label | line
        KS3 | KS3.S1 | Stärka science park | 543      # under L541 "Syfte/strategi"
    """,
    "strategies-of-goal goal=KS4": """
        strategy_id
    """,
    "strategies-of-goal goal=KS8": """
        goal_id | strategy_id | line
        KS8 | KS8.S1 | 974
        KS8 | KS8.S2 | 976
        KS8 | KS8.S3 | 978
    """,
    "guiding-statements": """
        statement_id | kind | guides_id | line
        KS1.P1 | syfte | KS1 | 373     # L371 "Syfte": the only goal that has one
        KS1.P2 | syfte | KS1 | 375
        KS1.P3 | syfte | KS1 | 377
    """,
    "indicators-of-goals": """
        goal_id | indicator_id | observations | line
        KS5 | KS5.I1 | 0 | 697         # L695 "Mäts genom": the only goal whose indicators are named
        KS5 | KS5.I2 | 0 | 699
        KS5 | KS5.I3 | 0 | 701
    """,
    "values-over-time indicator=A3.I19": """
        observation_id | period_label | value
        A3.I19.O1 | 2017 | -           # L632: rank 33, then 22
        A3.I19.O2 | 2018 | -
    """,
    "responsible-for-goals": """
        goal_id | responsible_id | adopted_by_id | line
        KS1 | - | - | 36     # the goals are the board's (L4); nobody is named for any of them
        KS2 | - | - | 70
        KS3 | - | - | 74
        KS4 | - | - | 78
        KS5 | - | - | 92
        KS6 | - | - | 108
        KS7 | - | - | 122
        KS8 | - | - | 148
    """,
    "targets-of-goals": """
        target_id                      # L194: the ambition levels are still to be set
    """,
    "targets-and-results": """
        target_id
    """,
    "activities-of-goals": """
        activity_id                    # no activity is printed
    """,
    "budget-of-goals": """
        budget_line_id                 # no money is printed
    """,
    "assessments-of-goals": """
        assessment_id                  # L196-199: the forecasts are still to be given
    """,
    "levels-of-goals": """
        level_id | prefix | goals | line
        L1 | KF | 11 | 6               # 1a, 1b and 2-10
        L2 | KS | 8 | 4
    """,
    "goals-under-goal": """
        goal_id | lower_goal_id        # the document links council goals to areas only
    """,
    "purposes-of-goals": """
        goal_id | purpose_id | line
        KS1 | KS1.P1 | 373
        KS1 | KS1.P2 | 375
        KS1 | KS1.P3 | 377
        KS2 | - | -
        KS3 | - | -            # L541 "Syfte/strategi": counted as strategy
        KS4 | - | -
        KS5 | - | -
        KS6 | - | -
        KS7 | - | -
        KS8 | - | -
    """,
    "goals-per-area": """
        area_id | goal_id | line
        A2 | KS2 | 70
        A2 | KS3 | 74
        A2 | KS4 | 78
    """,
    # --- the red thread
    "red-thread": """
        global_goal_id | upper_goal_id | area_id | goal_id | has_strategy
        SDG7 | KF1a | A1 | KS1 | true          # L12-40, L381-395
        SDG7 | KF1b | A1 | KS1 | true
        SDG7 | KF4 | A1 | KS1 | true
        SDG11 | KF1a | A1 | KS1 | true
        SDG11 | KF1b | A1 | KS1 | true
        SDG11 | KF4 | A1 | KS1 | true
        SDG8 | KF1a | A2 | KS2 | true          # L48-80, L531-537
        SDG8 | KF3 | A2 | KS2 | true
        SDG8 | KF9 | A2 | KS2 | true
        SDG8 | KF1a | A2 | KS3 | true          # L543
        SDG8 | KF3 | A2 | KS3 | true
        SDG8 | KF9 | A2 | KS3 | true
        SDG8 | KF1a | A2 | KS4 | false         # L545
        SDG8 | KF3 | A2 | KS4 | false
        SDG8 | KF9 | A2 | KS4 | false
        SDG3 | KF7 | A3 | KS5 | true           # L82-92, L705-713
        SDG4 | KF7 | A3 | KS5 | true
        SDG16 | KF2 | A4 | KS6 | true          # L94-108, L821-835
        SDG17 | KF8 | A5 | KS7 | true          # L110-126, L891-905
        - | KF5 | A6 | KS8 | true              # L128-150, L974-978
        - | KF6 | A6 | KS8 | true
        - | KF10 | A6 | KS8 | true
    """,
    "global-goal-coverage": """
        global_goal_id | area_id | list_is_examples
        SDG1 | - | -
        SDG2 | - | -
        SDG3 | A3 | true       # L84 "ex."
        SDG4 | A3 | true       # L84
        SDG5 | - | -
        SDG6 | - | -
        SDG7 | A1 | true       # L28 "ex.", L30 "m.fl."
        SDG8 | A2 | true       # L64 "ex."
        SDG9 | - | -
        SDG10 | - | -
        SDG11 | A1 | true      # L28
        SDG12 | - | -
        SDG13 | - | -
        SDG14 | - | -
        SDG15 | - | -
        SDG16 | A4 | true      # L100 "ex"
        SDG17 | A5 | false     # L114: no "ex"
    """,
    "shared-goals": """
        goal_id | area_id
        KF1a | A1              # L12
        KF1a | A2              # L48
    """,
    "areas-without-global-goal": """
        area_id
        A6                     # L128-150
    """,
    "areas-without-risks": """
        area_id
        A5                     # L844-911: no heading "Risker att hantera"
    """,
    "targets-of-global-goal global_goal=SDG11": """
        global_goal_id | target_id
        SDG11 | SDG11.1
        SDG11 | SDG11.2
        SDG11 | SDG11.3
        SDG11 | SDG11.4
        SDG11 | SDG11.5
        SDG11 | SDG11.6
        SDG11 | SDG11.7
        SDG11 | SDG11.a
        SDG11 | SDG11.b
        SDG11 | SDG11.c
    """,
    "ambiguous-links": """
        goal_id | relation | target_id | area_id
        KS2 | bidrar till | KF1a | A2          # L48-80: three goals beside three council goals and one global goal
        KS2 | bidrar till | KF3 | A2
        KS2 | bidrar till | SDG8 | A2
        KS2 | bidrar till | KF9 | A2
        KS3 | bidrar till | KF1a | A2
        KS3 | bidrar till | KF3 | A2
        KS3 | bidrar till | SDG8 | A2
        KS3 | bidrar till | KF9 | A2
        KS4 | bidrar till | KF1a | A2
        KS4 | bidrar till | KF3 | A2
        KS4 | bidrar till | SDG8 | A2
        KS4 | bidrar till | KF9 | A2
        KS5 | bidrar till | KF7 | A3           # L572: no word of grades
        KS6 | bidrar till | KF2 | A4           # L744
        KS7 | bidrar till | KF8 | A5           # L864
        KS8 | bidrar till | KF5 | A6           # L940
        KS8 | bidrar till | KF10 | A6
    """,
    # --- risks
    "risks-to-global-goals": """
        global_goal_id | area_id | risk_id
        SDG3 | A3 | A3.R1      # L84, L644
        SDG3 | A3 | A3.R2      # L646
        SDG3 | A3 | A3.R3      # L648
        SDG3 | A3 | A3.R4      # L650
        SDG3 | A3 | A3.R5      # L652
        SDG4 | A3 | A3.R1
        SDG4 | A3 | A3.R2
        SDG4 | A3 | A3.R3
        SDG4 | A3 | A3.R4
        SDG4 | A3 | A3.R5
        SDG7 | A1 | A1.R1      # L28, L324
        SDG7 | A1 | A1.R2      # L326
        SDG7 | A1 | A1.R3      # L328
        SDG8 | A2 | A2.R1      # L64, L492
        SDG8 | A2 | A2.R2      # L494
        SDG8 | A2 | A2.R3      # L496
        SDG8 | A2 | A2.R4      # L498
        SDG8 | A2 | A2.R5      # L500
        SDG8 | A2 | A2.R6      # L502
        SDG11 | A1 | A1.R1
        SDG11 | A1 | A1.R2
        SDG11 | A1 | A1.R3
        SDG16 | A4 | A4.R1     # L100, L760
        SDG16 | A4 | A4.R2     # L762
        SDG16 | A4 | A4.R3     # L764
        SDG16 | A4 | A4.R4     # L766
        SDG16 | A4 | A4.R5     # L768
    """,
    "risks-to-global-goals global_goal=SDG17": """
        risk_id
    """,
    "risks-in-several-areas": """
        first_word | risk_id | area_id
        Digitalisering | A2.R4 | A2            # L498
        Digitalisering | A4.R4 | A4            # L766
        Digitalisering | A6.R3 | A6            # L964
        Kompetensförsörjning | A2.R5 | A2      # L500
        Kompetensförsörjning | A3.R1 | A3      # L644
        Kompetensförsörjning | A6.R1 | A6      # L960
    """,
    # --- indicators and figures
    "indicators-of-area area=A5": """
        area_id | indicator_id | kind | observations
        A5 | A5.I1 | verksamhetens resultat | 2    # L880-881: one for schools, one for the whole municipality
    """,
    "indicators-of-area area=A6": """
        area_id | indicator_id | kind | observations
        A6 | A6.I1 | verksamhetens resultat | 1    # L954
        A6 | A6.I2 | verksamhetens resultat | 1    # L956
    """,
    "indicators-without-value": """
        indicator_id | area_id
        KS5.I1 | A3            # L697
        KS5.I2 | A3            # L699
        KS5.I3 | A3            # L701
    """,
    "latest-values area=A2": """
        observation_id | value | period_label
        A2.I1.O1 | 86.1 | 2017             # L458
        A2.I1.O2 | 80.6 | 2017             # L458
        A2.I2.O1 | 3.8 | 2018              # L460
        A2.I3.O1 | 3310 | -                # L462
        A2.I4.O1 | 77 | 2018               # L464
        A2.I4.O2 | 14 | 2018               # L464
        A2.I7.O1 | 3.96 | 2018             # L472
        A2.I8.O1 | 4.01 | 2018             # L474
        A2.I9.O1 | 2.75 | 2018             # L476
        A2.I14.O1 | 59 | -                 # L507
        A2.I15.O1 | 31.5 | -               # L507, the year before 39 % (L509)
        A2.I16.O1 | 18 | -             # L511
        A2.I17.O1 | 63807 | 2017           # L513
        A2.I18.O1 | 4.6 | 2017             # L513
        A2.I19.O1 | 41160 | 2017           # L515
        A2.I19.O2 | 16196 | 2017           # L515
        A2.I20.O1 | 5754 | 2017            # L517
        A2.I21.O1 | 2403 | 2017            # L517
        A2.I22.O1 | 321 | 2017             # L519
    """,
    "worse-than-country": """
        observation_id | value | country_value | difference | position_label
        A3.I1.O2 | 80.2 | - | - | under        # L582 "Män 80,2 år, lägre än riket"
        A3.I3.O1 | 30.7 | 42.5 | -11.8 | under # L586 "30,7 % … jmfr. riket 42,5 %"
        A3.I9.O1 | - | - | - | under           # L600 "grundskolan under rikssnitt"
        A3.I12.O1 | - | - | - | under          # L606 "ligger under rikssnittet"
        A3.I35.O1 | - | - | - | under          # L685 "Båda årskurser under rikssnittet": what they think of school work
        A3.I35.O2 | - | - | - | under
        A4.I14.O1 | - | - | - | under          # L792 "Elevenkät delaktighetunder rikssnittet-"
    """,
    "better-than-country": """
        observation_id | value | country_value | difference | position_label
        A2.I1.O2 | 80.6 | - | - | över         # L458 "högst i riket", so above it
        A2.I2.O1 | 3.8 | 6.1 | -2.3 | under    # L460 "3,8 % jmfr riket 6,1 %", lower is better
        A2.I14.O1 | 59 | - | - | över          # L507 "över rikssnittet"
        A3.I1.O1 | 84.7 | - | - | över         # L582 "Kvinnor 84,7 år högre än riket"
        A3.I8.O1 | - | - | - | över            # L600 "över rikssnitt"
        A3.I10.O1 | - | - | - | över           # L604 "över rikssnitt"
        A3.I24.O1 | - | - | - | över           # L655 "nu över rikssnittet"
        A4.I2.O1 | 47 | - | - | över           # L754-756 "över rikssnittet"
    """,
    "country-comparisons-unread": """
        observation_id | value | position_label
        A1.I2.O1 | 431 | under                 # L304 "431/ 1000 … varav 137 … (under medel riket)": of which number is not said
        A3.I32.O1 | 7 | under                  # L673: the share below, or the safety below?
        A3.I32.O2 | 8 | i nivå med             # L675
    """,
    "wrong-way": """
        observation_id | goal_id | possible_goals
        A1.I7.O1 | - | 1         # L316 "negativ trend"
        A1.I10.O1 | - | 1        # L320 "negativ trend"
        A1.I11.O1 | - | 1        # L320 "negativ utveckling"
        A2.I10.O1 | - | 3          # L482 "negativ trend"
        A2.I11.O1 | - | 3          # L484 "negativ trend"
        A2.I15.O1 | - | 3          # L507-509: 31.5 % against 39 % the year before
        A4.I3.O1 | - | 1         # L772 "tillfälligt nedåtgående"
    """,
    "wrong-way goal=KS1": """
        observation_id | goal_id | possible_goals
        A1.I7.O1 | - | 1
        A1.I10.O1 | - | 1
        A1.I11.O1 | - | 1
    """,
    "wrong-way basis=stated": """
        observation_id | goal_id
        A1.I7.O1 | -           # no trend is stated for a goal
        A1.I10.O1 | -
        A1.I11.O1 | -
        A2.I10.O1 | -
        A2.I11.O1 | -
        A2.I15.O1 | -
        A4.I3.O1 | -
    """,
    "wrong-way goal=KS1 basis=stated": """
        observation_id
    """,
    "right-way": """
        observation_id | value | previous_value | goal_id | possible_goals
        A1.I5.O1 | 65 | 62 | - | 1       # L312 "ökat från att ha legat stilla på 62"
        A1.I8.O1 | - | - | - | 1         # L318 "positiv trend"
        A1.I9.O1 | - | - | - | 1         # L318 "liksom räddningstjänsten"
        A2.I14.O1 | 59 | - | - | 3         # L507 "ökning"
        A3.I6.O1 | 79.5 | 68.6 | - | 1   # L592
        A3.I7.O1 | 70 | 67 | - | 1       # L598
        A3.I9.O1 | - | - | - | 1         # L600-602 "utvecklas positivt"
        A3.I10.O1 | - | - | - | 1        # L604
        A3.I11.O1 | - | - | - | 1        # L606
        A3.I13.O1 | - | - | - | 1        # L610
        A3.I19.O2 | 22 | 33 | - | 1      # L632: place 33, then 22
        A3.I24.O1 | - | - | - | 1        # L655 "har ökat"
        A3.I30.O1 | 38 | - | - | 2       # L669, L776 "nedåtgående trend", waiting time, both areas
        A3.I32.O2 | 8 | - | - | 1        # L675 "har utvecklats positivt"
        A4.I1.O1 | 85 | 84.7 | - | 1     # L752
        A4.I2.O1 | 47 | - | - | 1        # L754 "ökande trend"
        A4.I13.O1 | 58 | 46 | - | 1      # L810
        A4.I13.O3 | - | - | - | 1        # L810-812 "framförallt medborgardialog som utvecklats"
        A6.I2.O1 | - | - | - | 1         # L956 "Sjunkande sjukfrånvaro"
    """,
    "standing-still": """
        observation_id
        A2.I12.O1              # L486 "ingen utveckling senaste åren"
        A3.I8.O1               # L600 "har ej förändrats"
        A3.I12.O1              # L606 "inte utvecklats"
        A4.I8.O1               # L788-790 "ojämn trend"
        A4.I8.O2
    """,
    "rankings": """
        observation_id | rank | rank_total | among_label | period_label
        A2.I1.O2 | 1 | - | riket | 2017        # L458 "högst i riket år 2017"
        A2.I6.O1 | 1 | - | länet | -           # L470 "länsetta!"
        A2.I6.O2 | 20 | 290 | riket | 2018     # L472 "20/290 år 2018"
        A3.I19.O1 | 33 | - | riket | 2017      # L632
        A3.I19.O2 | 22 | - | riket | 2018      # L632
    """,
    "indicators-with-kolada": """
        kolada_id | indicator_id | group_label
        N01951 | A1.I1 | -         # L302
        N07913 | A1.I2 | -         # L304
        N07901 | A1.I3 | -         # L304
        N01003 | A2.I4 | -         # L464
        U40455 | A2.I14 | -        # L507
        U31402 | A2.I16 | -        # L511
        N09801 | A2.I18 | -        # L513
        N09887 | A2.I22 | -        # L519
        N00923 | A3.I1 | män   # L582
        N00925 | A3.I1 | kvinnor
        N00957 | A3.I2 | -         # L584
        N01982 | A3.I3 | -         # L586
        N01984 | A3.I4 | -         # L588
        N17461 | A3.I5 | -         # L590
        N17467 | A3.I27 | -        # L663
        U23401 | A3.I30 | -        # L669
        N05401 | A4.I1 | -         # L752
        U21401 | A4.I5 | -         # L778
        U00454 | A4.I13 | -        # L810
        U00200 | A6.I1 | -         # L954
        N00090 | A6.I2 | -         # L956
    """,
    "uncertain-figures": """
        observation_id | qualifier_label | estimated | preliminary
        A1.I4.O1 | ungefär | true | false      # L306 "Ca … beräknas"
        A1.I14.O1 | drygt | false | false      # L335 "Drygt 200"
        A1.I18.O1 | - | false | true           # L341 "prel. delresultat"
        A3.I14.O1 | - | false | true           # L614 "preliminärt resultat", L616-630
        A3.I14.O2 | - | false | true
        A3.I14.O3 | - | false | true
        A3.I15.O1 | - | false | true
        A3.I16.O1 | - | false | true
        A3.I17.O1 | - | false | true
        A3.I17.O2 | - | false | true
        A3.I17.O3 | - | false | true
        A3.I17.O4 | - | false | true
        A3.I17.O5 | - | false | true
        A3.I18.O1 | - | false | true
    """,
    "shares-recalculated": """
        observation_id | numerator | denominator | printed_percent | calculated_percent
        A2.I15.O1 | 11 | 35 | 31.5 | 31.4      # L507-509: 11 of 35 is 31.43 %
        A2.I15.O2 | 23 | 59 | 39 | 39          # L509: 23 of 59 is 38.98 %
    """,
    # --- programmes, follow-up and reporting
    "programmes-and-follow-up": """
        programme_id | follow_up_id
        PRG1 | A1.F1           # L159 "uppföljning av boendeutvecklingsprogram"
        PRG2 | A1.F2           # L159
        PRG2 | A1.I19          # L345 "Miljöprogram uppfyllelse delår"
        PRG3 | A1.F3           # L161
        PRG4 | -               # L46
        PRG5 | -               # L140
        PRG6 | -               # L140
        PRG7 | -               # L142
        PRG8 | -               # L383
        PRG9 | -               # L551
        PRG10 | -              # L188
        PRG11 | -              # L988
    """,
    "programme-fulfilment": """
        programme_id | observation_id | value | unit_label | date_as_printed
        PRG2 | A1.I19.O1 | 45 | % | delår      # L345 "45 % genomfört"
        PRG2 | A1.I19.O2 | 44 | % | delår      # L345 "44 % påbörjat/delvis genomfört"
        PRG2 | A1.I19.O3 | 11 | % | delår      # L345 "11 % ej påbörjat"
    """,
    "follow-up-sources": """
        area_id | source_id
        A1 | A1.F1             # L159
        A1 | A1.F2
        A1 | A1.F3             # L161
        A2 | A2.F1             # L163
        A2 | A2.F2
        A2 | A2.F3
        A3 | A3.F1             # L165
        A3 | A3.F2
        A4 | A4.F1             # L171
        A4 | A4.F2
        A4 | A4.F3
        A5 | A5.F1             # L177
        A6 | A6.F1             # L179
        A6 | A6.F2
    """,
    "mentions-of-programmes": """
        programme_id | mention_id
        PRG8 | KS1.S2          # L383
        PRG8 | KS5.S1          # L705
        PRG9 | A2.N2           # L551
        PRG11 | A6.N3          # L988
    """,
    "reporting-occasions": """
        occasion_id | date | year_inferred
        RO1 | 2019-04-30 | true        # L197 "31 april", which is no date
        RO2 | 2019-08-31 | true        # L199 "31 augusti"
    """,
    "missing-forecasts": """
        occasion_id | goal_id | steering_mode
        RO1 | KS1 | inte avgjort  # L197-199: both interim reports; no forecast is given yet
        RO1 | KS2 | inte avgjort
        RO1 | KS3 | inte avgjort
        RO1 | KS4 | inte avgjort
        RO1 | KS5 | inte avgjort
        RO1 | KS6 | inte avgjort
        RO1 | KS7 | inte avgjort
        RO1 | KS8 | inte avgjort
        RO2 | KS1 | inte avgjort
        RO2 | KS2 | inte avgjort
        RO2 | KS3 | inte avgjort
        RO2 | KS4 | inte avgjort
        RO2 | KS5 | inte avgjort
        RO2 | KS6 | inte avgjort
        RO2 | KS7 | inte avgjort
        RO2 | KS8 | inte avgjort
    """,
    # --- the work, the notes, the source
    "process-in-order": """
        event_id | start_date | year_inferred
        EV3 | 2018-03-05 | false       # L225 "5 mars 2018"
        EV4 | 2018-03-05 | false       # L225
        EV6 | 2018-04-09 | true        # L229 "9 april"
        EV7 | 2018-04-17 | true        # L233 "17 april"
        EV9 | 2018-05-09 | true        # L235 "9 maj … dialog (förmiddag)"
        EV10 | 2018-05-09 | true       # L235 "beslut (eftermiddag)"
        EV5 | 2018-05-15 | true        # L227 "15-16 maj"
        EV11 | 2018-06-01 | false      # L4 "juni 2018": a month, no day
        EV1 | - | false                # L182
        EV2 | - | false                # L182
        EV8 | - | false                # L233 "Fortsatt arbete i arbetsgrupp"
    """,
    "dialogue-notes": """
        area_id | note_id
        A2 | A2.N1             # L549
        A2 | A2.N2             # L551
        A3 | A3.N1             # L719
        A3 | A3.N2             # L721
        A4 | A3.N1             # L841, word for word as L719
        A4 | A3.N2             # L843, word for word as L721
        A5 | A5.N1             # L911
        A6 | A6.N1             # L984
        A6 | A6.N2             # L986
        A6 | A6.N3             # L988
        A6 | A6.N4             # L990
        A6 | A6.N5             # L992
    """,
    "analysis-notes": """
        area_id | note_id
        A1 | A1.AN1            # L359
        A1 | A1.AN2            # L361
    """,
    "newcomer-areas": """
        newcomer_area_id
        NY1                    # L399-403
        NY2
        NY3
        NY4
        NY5
    """,
    "reported-in-two-areas": """
        resource_id | area_id | line | repeated_line
        A3.I30 | A3 | 669 | 776
        A3.I30 | A4 | 669 | 776
        A3.N1 | A3 | 719 | 841
        A3.N1 | A4 | 719 | 841
        A3.N2 | A3 | 721 | 843
        A3.N2 | A4 | 721 | 843
    """,
    "source-of": """
        resource_id | passage_id | first_line | last_line
        KS1 | P36 | 36 | 40
        KS1 | P274 | 274 | 278
        KS1 | P369 | 369 | 369
    """,
    "source-of resource=A2.I2.O1": """
        resource_id | first_line | last_line | quote
        A2.I2.O1 | 460 | 460 | Arbetslöshet – låg (3,8 % jmfr riket 6,1 % 2018)
    """,
    # --- over several plans: what the one plan says
    "global-goals-taken-up aim=SDG11": """
        aim_id | plan | goal_id | area_id | means_id
        SDG11 | 0665/2019 | KS1 | A1 | KS1.S1    # L28: area 1 names goal 11; its goal has six strategies
        SDG11 | 0665/2019 | KS1 | A1 | KS1.S2
        SDG11 | 0665/2019 | KS1 | A1 | KS1.S3
        SDG11 | 0665/2019 | KS1 | A1 | KS1.S4
        SDG11 | 0665/2019 | KS1 | A1 | KS1.S5
        SDG11 | 0665/2019 | KS1 | A1 | KS1.S6
    """,
    "aims-nobody-measures": """
        aim_id | plan | goal_id | area_id
        SDG3 | 0665/2019 | KS5 | A3      # L84; "Mäts genom" (L695) without a result
        SDG4 | 0665/2019 | KS5 | A3
        SDG7 | 0665/2019 | KS1 | A1      # L28; no other goal says what measures it
        SDG8 | 0665/2019 | KS2 | A2      # L64
        SDG8 | 0665/2019 | KS3 | A2
        SDG8 | 0665/2019 | KS4 | A2
        SDG11 | 0665/2019 | KS1 | A1
        SDG16 | 0665/2019 | KS6 | A4     # L100
        SDG17 | 0665/2019 | KS7 | A5     # L114
    """,
    "same-indicator": """
        kolada_id | period_label | value | plan | indicator_id
        N01003 | 2018 | 77 | 0665/2019 | A2.I4                 # L464
        N01003 | 2018 | 14 | 0665/2019 | A2.I4
        N01951 | november 2018 | 13955 | 0665/2019 | A1.I1     # L302
        N01982 | 2017 | 30.7 | 0665/2019 | A3.I3               # L586
        N01984 | 2017 | 14.9 | 0665/2019 | A3.I4               # L588
        N05401 | 2018 | 85 | 0665/2019 | A4.I1
        N05401 | 2014 | 84.7 | 0665/2019 | A4.I1
        N09801 | 2017 | 4.6 | 0665/2019 | A2.I18               # L513
        N09887 | 2017 | 321 | 0665/2019 | A2.I22               # L519
        U23401 | 2018 | 38 | 0665/2019 | A3.I30
    """,
    "coverage-per-county": """
        county_code | global_goal_id | plans | of_plans | targets
        06 | SDG1 | 0 | 1 | 0
        06 | SDG2 | 0 | 1 | 0
        06 | SDG3 | 1 | 1 | 0      # L84; no area names a target
        06 | SDG4 | 1 | 1 | 0
        06 | SDG5 | 0 | 1 | 0
        06 | SDG6 | 0 | 1 | 0
        06 | SDG7 | 1 | 1 | 0      # L28
        06 | SDG8 | 1 | 1 | 0      # L64
        06 | SDG9 | 0 | 1 | 0
        06 | SDG10 | 0 | 1 | 0
        06 | SDG11 | 1 | 1 | 0     # L28
        06 | SDG12 | 0 | 1 | 0
        06 | SDG13 | 0 | 1 | 0
        06 | SDG14 | 0 | 1 | 0
        06 | SDG15 | 0 | 1 | 0
        06 | SDG16 | 1 | 1 | 0     # L100
        06 | SDG17 | 1 | 1 | 0     # L114
    """,
    "forecasts-and-outcomes": """
        goal_id | occasion_id    # the document is from before the first forecast
    """,
    "forecasts-come-true": """
        plan | occasion_id
    """,
}

# name and parameters -> how many rows (None: not counted by hand), then rows that are among them, in this order
COUNTED: dict[str, tuple[int | None, str]] = {
    # eight goals and three requirements (L204-210), none of them met
    "dialogue-agenda": (
        24,
        """
        goal_id | requirement_id | status | reason
        KS1 | R2 | oklart | mått finns bara i området
        KS3 | R2 | oklart | inget mått är valt
        KS7 | R2 | oklart | områdets mått saknar tal
        KS8 | R3 | oklart | resurserna är inte bedömda
        """,
    ),
    # 6 (L381-395) + 3 (L531-537) + 1 (L543) + 0 + 4 (L705-713) + 8 (L821-835) + 7 (L891-905) + 3 (L974-978)
    "strategies-of-goal": (
        32,
        """
        goal_id | strategy_id | line
        KS1 | KS1.S1 | 381
        KS2 | KS2.S2 | 535
        KS5 | KS5.S4 | 713
        KS6 | KS6.S8 | 835
        KS8 | KS8.S3 | 978
        """,
    ),
    # Agenda 2030 has 169 targets; the numbered ones come before the lettered ones
    "targets-of-global-goal": (
        169,
        """
        global_goal_id | target_id
        SDG1 | SDG1.1
        SDG1 | SDG1.a
        SDG8 | SDG8.9
        SDG8 | SDG8.10
        SDG8 | SDG8.a
        SDG16 | SDG16.b
        SDG17 | SDG17.19
        """,
    ),
    # 22 + 22 + 38 + 14 + 1 + 2, and the waiting time for elderly housing a second time (L669, L776)
    "indicators-of-area": (
        100,
        """
        area_id | indicator_id | kind | observations
        A1 | A1.I1 | invånareffekt | 1             # L302
        A1 | A1.I17 | verksamhetens resultat | 3   # L339: sewage, building permits, heat pumps
        A2 | A2.I9 | invånareffekt | 1             # L474
        A2 | A2.I10 | invånareffekt | 1            # L482
        A3 | A3.I30 | verksamhetens resultat | 1   # L669
        A3 | KS5.I1 | - | 0                        # L697
        A4 | A3.I30 | verksamhetens resultat | 1   # L669, L776
        A4 | A4.I1 | invånareffekt | 2             # L752
        A6 | A6.I2 | verksamhetens resultat | 1    # L956
        """,
    ),
    # all but the three that L695-701 state for goal 5
    "unassigned-indicators": (
        97,
        """
        indicator_id | area_id | possible_goals
        A1.I1 | A1 | 1
        A2.I1 | A2 | 3
        A3.I30 | A3 | 2                # in two areas (L669, L776)
        A3.I30 | A4 | 2
        A6.I2 | A6 | 1
        """,
    ),
    # 3 + 6 + 5 + 5 + 0 + 3: the document ties no risk to a goal
    "comparisons-made": (
        23,
        """
        observation_id | value | compared_with | compared_value | position_label | rank | rank_total
        A1.I2.O1 | 431 | riket | - | under | - | -          # L304
        A2.I2.O1 | 3.8 | riket | 6.1 | - | - | -            # L460
        A2.I6.O2 | - | riket | - | - | 20 | 290             # L472
        A3.I3.O1 | 30.7 | riket | 42.5 | - | - | -          # L586
        """,
    ),
    "risks-of-goals": (
        22,
        """
        risk_id | area_id | threatens_id
        A1.R1 | A1 | -                 # L324, under the area's heading "Risker"
        A2.R4 | A2 | -
        A6.R3 | A6 | -
        """,
    ),
    "risks-without-goal": (
        22,
        """
        risk_id | area_id | possible_goals
        A1.R1 | A1 | 1
        A2.R4 | A2 | 3                 # three goals, no word on which of them a risk concerns
        A6.R3 | A6 | 1
        """,
    ),
    # 76 numbers and ranges, less the six earlier values (L312, L509, L592, L598, L752, L810)
    "latest-values": (
        70,
        """
        observation_id | value | lower_bound | upper_bound
        A1.I1.O1 | 13955 | - | -       # L302
        A1.I4.O1 | - | 40 | 45         # L306
        A1.I5.O1 | 65 | - | -          # L312
        A3.I6.O1 | 79.5 | - | -        # L592
        A4.I1.O1 | 85 | - | -          # L752
        A4.I13.O1 | 58 | - | -         # L810
        """,
    ),
    # 135 observations, less 76 numbers and ranges and four places
    "qualitative-only": (
        55,
        """
        observation_id
        A1.I6.O1                       # L314
        A2.I5.O1                       # L466
        A3.I25.O1                      # L659
        A5.I1.O1                       # L881
        A6.I1.O1                       # L954
        """,
    ),
    # 9 in area 1, 6 in area 2, 20 in area 3, 14 in area 4
    "observations-without-period": (
        49,
        """
        observation_id | value | rank
        A1.I2.O1 | 431 | -             # L304
        A1.I5.O2 | 62 | -              # L312
        A2.I3.O1 | 3310 | -            # L462
        A2.I6.O1 | - | 1               # L470
        A3.I2.O1 | 25.9 | -            # L584
        A4.I13.O2 | 46 | -             # L810
        """,
    ),
    "results-by-source": (
        None,
        """
        data_source | observation_id
        SCB medborgarundersökning | A1.I5.O1       # L310-320
        SCB medborgarundersökning | A1.I11.O1
        SCB medborgarundersökning | A2.I5.O1       # L466
        SCB medborgarundersökning | A2.I10.O1      # L482
        SCB medborgarundersökning | A3.I7.O1       # L596-610
        SCB medborgarundersökning | A3.I13.O1
        SCB medborgarundersökning NII | A4.I2.O1   # L754
        """,
    ),
    "polarity-unset": (
        None,
        """
        indicator_id | area_id
        A3.I25 | A3                    # L659: which subjects have the lowest grade points
        A3.I26 | A3                    # L661
        """,
    ),
    # 11 bodies and agencies
    "organisations": (
        11,
        """
        organisation_id
        ORG.KS                         # L2
        ORG.KF                         # L4
        ORG.AME                        # L163
        ORG.KSAU                       # L225
        ORG.SCB                        # L310
        ORG.SKL                        # L341
        ORG.SN                         # L470
        ORG.MSB                        # L614
        """,
    ),
    "anomalies": (
        None,
        """
        first_line | last_line
        114 | 114                      # global goal 17 without its number
        197 | 199                      # "31 april"
        294 | 294                      # the heading Befolkningsprognos with nothing under it
        545 | 545                      # goal 4 without a strategy
        588 | 588                      # "24-64 år" beside "25-64 år"
        843 | 843                      # a dialogue note under the wrong area
        """,
    ),
    "anomalies area=A3": (
        None,
        """
        anomaly_id | kind | first_line
        A3.ANOM7 | olika skrivsätt | 586
        A3.ANOM7 | olika skrivsätt | 588
        """,
    ),
}
