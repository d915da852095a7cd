import { afterCare, isFound, type Planted, withoutHeadline } from '../../../test/kit/planting.ts';

const faults: readonly Planted[] = [
  {
    fault: 'a closure on silence that nobody made sure was heard',
    plant: [
      [
        'plan: for the order }\n    from: [awaiting order]\n    to: closed\n    needs: [attempts evidenced, all heard,',
        'plan: for the order }\n    from: [awaiting order]\n    to: closed\n    needs: [attempts evidenced,',
      ],
    ],
    at: 'needs: |[attempts evidenced, no safety flag]',
    says: /error: “Close, no order came” closes on silence without making sure of it: let it need all heard/,
  },
  {
    fault: 'a closure on silence of which nobody is told',
    plant: [
      [
        '[{ letter: "closed, the client did not answer", to: client }, { letter: "closed, the client did not answer", to: homeowner }]',
        '[]',
      ],
    ],
    at: 'closes: |no response (client)',
    says: /error: “Close, no answer from the client” closes on silence, and nobody is told: name a letter/,
  },
  {
    fault: 'a told date that moves later silently',
    plant: [
      [
        '    letters: [{ letter: delivery later, to: homeowner }, { letter: delivery later, to: client }]\n',
        '',
      ],
    ],
    at: 'extends: [{ promise: |deliver, until: delivery,',
    says: /error: “The delivery will be later” puts off the date of “The delivery”, .* tells nobody: send a letter/,
  },
  {
    fault: 'a move back into the stage it leaves',
    plant: [
      [
        'from: [inspection slot to be agreed]\n    to: arranging inspection',
        'from: [inspection slot to be agreed]\n    to: inspection slot to be agreed',
      ],
    ],
    at: 'from: [inspection slot to be agreed]\n    to: |inspection slot to be agreed',
    says: /error: .* leads from "inspection slot to be agreed" back into it, .*: write to: same/,
  },
  {
    fault: 'a signature that is needed and sets nothing off',
    plant: [['    when: { on: signed }\n', '']],
    at: 'needs: |[signature and capacity]',
    says: /error: “Signed as complete” needs a signature, and no move is made when one is given/,
  },
  {
    fault: 'a signature that nobody may refuse',
    plant: [['    when: { on: not signed }\n', '']],
    at: 'when: |{ on: signed }',
    says: /error: “Signed as complete” has no other half: add a move when it is refused/,
  },
  {
    fault: 'details that are asked for and change nothing',
    plant: [
      ['    when: { on: incomplete details }\n', ''],
      ['    when: { on: complete details }\n', ''],
    ],
    at: 'details:\n  |- { name: client',
    says: /error: Details are asked for, and no move is made when they are missing or complete: add both/,
  },
  {
    fault: 'details whose arrival nobody notices',
    plant: [['    when: { on: complete details }\n', '']],
    at: 'when: |{ on: incomplete details }',
    says: /error: “Details are missing” has no other half: add a move when they have come/,
  },
  {
    fault: 'one contact that makes two moves',
    plant: [
      [
        'from: [self-fit offered, discontinued, awaiting completion]',
        'from: [arranging inspection, discontinued, awaiting completion]',
      ],
    ],
    at: 'when: |{ on: contact, of: homeowner }\n    from: [arranging inspection, discontinued',
    says: /error: .* are both made in “arranging inspection” when the homeowner answers: leave one there/,
  },
  {
    fault: 'a guard that asks for slots which no move offers',
    plant: [
      ['appointment: { does: offers, kind: inspection }', 'appointment: { does: offers, kind: fitting }'],
    ],
    at: "extends: |[{ promise: inspect, until: slot, because: homeowner's wish, stated: wish, needs: [two",
    says: /error: “An inspection time is agreed” needs two slots offered, and no move offers times/,
  },
  {
    fault: 'an appointment that no move books',
    plant: [['appointment: { does: books, kind: inspection }', 'appointment: { does: books, kind: visit }']],
    at: 'appointment: { does: offers, kind: |inspection }',
    says: /error: “Offer times for the inspection” is about an appointment of the kind “inspection”, and no move books/,
  },
  {
    fault: 'a role that nobody has',
    plant: [['by: [site operative, care manager]', 'by: [surveyor, care manager]']],
    at: 'by: [|surveyor,',
    says: /warning: Nobody has the role "surveyor", which may make “The inspection is done”; staff can be: care/,
  },
  {
    fault: 'an extension that no person may give',
    plant: [
      [
        "by: [operations planner, care manager], because: [homeowner's wish]",
        "by: [clock], because: [homeowner's wish]",
      ],
    ],
    at: 'by: |[clock], because:',
    says: /error: No person may extend “A fitting date agreed”: name who may, or leave the extension out/,
  },
  {
    fault: 'an attempt that reached nobody and counts',
    plant: [['counts: [delivered, voicemail, no answer]', 'counts: [delivered, bounced]']],
    at: 'counts: [delivered, |bounced]',
    says: /error: "bounced" reached nobody, so it is no evidence of an attempt .*: leave it out/,
  },
  {
    fault: 'a wait for somebody whom nobody asks',
    plant: [['    attempts: about the match\n', '']],
    at: 'title: Choice of a match\n    waiting for: |homeowner',
    says: /error: In "discontinued" we wait for the homeowner without a limit: begin attempts there, or promise/,
  },
  {
    fault: 'a guard about products that are not listed',
    plant: [[/^excluded: .*$/m.exec(afterCare)?.[0] ?? 'excluded', 'excluded: []']],
    at: 'needs: |[not excluded]',
    says: /warning: .* needs a product that is not excluded, and no product is: list them under excluded/,
  },
  {
    fault: 'a pause by attempts that never run beside the promise',
    plant: [
      [
        "    limit: 2 working days\n    kept by: the manager's",
        "    limit: 2 working days\n    paused by: [for the order]\n    kept by: the manager's",
      ],
    ],
    at: 'paused by: [|for the order]',
    says: /warning: The attempts "for the order" begin in no stage in which “A decision on the way forward” starts/,
  },
  {
    fault: 'a stage that nothing leads to',
    plant: [
      [
        '    from: [assessment, decision]\n    to: self-fit offered',
        '    from: [assessment, decision]\n    to: decision',
      ],
    ],
    at: 'stage: |self-fit offered',
    says: /error: No case ever reaches the stage "self-fit offered"/,
  },
  {
    fault: 'a stage that cannot be left',
    plant: [
      [
        '    from: [discontinued]\n    to: order processing',
        '    from: [decision]\n    to: order processing',
      ],
      ['    from: [discontinued]\n    to: decision', '    from: [assessment]\n    to: decision'],
      ['    from: [discontinued]\n    to: decision', '    from: [assessment]\n    to: decision'],
      [
        '      then: match not answered\n      instead: decision',
        '      then: match not answered\n      instead: discontinued',
      ],
    ],
    at: 'stage: |discontinued',
    says: /error: The stage "discontinued" cannot be left: no way leads from it to a closure/,
  },
  {
    fault: 'a stage in which nothing is promised',
    plant: [['    starts: [assess]\n', '']],
    at: 'stage: |assessment',
    says: /error: An item can come to "assessment" with no promise and no attempts running/,
  },
  {
    fault: 'a promise that nothing starts',
    plant: [
      ['    starts: [deliver]\n    letters', '    letters'],
      ['    starts when reopened: [deliver]\n', ''],
      ['starts: [deliver, arrange', 'starts: [arrange'],
    ],
    at: 'promise: |deliver\n',
    says: /error: Nothing ever starts the promise "deliver"/,
  },
  {
    fault: 'a promise whose lateness nobody hears of',
    plant: [['late: { exception: "A promised call was not made: ring now" }', 'late: {}']],
    at: 'late: |{}',
    says: /error: Nothing follows when "call back" is late: name a letter, a person or attempts/,
  },
  {
    fault: 'a promise by date that is paused',
    plant: [
      [
        '    from: first contact\n    limit: 10 working days\n',
        '    from: first contact\n    limit: 10 working days by date\n    paused by: [to arrange the inspection]\n',
      ],
    ],
    at: 'paused by: |[to arrange the inspection]',
    says: /error: "inspect" is counted by date, so it cannot be paused; it can be extended/,
  },
  {
    fault: 'attempts that cannot fit their wait',
    plant: [['{ day: 4, at: "11:30", post: director }', '{ day: 6, at: "11:30", post: director }']],
    at: 'on: |[{ day: 1, at: "10:00", post: buyer }',
    says: /error: The last attempt is planned for day 6, and the wait ends on day 5: leave a working day between/,
  },
  {
    fault: 'a letter that nobody worded',
    plant: [['letters: [{ letter: self-fit accepted,', 'letters: [{ letter: self-fit agreed,']],
    at: 'letters: [{ letter: |self-fit agreed,',
    says: /error: after-care.1.en has no wording of "self-fit agreed" for the homeowner/,
  },
  {
    fault: 'a closure that asks for what its move does not',
    plant: [['    requires: [a reason, evidence]', '    requires: [a reason, no safety flag]']],
    at: 'closes: |not ours',
    says: /error: The closure "not ours" requires no safety flag, and this move does not need it/,
  },
  {
    fault: 'a date past the calendar',
    plant: [['effective: { from: 2026-01-05 }', 'effective: { from: 2031-01-05 }']],
    at: 'effective: { from: |2031-01-05 }',
    says: /error: The calendar .* knows no holidays of 2031; publish that year first/,
  },
];

for (const planted of faults) isFound(planted, withoutHeadline);
