import type { CaseDeed } from '../deed.ts';
import * as care from './care.ts';
import * as link from './link.ts';
import { makeMove } from './move.ts';
import * as people from './people.ts';
import * as talk from './talk.ts';

/** Every deed of the case page by the last part of its address. */
export const caseDeeds: Readonly<Record<string, CaseDeed>> = {
  move: makeMove,
  attempt: talk.knowAttempt,
  note: talk.takeNote,
  call: talk.noteCall,
  callback: talk.promiseCallback,
  'callback-done': talk.callbackDone,
  allocate: care.allocate,
  danger: care.flagDanger,
  safe: care.clearDanger,
  settle: care.settleException,
  item: care.addItem,
  describe: care.describeItem,
  extend: care.extendPromise,
  'confirm-in-time': care.confirmInTime,
  reopen: care.reopen,
  undo: care.undo,
  details: care.giveDetails,
  join: people.joinParty,
  reach: people.reach,
  confirm: people.confirmParty,
  link: people.sendLink,
  'end-links': people.endTheirLinks,
  reference: people.noteReference,
  merge: link.merge,
  unmerge: link.takeApart,
  split: link.split,
  unsplit: link.unsplit,
};
