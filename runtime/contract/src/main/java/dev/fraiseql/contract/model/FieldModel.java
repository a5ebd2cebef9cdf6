package dev.fraiseql.contract.model;

import dev.fraiseql.annotations.OnDelete;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field of a type or of an embedded object. */
public sealed interface FieldModel {

  /** The name in GraphQL, in Arrow and in Java. */
  String name();

  /**
   * The index among the fields of the type or embedded object that declares it, from 0. Generated
   * code switches on it.
   */
  int ordinal();

  /** Whether the field may be null. */
  boolean nullable();

  /** Its description and deprecation in the schema. */
  Doc doc();

  /** The same field with another description. */
  FieldModel withDoc(Doc doc);

  /** A part of the type's key that is an {@code ID}. */
  static ScalarField key(String name, int ordinal, Column column) {
    return new ScalarField(name, ordinal, column, true, true, Doc.NONE);
  }

  /** A part of the type's key with the scalar of its column. */
  static ScalarField keyValue(String name, int ordinal, Column column) {
    return new ScalarField(name, ordinal, column, true, false, Doc.NONE);
  }

  /** An {@code ID} that is no part of the type's key. */
  static ScalarField id(String name, int ordinal, Column column) {
    return new ScalarField(name, ordinal, column, false, true, Doc.NONE);
  }

  /** Any other value, or list of values. */
  static ScalarField value(String name, int ordinal, Column column) {
    return new ScalarField(name, ordinal, column, false, false, Doc.NONE);
  }

  /** An embedded object that is never null. */
  static FieldModel embedded(String name, int ordinal, String type, FieldModel... fields) {
    return new EmbeddedField(name, ordinal, type, false, List.of(fields), Doc.NONE);
  }

  /** An embedded object that may be null. */
  static FieldModel nullableEmbedded(String name, int ordinal, String type, FieldModel... fields) {
    return new EmbeddedField(name, ordinal, type, true, List.of(fields), Doc.NONE);
  }

  /** A to-one relation whose row is never missing. */
  static ToOneField toOne(String name, int ordinal, String target, JoinColumn... columns) {
    return new ToOneField(name, ordinal, target, false, List.of(columns), Doc.NONE);
  }

  /** A to-one relation that may be null. */
  static ToOneField nullableToOne(String name, int ordinal, String target, JoinColumn... columns) {
    return new ToOneField(name, ordinal, target, true, List.of(columns), Doc.NONE);
  }

  /** A to-many relation: rows of another type with foreign keys to this type. */
  static FieldModel toMany(String name, int ordinal, String target, JoinColumn... columns) {
    return new ToManyField(name, ordinal, target, List.of(columns), null, Doc.NONE);
  }

  /** A to-many relation through a join table. */
  static FieldModel manyToMany(String name, int ordinal, String target, JoinTable through) {
    return new ToManyField(name, ordinal, target, List.of(), through, Doc.NONE);
  }

  /**
   * A value, or list of values, in one column.
   *
   * @param key whether it is a part of the type's key
   * @param isId whether it is an {@code ID} in GraphQL: only single values of a {@link
   *     Scalar#isIdentifier} can be
   * @param writing how mutations write it
   */
  record ScalarField(
      String name,
      int ordinal,
      Column column,
      boolean key,
      boolean isId,
      Doc doc,
      WriteRule writing)
      implements FieldModel {

    /** A field whose values the caller gives. */
    public ScalarField(
        String name, int ordinal, Column column, boolean key, boolean isId, Doc doc) {
      this(name, ordinal, column, key, isId, doc, WriteRule.INPUT);
    }

    /** The same field, written in another way. */
    public ScalarField written(WriteRule rule) {
      return new ScalarField(name, ordinal, column, key, isId, doc, rule);
    }

    @Override
    public boolean nullable() {
      return column.nullable();
    }

    @Override
    public ScalarField withDoc(Doc other) {
      return new ScalarField(name, ordinal, column, key, isId, other, writing);
    }

    /** The name of the GraphQL type of the value, or of each element of the list. */
    public String graphql() {
      return isId ? "ID" : column.type().graphql();
    }
  }

  /**
   * An embedded object, stored in columns of its owner's table. If the field is nullable, each of
   * these columns is nullable in the database, and the object is null if all of them are NULL.
   *
   * @param type the GraphQL name of the object type, one per Java class
   * @param fields scalar and embedded fields only; their column names include the prefix
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

    /** The columns of the fields, and of embedded objects among them. */
    public List<Column> columns() {
      List<Column> columns = new ArrayList<>();
      for (FieldModel field : fields) {
        if (field instanceof ScalarField scalar) {
          columns.add(scalar.column());
        } else if (field instanceof EmbeddedField embedded) {
          columns.addAll(embedded.columns());
        }
      }
      return columns;
    }
  }

  /**
   * A to-one relation: a foreign key in this type's table.
   *
   * @param target the GraphQL name of the target type
   * @param columns pairs of a column of this table and a key column of the target's table, in the
   *     order of the target's key
   * @param onDelete what happens to this row when the target's is deleted
   */
  record ToOneField(
      String name,
      int ordinal,
      String target,
      boolean nullable,
      List<JoinColumn> columns,
      Doc doc,
      OnDelete onDelete)
      implements FieldModel {
    public ToOneField {
      columns = List.copyOf(columns);
    }

    /** A relation that keeps the target from being deleted. */
    public ToOneField(
        String name,
        int ordinal,
        String target,
        boolean nullable,
        List<JoinColumn> columns,
        Doc doc) {
      this(name, ordinal, target, nullable, columns, doc, OnDelete.RESTRICT);
    }

    /** The same relation with another effect of deletes. */
    public ToOneField onDelete(OnDelete effect) {
      return new ToOneField(name, ordinal, target, nullable, columns, doc, effect);
    }

    @Override
    public ToOneField withDoc(Doc other) {
      return new ToOneField(name, ordinal, target, nullable, columns, other, onDelete);
    }
  }

  /**
   * A to-many relation.
   *
   * @param target the GraphQL name of the target type
   * @param columns pairs of a key column of this table and the foreign key column of the target's
   *     table; empty if there is a join table
   * @param through the join table; null if the target's table has the foreign key
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

    /** The columns of this table, in order, that the foreign key refers to. */
    public List<Column> sourceColumns() {
      return through == null
          ? columns.stream().map(JoinColumn::column).toList()
          : through.source().stream().map(JoinColumn::other).toList();
    }

    /**
     * The foreign key columns that refer to {@link #sourceColumns}, in their order: of the target's
     * table, or of the join table.
     */
    public List<Column> pointers() {
      return through == null
          ? columns.stream().map(JoinColumn::other).toList()
          : through.source().stream().map(JoinColumn::column).toList();
    }
  }
}
