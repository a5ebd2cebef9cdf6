package dev.fraiseql.contract.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a type or of an embedded value. */
public sealed interface FieldModel {

  /** The name in GraphQL, in Arrow and in Java. */
  String name();

  /**
   * The place among the fields of the type or embedded value that declares it, from 0. Generated
   * code switches on it.
   */
  int ordinal();

  /** Whether the field may be null. */
  boolean nullable();

  /** What the schema says about it. */
  Doc doc();

  /**
   * A value, or list of values, in one column.
   *
   * @param key true for a part of the type's key
   * @param reference true for a column that also holds (a part of) a to-one relation; such a field
   *     and a key are {@code ID} in GraphQL
   */
  record ScalarField(
      String name, int ordinal, Column column, boolean key, boolean reference, Doc doc)
      implements FieldModel {

    @Override
    public boolean nullable() {
      return column.nullable();
    }

    /** True if GraphQL knows the field as {@code ID}. */
    public boolean isId() {
      return key || reference;
    }

    /** The name of the GraphQL type of the value, or of each element of the list. */
    public String graphql() {
      return isId() ? "ID" : column.type().graphql();
    }
  }

  /**
   * A value object kept in columns of the owner's own table. If the field is nullable, the value is
   * null when all its columns are, and each of them is nullable in the database.
   *
   * @param type the GraphQL name of the object type, one per Java class
   * @param fields scalar and embedded fields only; their columns bear the prefix
   */
  record EmbeddedField(
      String name, int ordinal, String type, boolean nullable, List<FieldModel> fields, Doc doc)
      implements FieldModel {
    public EmbeddedField {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Another row, named by columns of this table.
   *
   * @param target the GraphQL name of the target type
   * @param columns pairs of a column of this table and a key column of the target's, in the order
   *     of the target's key
   */
  record ToOneField(
      String name, int ordinal, String target, boolean nullable, List<JoinColumn> columns, Doc doc)
      implements FieldModel {
    public ToOneField {
      columns = List.copyOf(columns);
    }
  }

  /**
   * Any number of other rows.
   *
   * @param target the GraphQL name of the target type
   * @param columns without a join table, pairs of a key column of this table and a column of the
   *     target's that points to it; with one, empty
   * @param through the join table of a many-to-many relation, else null
   */
  record ToManyField(
      String name,
      int ordinal,
      String target,
      List<JoinColumn> columns,
      @Nullable JoinTable through,
      Doc doc)
      implements FieldModel {
    public ToManyField {
      columns = List.copyOf(columns);
    }

    @Override
    public boolean nullable() {
      return false;
    }

    /** The columns of this table, in order, whose values say which rows belong to a row of it. */
    public List<Column> sourceColumns() {
      return through == null
          ? columns.stream().map(JoinColumn::column).toList()
          : through.source().stream().map(JoinColumn::other).toList();
    }

    /**
     * The columns that point to {@link #sourceColumns}, in their order: of the target's table, or
     * of the join table.
     */
    public List<Column> pointers() {
      return through == null
          ? columns.stream().map(JoinColumn::other).toList()
          : through.source().stream().map(JoinColumn::column).toList();
    }
  }
}
