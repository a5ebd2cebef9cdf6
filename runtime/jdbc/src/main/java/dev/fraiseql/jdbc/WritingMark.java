package dev.fraiseql.jdbc;

/**
 * How triggers that capture changes are told that a mutation writes. The mark is seen by the
 * transaction that sets it and by no other one, and does not outlive it.
 *
 * @param set the statement that sets it; empty if there are no such triggers
 * @param removed the statement that removes it
 * @param outlivesCommit whether it has to be removed before the commit
 * @param outlivesRollback whether it has to be removed after a rollback, too
 */
public record WritingMark(
    String set, String removed, boolean outlivesCommit, boolean outlivesRollback) {
  /** No mark. */
  public static final WritingMark NONE = new WritingMark("", "", false, false);
}
