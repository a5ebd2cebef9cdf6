package dev.fraiseql.jdbc;

import dev.fraiseql.contract.query.ParentKeys;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The keys of a batch of parents, collected while their rows are written and then bound, in that
 * order and with duplicates, to the statement that fetches their children. Not for use by several
 * threads at once.
 */
public interface KeyBatch extends ParentKeys {

  /**
   * Adds a key that no row holds yet.
   *
   * @param key its parts, of the classes of their scalars
   * @param place what {@link #place} returns for it
   */
  void add(List<Object> key, int place);

  /**
   * The place that was added with a parent.
   *
   * @param ordinal the parent's, from 0: what the first column of a child's row says
   */
  int place(int ordinal);

  /** Whether the keys are single whole numbers in strictly ascending order. */
  boolean isAscending();

  /**
   * The ordinal of the parent with a key, in a batch that {@link #isAscending ascends}.
   *
   * @param key of a parent of the batch
   * @param from its ordinal or a lower one: where the search begins
   * @throws IllegalStateException if no parent from there on has the key
   */
  int ordinal(long key, int from);

  /**
   * A range of the parents as a batch of its own, whose ordinals begin at 0. It is valid until this
   * batch changes.
   *
   * @param first the ordinal of the first
   * @param end the ordinal after the last
   */
  KeyBatch range(int first, int end);

  /** The most bytes that all parts of the keys take when they are bound. */
  long bytes();

  /** Removes all parents. */
  void clear();

  /**
   * Binds one part of every key as one parameter.
   *
   * @param index of the parameter, from 1
   * @param part of the key, from 0
   */
  void bindPart(PreparedStatement statement, int index, int part) throws SQLException;

  /**
   * One part of the key of the only parent, a whole number.
   *
   * @param part of the key, from 0
   * @throws IllegalStateException if there is not one parent
   */
  long only(int part);

  /**
   * Binds all parts of every key as one parameter.
   *
   * @param index of the parameter, from 1
   */
  void bindRows(PreparedStatement statement, int index) throws SQLException;
}
