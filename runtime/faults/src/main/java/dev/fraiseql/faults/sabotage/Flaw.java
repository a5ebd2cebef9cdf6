package dev.fraiseql.faults.sabotage;

/** What is wrong with a node. */
public enum Flaw {
  /** Nothing: the checker must find nothing. */
  NONE,
  /** It reads entries above the highest number that it has seen, and no others. */
  NAIVE_CURSOR,
  /** It writes that an event was delivered, and delivers it then. */
  MARK_BEFORE_EFFECT,
  /** It settles an event when the attempt has begun, and does not wait for its end. */
  ACKNOWLEDGE_BEFORE_EFFECT,
  /** It settles without asking whether it still leads. */
  UNFENCED_SETTLEMENT,
  /** Each attempt has an id of its own. */
  NEW_ID_FOR_RETRY,
  /** It settles events that it does not deliver. */
  IDLE_WORKER,
  /** Each node believes to lead. */
  LEADER_IN_MEMORY
}
