package dev.fraiseql.jdbc;

import dev.fraiseql.contract.model.ValueType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/** How one database takes the values of a statement. */
public interface ValueBinder {

  /**
   * Binds one value.
   *
   * @param index of the parameter, from 1
   * @param value of the class that the type's scalar names, or a {@code Double} infinity for a
   *     decimal that equals no value of its column, or a {@code byte[]} for a text's bytes
   */
  void bind(PreparedStatement statement, int index, ValueType type, Object value)
      throws SQLException;

  /**
   * Binds NULL.
   *
   * @param index of the parameter, from 1
   */
  default void bindNull(PreparedStatement statement, int index, ValueType type)
      throws SQLException {
    statement.setNull(index, Types.NULL);
  }

  /**
   * Binds the list that a column which holds lists is to have.
   *
   * @param index of the parameter, from 1
   * @param type of the column
   * @param values as for {@link #bind}, none null
   */
  default void bindColumn(PreparedStatement statement, int index, ValueType type, List<?> values)
      throws SQLException {
    bindList(statement, index, type.element(), values);
  }

  /**
   * Binds any number of values as one parameter.
   *
   * @param index of the parameter, from 1
   * @param type of each
   * @param values as for {@link #bind}, none null
   */
  void bindList(PreparedStatement statement, int index, ValueType type, List<?> values)
      throws SQLException;
}
