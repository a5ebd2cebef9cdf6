package dev.fraiseql.contract.method;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code @Mutation} method writes with, in the transaction of its request. To be used by the
 * method's own thread, until the method returns.
 *
 * <p>Rows are written as the mutations of their type write them: with the same checks, the same
 * errors for the caller, and entries in {@code fq_outbox} for captured types. Values are named like
 * the fields of the mutation's input. They are Java values ({@code BigDecimal}, {@code LocalDate},
 * an enum constant ...); a relation to one row takes its key, as a {@link RowKey} or as the value
 * of its only {@code @Id} field, and children are a list of maps.
 */
public interface Changes {

  /**
   * Inserts a row, with the rows that its values contain.
   *
   * @return its key
   */
  <T> RowKey<T> create(Class<T> type, Map<String, ? extends @Nullable Object> values);

  /**
   * Inserts rows by as few statements as {@code createOrders} does.
   *
   * @return their keys, in the order of the rows
   */
  <T> List<RowKey<T>> createAll(
      Class<T> type, List<? extends Map<String, ? extends @Nullable Object>> rows);

  /**
   * Inserts a row, or changes the one that has the same values of a unique key.
   *
   * @param conflict the unique key, as the argument of the upsert mutation names it: {@code ID}, or
   *     {@code CUSTOMER_NUMBER}
   * @return its key
   * @throws IllegalArgumentException if the type has no such unique key
   */
  <T> RowKey<T> upsert(
      Class<T> type, String conflict, Map<String, ? extends @Nullable Object> values);

  /**
   * Changes a row. Fields without a value stay as they are.
   *
   * @return whether there is such a row
   */
  boolean update(RowKey<?> row, Map<String, ? extends @Nullable Object> values);

  /**
   * Adds to numbers of a row, in SQL.
   *
   * @return whether there is such a row
   */
  boolean increment(RowKey<?> row, Map<String, ? extends Number> values);

  /**
   * Deletes a row, and what its relations say is to be deleted with it.
   *
   * @return whether there was such a row
   */
  boolean delete(RowKey<?> row);

  /**
   * The connection of the transaction, for SQL. It cannot be committed or rolled back, and closing
   * it does nothing. What is written through it has no entry in {@code fq_outbox} by itself: see
   * {@link #record}.
   */
  Connection connection();

  /**
   * Runs SQL that inserts, changes or deletes a row, and records what has become of the row. The
   * row is locked and read before, and read again afterwards.
   *
   * @throws E what the SQL throws
   */
  <E extends Exception> void record(RowKey<?> row, Sql<E> sql) throws E;

  /** Records rows that SQL has inserted, whose keys were not known before. */
  void recordCreated(List<? extends RowKey<?>> rows);

  /**
   * Code that runs SQL.
   *
   * @param <E> what it throws
   */
  @FunctionalInterface
  interface Sql<E extends Exception> {

    /** Runs it. */
    void run() throws E;
  }
}
