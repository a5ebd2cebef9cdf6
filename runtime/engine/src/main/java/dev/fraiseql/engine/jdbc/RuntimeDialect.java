package dev.fraiseql.engine.jdbc;

import com.zaxxer.hikari.HikariConfig;
import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.ValueType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What differs between databases once there is SQL text: connecting, binding, streaming, failing.
 */
public interface RuntimeDialect {

  /** The database. */
  Database database();

  /**
   * Describes the pool of connections that requests read through, but for its size.
   *
   * @throws DatabaseOpenException if the address cannot be one of this database, or there is no
   *     database at it
   */
  HikariConfig readPool(DatabaseAddress address);

  /** A connection that may write, in autocommit mode. */
  Connection openForSetup(DatabaseAddress address) throws SQLException;

  /**
   * Binds one value.
   *
   * @param index of the parameter, from 1
   * @param value of the class that the type's scalar names
   */
  void bind(PreparedStatement statement, int index, ValueType type, Object value)
      throws SQLException;

  /**
   * Binds any number of values as one parameter.
   *
   * @param type of each
   * @param values of the class that the type's scalar names, none null
   */
  void bindList(PreparedStatement statement, int index, ValueType type, List<?> values)
      throws SQLException;

  /**
   * A collector of parents' keys.
   *
   * @param positions the positions in a parent's row, from 1, of the parts of its key
   * @param types of these parts
   */
  KeyBatch keyBatch(List<Integer> positions, List<ValueType> types);

  /** Makes a statement fetch its rows as they are read, so many at a time. */
  void stream(PreparedStatement statement, int fetchRows) throws SQLException;

  /** What a failure means to the caller. */
  Failure classify(SQLException failure);

  /** What a failure means to the caller. */
  enum Failure {
    /** The statement was stopped: by a timeout or because somebody cancelled it. */
    STOPPED,
    /** A regular expression of the request cannot be read, or takes too long. */
    BAD_PATTERN,
    /** Anything else: the caller learns nothing of it. */
    INTERNAL
  }
}
