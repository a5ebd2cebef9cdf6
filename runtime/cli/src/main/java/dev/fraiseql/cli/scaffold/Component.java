package dev.fraiseql.cli.scaffold;

import dev.fraiseql.jdbc.schema.CatalogColumn;
import dev.fraiseql.jdbc.schema.ColumnDeclaration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component of a record that is written. */
sealed interface Component {

  /** Its name in Java. */
  String name();

  /**
   * A value of one column.
   *
   * @param enumName of its Java enum; null for other values
   */
  record Value(
      String name,
      CatalogColumn column,
      ColumnDeclaration declaration,
      boolean key,
      boolean nullable,
      @Nullable String enumName)
      implements Component {}

  /**
   * A row of another table.
   *
   * @param target its type
   * @param columns of the foreign key, in the order of the target's key
   */
  record ToOne(String name, TypePlan target, List<String> columns, boolean nullable)
      implements Component {}

  /**
   * Rows of another table whose foreign key refers to this one.
   *
   * @param target their type
   * @param mappedBy the component of the target that refers here; null if it has only one
   */
  record ToMany(String name, TypePlan target, @Nullable String mappedBy) implements Component {}

  /**
   * Rows of another table by a join table.
   *
   * @param columns of the join table with the key of this type
   * @param inverse those with the key of the target
   */
  record ManyToMany(
      String name, TypePlan target, String table, List<String> columns, List<String> inverse)
      implements Component {}
}
