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

  /** The same field with a description. */
  FieldModel withDoc(Doc doc);

  /** A part of the type's key that is an {@code ID}. */
  static FieldModel key(String name, int ordinal, Column column) {
    return new ScalarField(name, ordinal, column, true, true, Doc.NONE);
  }

  /** A part of the type's key with the scalar of its column. */
  static FieldModel keyValue(String name, int ordinal, Column column) {
    return new ScalarField(name, ordinal, column, true, false, Doc.NONE);
  }

  /** An {@code ID} that is no part of the type's key. */
  static FieldModel id(String name, int ordinal, Column column) {
    return new ScalarField(name, ordinal, column, false, true, Doc.NONE);
  }

  /** Any other value, or list of values. */
  static FieldModel value(String name, int ordinal, Column column) {
    return new ScalarField(name, ordinal, column, false, false, Doc.NONE);
  }

  /** A value object that is never null. */
  static FieldModel embedded(String name, int ordinal, String type, FieldModel... fields) {
    return new EmbeddedField(name, ordinal, type, false, List.of(fields), Doc.NONE);
  }

  /** A value object that may be null. */
  static FieldModel nullableEmbedded(String name, int ordinal, String type, FieldModel... fields) {
    return new EmbeddedField(name, ordinal, type, true, List.of(fields), Doc.NONE);
  }

  /** A row of another type that is always there. */
  static FieldModel toOne(String name, int ordinal, String target, JoinColumn... columns) {
    return new ToOneField(name, ordinal, target, false, List.of(columns), Doc.NONE);
  }

  /** A row of another type, or null. */
  static FieldModel nullableToOne(String name, int ordinal, String target, JoinColumn... columns) {
    return new ToOneField(name, ordinal, target, true, List.of(columns), Doc.NONE);
  }

  /** Rows of another type, whose own columns point to this type. */
  static FieldModel toMany(String name, int ordinal, String target, JoinColumn... columns) {
    return new ToManyField(name, ordinal, target, List.of(columns), null, Doc.NONE);
  }

  /** Rows of another type that are found through a join table. */
  static FieldModel manyToMany(String name, int ordinal, String target, JoinTable through) {
    return new ToManyField(name, ordinal, target, List.of(), through, Doc.NONE);
  }

  /**
   * A value, or list of values, in one column.
   *
   * @param key whether it is a part of the type's key
   * @param isId whether it is an {@code ID} in GraphQL: only single values of a {@link
   *     Scalar#isIdentifier} can be
   */
  record ScalarField(String name, int ordinal, Column column, boolean key, boolean isId, Doc doc)
      implements FieldModel {

    @Override
    public boolean nullable() {
      return column.nullable();
    }

    @Override
    public ScalarField withDoc(Doc other) {
      return new ScalarField(name, ordinal, column, key, isId, other);
    }

    /** The name of the GraphQL type of the value, or of each element of the list. */
    public String graphql() {
      return isId ? "ID" : column.type().graphql();
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

    @Override
    public EmbeddedField withDoc(Doc other) {
      return new EmbeddedField(name, ordinal, type, nullable, fields, other);
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

    @Override
    public ToOneField withDoc(Doc other) {
      return new ToOneField(name, ordinal, target, nullable, columns, other);
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
    public ToManyField withDoc(Doc other) {
      return new ToManyField(name, ordinal, target, columns, through, other);
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
